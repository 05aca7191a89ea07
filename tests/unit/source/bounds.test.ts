import { describe, expect, it } from '@jest/globals'
import { stringify } from 'yaml'

import { faultsOf, fileWith } from '../../fixtures/source/source-file'

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
