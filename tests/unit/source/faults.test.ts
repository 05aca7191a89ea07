import { describe, expect, it } from '@jest/globals'
import { faultsOf, fixture } from '../../fixtures/source/source-file'

const EMPTY = 'ne peut pas être vide'
const TEXT = 'doit être un texte'

/** The fixture with a passage replaced, which must be there. */
function changed(from: string, to: string): string {
  if (!fixture.includes(from)) throw new Error(`not in the fixture: ${from}`)
  return fixture.replace(from, to)
}

describe('faults of the content', () => {
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
      'unknown key',
      '  apply:',
      '  aply:\n    x: 1\n  apply:',
      '9:3: clé « head.aply » : clé inconnue',
    ],
    [
      'unknown key in a list',
      '      name: Équipe',
      '      name: Équipe\n      nom: É',
      '63:7: clé « criteria.list[2].nom » : clé inconnue',
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
      'unknown key in a free part',
      'wait:',
      'talents:\n  list:\n    - nom: Design\nwait:',
      '79:7: clé « talents.list[1].nom » : clé inconnue',
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
      .replace('      name: Équipe', '      nom: Équipe')
    expect(faultsOf(text).map((fault) => fault.split(' : ')[0])).toEqual([
      'page.md:2:1: clé « title »',
      'page.md:3:7: clé « open »',
      'page.md:4:1: clé « open »',
      'page.md:62:7: clé « criteria.list[2].nom »',
    ])
  })
})
