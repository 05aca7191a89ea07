import { describe, expect, it } from '@jest/globals'
import { stringify } from 'yaml'

import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'
import { faultsOf, fileWith, fixture, read } from '@/tests/fixtures/source/source-file'

describe('errors in the content', () => {
  const EMPTY = 'ne peut pas être vide'
  const TEXT = 'doit être un texte'

  /** The fixture with one passage replaced; throws when the passage is missing. */
  function changed(from: string, to: string): string {
    if (!fixture.includes(from)) throw new Error(`not in the fixture: ${from}`)
    return fixture.replace(from, to)
  }

  it('are none in an accepted file', () => {
    expect(faultsOf(fixture)).toEqual([])
  })

  it.each([
    ['a wrong type', 'open: true', 'open: oui', '4:7: clé « open » : doit être true ou false'],
    [
      'a list instead of a text',
      'title: Nos critères',
      'title: [Nos, critères]',
      `54:10: clé « criteria.title » : ${TEXT}`,
    ],
    [
      'a text instead of a group',
      'wait:\n  title: Appel à projets EIG 7\n  desc: Revenez au printemps.',
      'wait: non',
      '77:7: clé « wait » : doit être un groupe de clés',
    ],
    [
      'the key of former exports',
      'open: true',
      'open: true\ncms:\n  titre: A',
      '6:3: clé « cms » : clé inconnue',
    ],
    [
      'a missing key at the root',
      'title: Administrations\n',
      '',
      '2:1: clé « title » : clé manquante',
    ],
    ['a blank title', 'title: Administrations\n', 'title: " "\n', `2:8: clé « title » : ${EMPTY}`],
    [
      'a title without a value',
      'title: Administrations\n',
      'title:\n',
      `2:1: clé « title » : ${TEXT}`,
    ],
    ['a missing layout', 'layout: admins\n', '', '2:1: clé « layout » : clé manquante'],
    [
      'an unknown layout',
      'layout: admins',
      'layout: blog',
      '3:9: clé « layout » : « blog » n’est pas prise en charge ; valeurs admises : « admins », « faq », « project », « page »',
    ],
    [
      'a list in a part that may be a text or a group',
      'wait:',
      'talents: [Design]\nwait:',
      '77:10: clé « talents » : doit être un texte ou un groupe de clés',
    ],
    [
      'a former address that is invalid',
      'open: true',
      'open: true\naliases: [/ancienne?page=2]',
      '5:11: clé « aliases[1] » : ancienne adresse incorrecte : un chemin du site, par exemple « /participer/admins »',
    ],
    [
      'an endless list',
      'open: true',
      `open: true\naliases: [${'a, '.repeat(301)}]`,
      '5:10: clé « aliases » : liste trop longue : 300 éléments au plus',
    ],
    [
      'a dangerous link target',
      'url: /participer/administrations/proposer',
      'url: javascript:alert(1)',
      '11:10: clé « head.apply.url » : adresse non admise : https://…, mailto:…, tel:… ou une adresse du site',
    ],
    [
      'a repeated key',
      'open: true',
      'open: true\nopen: false',
      '5:1: clé « open » : clé déjà présente dans ce groupe',
    ],
  ])('are reported for %s', (_, from, to, fault) => {
    expect(faultsOf(changed(from, to))).toEqual([`page.md:${fault}`])
  })

  it('are all reported at once, in the order of the file', () => {
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

describe('reading the file', () => {
  const faultsOfBytes = (bytes: Uint8Array) => {
    const result = readSource(bytes, 'page.md')
    return result.ok ? [] : result.faults.map(formatFault)
  }

  describe('errors in the file', () => {
    it('are reported for a front matter that is missing, not first or not closed', () => {
      const missing = ['page.md:1:1: en-tête YAML absent : la première ligne doit être « --- »']
      expect(faultsOf('')).toEqual(missing)
      expect(faultsOf('# Bonjour')).toEqual(missing)
      expect(faultsOf(`\n${fixture}`)).toEqual(missing)
      expect(faultsOf('---\ntitle: A\n')).toEqual([
        'page.md:1:1: en-tête YAML non fermé : une ligne « --- » manque',
      ])
    })

    it('are reported for an endless front matter', () => {
      expect(faultsOf(`---\n${'@\n'.repeat(20_000)}---\n`)).toEqual([
        'page.md:1:1: en-tête trop long : 20000 lignes, une page tient en 15000',
      ])
    })

    it('are reported for bytes that are not UTF-8, with each line and column', () => {
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

    it('are reported for more than 256 KiB', () => {
      const limit = 256 * 1024
      const filler = (size: number) => Buffer.concat([Buffer.alloc(size, 'a')])
      expect(faultsOfBytes(filler(limit + 1))).toEqual([
        'page.md:1:1: fichier trop gros (262145 octets) : une page tient dans 256 Kio',
      ])
      expect(faultsOfBytes(filler(limit))[0]).toContain('en-tête YAML absent')
    })
  })

  describe('the traces of a text editor', () => {
    it('are removed and reported: a byte order mark and Windows line ends', () => {
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

describe('errors in the YAML, with the line in the file', () => {
  const faultsOfYaml = (...lines: string[]) => faultsOf(['---', ...lines, '---', ''].join('\n'))

  it.each([
    ['a second colon', ['title: Appel : ouvert'], '2:8: un deuxième « : » sur la ligne'],
    [
      'a text that is not indented under its key',
      ['head:', '  desc: Un programme', '  pour vous', '  title: Administrations'],
      '4:3: un texte sur plusieurs lignes contient « : » ou est mal indenté',
    ],
    ['a tab', ['head:', '\ttitle: A'], '3:1: tabulation dans l’indentation'],
    ['a missing closing quote', ['title: "Appel'], '3:1: un caractère manque'],
    [
      'an unquoted bold text',
      ['title: **important**'],
      '2:8: un texte qui commence par « * » se met entre guillemets',
    ],
    ['an unknown escape', ['title: "C:\\projets"'], '2:11: séquence « \\ » inconnue'],
    ['a reserved character', ['title: @eig'], '2:8: ce caractère ne peut commencer un texte'],
    ['an unknown tag', ['title: !secret Appel'], '2:8: étiquette YAML (!) inconnue'],
  ])('are reported for %s', (_, lines, fault) => {
    expect(faultsOfYaml(...lines)[0]).toContain(`page.md:${fault}`)
  })

  it.each([
    ['title: Projet # 7e promotion', '2:15: clé « title »'],
    ['title: # Projet', '2:8: clé « title »'],
    ['title: # Projet\n  suite', '2:8: clé « title »'],
    ['title: 7 # promotions', '2:10: clé « title »'],
    ['criteria: { list: [{ name: Un # 1\n  }] }', '2:31: clé « name »'],
    ['title: Projet\n  annuel # 7', '3:10: clé « title »'],
  ])('are reported for a text that “ #” would cut: %j', (yaml, fault) => {
    expect(faultsOfYaml(yaml)).toContain(
      `page.md:${fault} : ce qui suit « # » sur la ligne est un commentaire et serait perdu : mettez le texte entre guillemets`,
    )
  })

  it('are not reported for real comments', () => {
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

  it('are reported for each alias, so that aliases cannot multiply', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]']
    expect(
      faultsOfYaml(...bomb).map(
        (fault) => /:(\d+:\d+): un texte qui commence par/.exec(fault)?.[1],
      ),
    ).toEqual(['3:8', '3:12', '4:5', '4:9'])
  })

  it('are reported for groups used as keys and for structures that are too deep', () => {
    expect(faultsOfYaml('? {a: 1}', ': b')).toEqual(['page.md:2:3: une clé doit être un nom'])
    expect(faultsOfYaml('? '.repeat(1000)).length).toBeGreaterThan(0)
    expect(faultsOfYaml(`a: ${'['.repeat(3000)}`).join()).toContain('structure trop profonde')
  })

  it('are reported for a front matter that is empty or has no keys', () => {
    expect(faultsOfYaml()).toEqual([expect.stringContaining('doit être un groupe de clés')])
    expect(faultsOfYaml('- a')).toEqual(['page.md:2:1: l’en-tête doit être un groupe de clés'])
  })
})

describe('texts that are too long or complex', () => {
  const faultOf = (program: string) =>
    faultsOf(fileWith({ program }))[0]?.replace(/[\u00a0\u202f]/g, ' ')

  describe('a text that would block the program is refused, with its size', () => {
    it.each([
      ['a long text', 'mot '.repeat(25_001), 'texte trop long (100 004 caractères)'],
      ['many lines', 'a\n'.repeat(2001), 'texte trop long (2 002 lignes)'],
      ['much emphasis', '*a**b'.repeat(900), 'trop de signes de mise en forme (2 700 dans un'],
      ['many underlines', 'a\n=\n'.repeat(61), 'plus de 60 lignes de « = »'],
      ['many spaces', `a${' '.repeat(500)}b`, 'plus de 500 espaces de suite'],
      [
        'nested quotations',
        `${'> '.repeat(9)}a`,
        'listes ou citations imbriquées sur plus de 8 niveaux',
      ],
    ])('when it has %s', (_, program, message) => {
      expect(faultOf(program)).toContain(`clé « program » : ${message}`)
    })

    it('when all texts of the file are too long together', () => {
      const third = 'mot '.repeat(9_000)
      const wait = { title: 'Après', desc: third }
      expect(faultsOf(fileWith({ program: third, steps: third }))).toEqual([])
      expect(faultsOf(fileWith({ program: third, steps: third, wait }))).toEqual([
        expect.stringMatching(/^page\.md:\d+:\d+: clé « wait\.desc » : texte trop long/),
      ])
    })

    it('when the text after the front matter makes the file too long', () => {
      const half = 'mot '.repeat(9_999)
      expect(faultsOf(fileWith({ steps: half, program: half }, 'mot '.repeat(5_000)))).toEqual([
        expect.stringMatching(/^page\.md:\d+:\d+: clé « steps » : texte trop long/),
      ])
    })

    it('but not when it is many times longer than the longest known page', () => {
      const part = `## Un titre\n\n${'Un **mot** et un [lien](/ici) de plus, `code` compris. '.repeat(5)}\n\n`
      expect(faultsOf(fileWith({ program: part.repeat(80) }))).toEqual([])
    })
  })

  describe('a draft that the site would refuse to publish is refused', () => {
    it.each(['../../etc', 'Été/À b', 'admin', '/a/'])('because of the address “%s”', (address) => {
      const page = { title: 'Une page', layout: 'page', address }
      expect(faultsOf(`---\n${stringify(page)}---\n`)).toEqual([
        expect.stringMatching(/^page\.md:\d+:10: clé « address » : (?:Utilisez|Les adresses)/),
      ])
      expect(faultsOf(`---\n${stringify({ ...page, draft: true })}---\n`)).toEqual([])
    })

    it('because of a text longer than its field, with its line', () => {
      const long = 'mot '.repeat(10_001)
      const [fault, ...others] = faultsOf(fileWith({ steps: long }))
      expect(others).toEqual([])
      expect(fault?.replace(/[\u00a0\u202f]/g, ' ')).toMatch(
        /^page\.md:15:\d+: clé « steps » : texte trop long \(40 00\d caractères\) : 40 000 au plus$/,
      )
      expect(faultsOf(fileWith({ steps: 'mot '.repeat(9_999) }))).toEqual([])
    })

    it('because of a text that the import assembles from parts, or the text after the front matter', () => {
      const long = 'mot '.repeat(6_000)
      const faq = { layout: 'faq', title: 'Questions', questions: [] }
      const parts = { title: 'Qui ?', desc: long, list: [{ name: 'Où ?', desc: long }] }
      const text = (keys: object, body = '') => `---\n${stringify(keys)}---\n${body}`
      for (const file of [text({ ...faq, contact: parts }), text(faq, long + long)]) {
        expect(faultsOf(file)).toEqual([expect.stringMatching(/^page\.md:2:1: texte trop long/)])
      }
    })
  })

  it('only the first 200 errors of a file are reported', () => {
    expect(faultsOf(`---\n${'couleur: bleu\n'.repeat(1000)}---\n`)).toHaveLength(200)
  })
})
