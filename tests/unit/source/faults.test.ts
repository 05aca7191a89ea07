import { describe, expect, it } from '@jest/globals'
import { faultsOf, fileWith, fixture } from '../../fixtures/source/source-file'

const EMPTY = 'ne peut pas être vide'
const TEXT = 'doit être un texte (entre guillemets s’il ressemble à un nombre ou à true ou false)'

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
    [
      'wrong type',
      'open: true',
      'open: oui',
      '4:7: clé « open » : doit être true (ouvert) ou false (fermé)',
    ],
    [
      'number for a text',
      'title: Nos critères',
      'title: 2024',
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
    [
      'missing key in a group',
      '    title: Je dépose un projet\n',
      '',
      '9:3: clé « head.apply.title » : clé manquante',
    ],
    [
      'missing key in a list',
      '      name: Équipe\n',
      '',
      '61:7: clé « criteria.list[2].name » : clé manquante',
    ],
    [
      'blank name',
      'title: Administrations publiques',
      'title: " "',
      `6:10: clé « head.title » : ${EMPTY}`,
    ],
    [
      'name left out',
      'title: Administrations publiques',
      'title:',
      `6:3: clé « head.title » : ${TEXT}`,
    ],
    [
      'list without title',
      'title: Nos critères',
      'title: ""',
      `54:10: clé « criteria.title » : ${EMPTY}`,
    ],
    [
      'closed call without title',
      'title: Appel à projets EIG 7',
      'title: ""',
      `78:10: clé « wait.title » : ${EMPTY}`,
    ],
    [
      'unknown layout',
      'layout: admins',
      'layout: faq',
      '3:9: clé « layout » : « faq » n’est pas pris en charge ; valeur admise : « admins »',
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
      .replace('layout: admins', 'layout: faq')
      .replace('      name: Équipe', '      nom: Équipe')
    expect(faultsOf(text).map((fault) => fault.split(' : ')[0])).toEqual([
      'page.md:3:9: clé « layout »',
      'page.md:4:7: clé « open »',
      'page.md:5:1: clé « open »',
      'page.md:62:7: clé « criteria.list[2].name »',
      'page.md:63:7: clé « criteria.list[2].nom »',
    ])
  })

  it('a title that must be there is asked for even where the list has a fault of its own', () => {
    const text = changed('title: Nos critères', 'title:').replace('name: Équipe', 'nom: Équipe')
    expect(faultsOf(text).map((fault) => fault.split(' : ')[0])).toEqual([
      'page.md:54:3: clé « criteria.title »',
      'page.md:61:7: clé « criteria.list[2].name »',
      'page.md:62:7: clé « criteria.list[2].nom »',
    ])
  })

  it('nesting that would hold the parser is refused, in a key or after the front matter', () => {
    const message = 'listes ou citations trop imbriquées sur une même ligne'
    const deep = `${'* '.repeat(5000)}a`
    expect(faultsOf(fileWith({ steps: deep }))).toEqual([
      expect.stringMatching(`^page.md:\\d+:8: clé « steps » : ${message}$`),
    ])
    expect(faultsOf(fileWith({}, deep))).toEqual([`page.md:1:1: ${message}`])
    expect(faultsOf(fileWith({ program: `* * *\n\n${'*'.repeat(60)}\n\n> * a` }))).toEqual([])
  })
})
