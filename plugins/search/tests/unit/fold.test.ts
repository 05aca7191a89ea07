import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { excerptOf } from '@/plugins/search/excerpt'
import { fold, foldWords } from '@/plugins/search/fold'
import { termsOf } from '@/plugins/search/query'

/** Texts with the signs that folding changes, and any others. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(' ', '\u00a0', '\u202f', '\n', '’', "'", 'É', 'e\u0301', 'œ', '«', '»', '?'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.lorem({ maxCount: 1 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('fold', () => {
  it.each([
    ['L’Intérêt  général ?', "l'interet general?"],
    ['Cœur\u00a0: «\u202f10\u00a0000\u00a0€ »', 'coeur: «10 000€»'],
    ['7\u2011juin – été', '7-juin - ete'],
    ['mé\u00adtier', 'metier'],
  ])('makes %j %j', (before, after) => expect(foldWords(before)).toBe(after))

  it('changes nothing of a folded text', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(foldWords(foldWords(one))).toBe(foldWords(one))
      }),
    )
  })

  it('keeps each part of a text a part of the folded text, at its place', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (one, from, length) => {
        const characters = [...one]
        const part = characters.slice(from, from + length).join('')
        expect(foldWords(one)).toContain(foldWords(part))
        const { folded, starts } = fold(one)
        expect(starts).toHaveLength(folded.length)
        expect([...starts].sort((a, b) => a - b)).toEqual(starts)
      }),
    )
  })
})

describe('termsOf', () => {
  it.each([
    ['beta.gouv 07/12', ['beta.gouv', '07/12']],
    ['  « à projets » Appel appel', ['a projets', 'appel']],
    ['"d’intérêt général', ["d'interet general"]],
    ['« » \u00a0 ""', []],
  ])('reads %j', (query, terms) => expect(termsOf(query)).toEqual(terms))
})

describe('excerptOf', () => {
  const shown = (words: string, terms: string[]) =>
    excerptOf(words, terms)
      .map(({ isFound, words }) => (isFound ? `[${words}]` : words))
      .join('')

  it('marks each match as it is written, on one line', () => {
    expect(shown('Un Intérêt\ngénéral,\u00a0l’intérêt', ['interet', 'general'])).toBe(
      'Un [Intérêt] [général], l’[intérêt]',
    )
  })

  it('cuts a long text between words, around the first match', () => {
    const around = 'mot '.repeat(50)
    const line = shown(`${around}cible ${around}`, ['cible'])
    expect(line).toMatch(/^…(mot )+\[cible\]( mot)+…$/)
    expect(line.length).toBeLessThan(160)
  })

  it('contains what matches, wherever it is', () => {
    fc.assert(
      fc.property(text, fc.lorem({ maxCount: 1 }), text, (before, word, after) => {
        const found = excerptOf(`${before} ${word} ${after}`, [foldWords(word)])
        expect(
          found.some(({ isFound, words }) => isFound && foldWords(words) === foldWords(word)),
        ).toBe(true)
      }),
    )
  })
})
