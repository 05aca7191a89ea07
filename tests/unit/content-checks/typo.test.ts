import { expect, it } from '@jest/globals'
import { cases, fc } from '@/tests/support/random-cases'
import { isOneTypoApart } from '@/text/checks/typo'

/** By the book: the whole matrix. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => rows[i]![j]!
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const steps = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost]
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) steps.push(at(i - 2, j - 2) + 1)
      rows[i]![j] = Math.min(...steps)
    }
  }
  return at(a.length, b.length)
}

it('is a Damerau–Levenshtein distance of 1', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneTypoApart(a, b)).toBe(distance(a, b) === 1)
    }),
    { numRuns: cases(500) },
  )
})
