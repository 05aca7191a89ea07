import { describe, expect, it } from '@jest/globals'
import { faultsOf, fileWith } from '../../fixtures/source/source-file'

const faultOf = (program: string) =>
  faultsOf(fileWith({ program }))[0]?.replace(/[\u00a0\u202f]/g, ' ')

describe('a text that would hold the program is refused, with its size', () => {
  it.each([
    ['long', 'mot '.repeat(25_001), 'texte trop long (100 090 caractères'],
    ['in many lines', 'a\n'.repeat(2001), 'texte trop long (2 010 lignes'],
    ['full of emphasis', '*a**b'.repeat(400), 'trop de signes de mise en forme (1 200 dans un'],
    ['full of underlines', 'a\n=\n'.repeat(61), 'plus de 60 lignes de « = »'],
    ['full of blanks', `a${' '.repeat(500)}b`, 'plus de 500 espaces de suite'],
    ['nested by its indentation', `* a\n${' '.repeat(80)}* b`, 'listes trop imbriquées'],
  ])('%s', (_, program, message) => {
    expect(faultOf(program)).toContain(`clé « program » : ${message}`)
  })

  it('all texts of a file count together', () => {
    const half = 'mot '.repeat(15_000)
    expect(faultsOf(fileWith({ program: half }))).toEqual([])
    expect(faultsOf(fileWith({ program: half, steps: half }))).toEqual([
      expect.stringMatching(/^page\.md:\d+:\d+: clé « steps » : texte trop long/),
    ])
  })

  it('while many times the longest page known passes', () => {
    const part = `## Un titre\n\n${'Un **mot** et un [lien](/ici) de plus, `code` compris. '.repeat(5)}\n\n`
    expect(faultsOf(fileWith({ program: part.repeat(80) }))).toEqual([])
  })
})

it('only the first faults of a file that is no page are told', () => {
  expect(faultsOf(`---\n${'couleur: bleu\n'.repeat(1000)}---\n`)).toHaveLength(200)
})
