import { describe, expect, it } from '@jest/globals'
import { stringify } from 'yaml'

import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'
import { faultsOf, fileWith, fixture, read } from '@/tests/fixtures/source/source-file'

describe('faults of the content', () => {
  const EMPTY = 'ne peut pas être vide'
  const TEXT = 'doit être un texte'

  /** The fixture with a passage replaced, which must be there. */
  function changed(from: string, to: string): string {
    if (!fixture.includes(from)) throw new Error(`not in the fixture: ${from}`)
    return fixture.replace(from, to)
  }

  it('an accepted file has none', () => {
    expect(faultsOf(fixture)).toEqual([])
  })

  it.each([
    ['wrong type', 'open: true', 'open: oui', '4:7: clé « open » : doit être true ou false'],
    [
      'list for a text',
      'title: Nos critères',
      'title: [Nos, critères]',
      `54:10: clé « criteria.title » : ${TEXT}`,
    ],
    [
      'text for a group',
      'wait:\n  title: Appel à projets EIG 7\n  desc: Revenez au printemps.',
      'wait: non',
      '77:7: clé « wait » : doit être un groupe de clés',
    ],
    [
      'unknown key of the site’s own words',
      'open: true',
      'open: true\ncms:\n  titre: A',
      '6:10: clé « cms.titre » : clé inconnue',
    ],
    [
      'missing key at the root',
      'title: Administrations\n',
      '',
      '2:1: clé « title » : clé manquante',
    ],
    ['blank title', 'title: Administrations\n', 'title: " "\n', `2:8: clé « title » : ${EMPTY}`],
    ['title left out', 'title: Administrations\n', 'title:\n', `2:1: clé « title » : ${TEXT}`],
    ['missing layout', 'layout: admins\n', '', '2:1: clé « layout » : clé manquante'],
    [
      'unknown layout',
      'layout: admins',
      'layout: blog',
      '3:9: clé « layout » : « blog » n’est pas prise en charge ; valeurs admises : « admins », « faq », « project »',
    ],
    [
      'free part of another shape',
      'wait:',
      'talents: [Design]\nwait:',
      '77:10: clé « talents » : doit être un texte ou un groupe de clés',
    ],
    [
      'former address that is none',
      'open: true',
      'open: true\naliases: [/ancienne?page=2]',
      '5:11: clé « aliases[1] » : ancienne adresse incorrecte : un chemin du site, par exemple « /participer/admins »',
    ],
    [
      'list without end',
      'open: true',
      `open: true\naliases: [${'a, '.repeat(301)}]`,
      '5:10: clé « aliases » : liste trop longue : 300 éléments au plus',
    ],
    [
      'dangerous target',
      'url: /participer/administrations/proposer',
      'url: javascript:alert(1)',
      '11:10: clé « head.apply.url » : adresse non admise : https://…, mailto:…, tel:… ou une adresse du site',
    ],
    [
      'repeated key',
      'open: true',
      'open: true\nopen: false',
      '5:1: clé « open » : clé déjà présente dans ce groupe',
    ],
  ])('%s', (_, from, to, fault) => {
    expect(faultsOf(changed(from, to))).toEqual([`page.md:${fault}`])
  })

  it('are all told at once, in the order of the file', () => {
    const text = changed('open: true', 'open: oui\nopen: non')
      .replace('title: Administrations\n', '')
      .replace('      name: Équipe', '      name: [Équipe]')
    expect(faultsOf(text).map((fault) => fault.split(' : ')[0])).toEqual([
      'page.md:2:1: clé « title »',
      'page.md:3:7: clé « open »',
      'page.md:4:1: clé « open »',
      'page.md:62:13: clé « criteria.list[2].name »',
    ])
  })
})

describe('the file', () => {
  const faultsOfBytes = (bytes: Uint8Array) => {
    const result = readSource(bytes, 'page.md')
    return result.ok ? [] : result.faults.map(formatFault)
  }

  describe('faults of the file', () => {
    it('front matter missing, not first or not closed', () => {
      const missing = ['page.md:1:1: en-tête YAML absent : la première ligne doit être « --- »']
      expect(faultsOf('')).toEqual(missing)
      expect(faultsOf('# Bonjour')).toEqual(missing)
      expect(faultsOf(`\n${fixture}`)).toEqual(missing)
      expect(faultsOf('---\ntitle: A\n')).toEqual([
        'page.md:1:1: en-tête YAML non fermé : une ligne « --- » manque',
      ])
    })

    it('front matter that never seems to end', () => {
      expect(faultsOf(`---\n${'@\n'.repeat(20_000)}---\n`)).toEqual([
        'page.md:1:1: en-tête trop long : 20000 lignes, une page tient en 15000',
      ])
    })

    it('bytes that are not UTF-8, each line with its place', () => {
      const latin = Buffer.from('---\ntitle: \u{1F44D} Éte\nopen: �é é\n', 'utf8').toString(
        'binary',
      )
      const bytes = Buffer.from(
        latin.replace('\u00c3\u0089', '\u00c9').replaceAll('\u00c3\u00a9', '\u00e9'),
        'binary',
      )
      const message = 'octet qui n’est pas de l’UTF-8 : enregistrez le fichier en UTF-8'
      expect(faultsOfBytes(bytes)).toEqual([`page.md:2:11: ${message}`, `page.md:3:8: ${message}`])
    })

    it('more than 256 KiB', () => {
      const limit = 256 * 1024
      const filler = (size: number) => Buffer.concat([Buffer.alloc(size, 'a')])
      expect(faultsOfBytes(filler(limit + 1))).toEqual([
        'page.md:1:1: fichier trop gros (262145 octets) : une page tient dans 256 Kio',
      ])
      expect(faultsOfBytes(filler(limit))[0]).toContain('en-tête YAML absent')
    })
  })

  describe('what an editor leaves in a file', () => {
    it('a byte order mark and Windows line ends change nothing but are told', () => {
      const windows = read(`\uFEFF${fixture.replaceAll('\n', '\r\n')}`)
      const plain = read(fixture)
      expect(windows).toEqual({
        ...plain,
        repairs: [
          { key: 'fichier', message: 'marque d’ordre des octets (BOM) retirée' },
          { key: 'fichier', message: 'fins de ligne Windows (CRLF) converties' },
        ],
      })
    })
  })
})

describe('faults of the YAML, with the line of the file', () => {
  const faultsOfYaml = (...lines: string[]) => faultsOf(['---', ...lines, '---', ''].join('\n'))

  it.each([
    ['second colon', ['title: Appel : ouvert'], '2:8: un deuxième « : » sur la ligne'],
    [
      'text not indented under its key',
      ['head:', '  desc: Un programme', '  pour vous', '  title: Administrations'],
      '4:3: un texte sur plusieurs lignes contient « : » ou est mal indenté',
    ],
    ['tab', ['head:', '\ttitle: A'], '3:1: tabulation dans l’indentation'],
    ['closing quote', ['title: "Appel'], '3:1: un caractère manque'],
    [
      'unquoted bold text',
      ['title: **important**'],
      '2:8: un texte qui commence par « * » se met entre guillemets',
    ],
    ['unknown escape', ['title: "C:\\projets"'], '2:11: séquence « \\ » inconnue'],
    ['reserved character', ['title: @eig'], '2:8: ce caractère ne peut commencer un texte'],
    ['unknown tag', ['title: !secret Appel'], '2:8: étiquette YAML (!) inconnue'],
  ])('%s', (_, lines, fault) => {
    expect(faultsOfYaml(...lines)[0]).toContain(`page.md:${fault}`)
  })

  it.each([
    ['title: Projet # 7e promotion', '2:15: clé « title »'],
    ['title: # Projet', '2:8: clé « title »'],
    ['title: # Projet\n  suite', '2:8: clé « title »'],
    ['title: 7 # promotions', '2:10: clé « title »'],
    ['criteria: { list: [{ name: Un # 1\n  }] }', '2:31: clé « name »'],
    ['title: Projet\n  annuel # 7', '3:10: clé « title »'],
  ])('a text that “ #” would cut is refused: %j', (yaml, fault) => {
    expect(faultsOfYaml(yaml)).toContain(
      `page.md:${fault} : ce qui suit « # » sur la ligne est un commentaire et serait perdu : mettez le texte entre guillemets`,
    )
  })

  it('comments that can be nothing else are not', () => {
    const lines = ['# En tête', 'title: "Appel #7 # 8" # entre guillemets', 'layout: admins']
    const more = [
      'open: true # en mars',
      '# seul',
      'head: # le haut',
      '  # indenté',
      '  title: Eig#7',
    ]
    const text = [
      'program: | # bloc',
      '  # Titre',
      '  Un # deux',
      '  # Trois',
      'steps:',
      '  # rien',
    ]
    expect(faultsOfYaml(...lines, ...more, ...text)).toEqual([])
  })

  it('every alias is refused, so that none can multiply', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]']
    expect(
      faultsOfYaml(...bomb).map(
        (fault) => /:(\d+:\d+): un texte qui commence par/.exec(fault)?.[1],
      ),
    ).toEqual(['3:8', '3:12', '4:5', '4:9'])
  })

  it('groups used as keys and bottomless structures are refused', () => {
    expect(faultsOfYaml('? {a: 1}', ': b')).toEqual(['page.md:2:3: une clé doit être un nom'])
    expect(faultsOfYaml('? '.repeat(1000)).length).toBeGreaterThan(0)
    expect(faultsOfYaml(`a: ${'['.repeat(3000)}`).join()).toContain('structure trop profonde')
  })

  it('an empty front matter, or one that is not made of keys', () => {
    expect(faultsOfYaml()).toEqual([expect.stringContaining('doit être un groupe de clés')])
    expect(faultsOfYaml('- a')).toEqual(['page.md:2:1: l’en-tête doit être un groupe de clés'])
  })
})

describe('what is too much', () => {
  const faultOf = (program: string) =>
    faultsOf(fileWith({ program }))[0]?.replace(/[\u00a0\u202f]/g, ' ')

  describe('a text that would hold the program is refused, with its size', () => {
    it.each([
      ['long', 'mot '.repeat(25_001), 'texte trop long (100 004 caractères)'],
      ['in many lines', 'a\n'.repeat(2001), 'texte trop long (2 002 lignes)'],
      ['full of emphasis', '*a**b'.repeat(900), 'trop de signes de mise en forme (2 700 dans un'],
      ['full of underlines', 'a\n=\n'.repeat(61), 'plus de 60 lignes de « = »'],
      ['full of blanks', `a${' '.repeat(500)}b`, 'plus de 500 espaces de suite'],
      ['nested', `${'> '.repeat(9)}a`, 'listes ou citations imbriquées sur plus de 8 niveaux'],
    ])('%s', (_, program, message) => {
      expect(faultOf(program)).toContain(`clé « program » : ${message}`)
    })

    it('all texts of a file count together', () => {
      const third = 'mot '.repeat(9_000)
      const wait = { title: 'Après', desc: third }
      expect(faultsOf(fileWith({ program: third, steps: third }))).toEqual([])
      expect(faultsOf(fileWith({ program: third, steps: third, wait }))).toEqual([
        expect.stringMatching(/^page\.md:\d+:\d+: clé « wait\.desc » : texte trop long/),
      ])
    })

    it('what follows the front matter counts with them', () => {
      const half = 'mot '.repeat(9_999)
      expect(faultsOf(fileWith({ steps: half, program: half }, 'mot '.repeat(5_000)))).toEqual([
        expect.stringMatching(/^page\.md:\d+:\d+: clé « steps » : texte trop long/),
      ])
    })

    it('while many times the longest page known passes', () => {
      const part = `## Un titre\n\n${'Un **mot** et un [lien](/ici) de plus, `code` compris. '.repeat(5)}\n\n`
      expect(faultsOf(fileWith({ program: part.repeat(80) }))).toEqual([])
    })
  })

  describe('what the site would refuse to publish is refused', () => {
    it.each(['../../etc', 'Été/À b', 'admin', '/a/'])('the address “%s”', (address) => {
      expect(faultsOf(fileWith({ cms: { address } }))).toEqual([
        expect.stringMatching(/^page\.md:\d+:12: clé « cms\.address » : (?:Utilisez|Les adresses)/),
      ])
      expect(faultsOf(fileWith({ draft: true, cms: { address } }))).toEqual([])
    })

    it('a text longer than a field holds, where it is written', () => {
      const long = 'mot '.repeat(10_001)
      const [fault, ...others] = faultsOf(fileWith({ steps: long }))
      expect(others).toEqual([])
      expect(fault?.replace(/[\u00a0\u202f]/g, ' ')).toMatch(
        /^page\.md:15:\d+: clé « steps » : texte trop long \(40 00\d caractères\) : 40 000 au plus$/,
      )
      expect(faultsOf(fileWith({ steps: 'mot '.repeat(9_999) }))).toEqual([])
    })

    it('a text that it makes of several, and what follows the front matter', () => {
      const long = 'mot '.repeat(6_000)
      const faq = { layout: 'faq', title: 'Questions', questions: [] }
      const parts = { title: 'Qui ?', desc: long, list: [{ name: 'Où ?', desc: long }] }
      const text = (keys: object, body = '') => `---\n${stringify(keys)}---\n${body}`
      for (const file of [text({ ...faq, contact: parts }), text(faq, long + long)]) {
        expect(faultsOf(file)).toEqual([expect.stringMatching(/^page\.md:2:1: texte trop long/)])
      }
    })
  })

  it('only the first faults of a file that is no page are told', () => {
    expect(faultsOf(`---\n${'couleur: bleu\n'.repeat(1000)}---\n`)).toHaveLength(200)
  })
})
