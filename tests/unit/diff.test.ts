import { describe, expect, it } from '@jest/globals'

import { fc } from '@/tests/support/random-cases'
import { shortened } from '@/text/typography'
import { wordDiff } from '@/text/word-diff'

describe('the difference between two texts', () => {
  const marked = (before: string, after: string) =>
    wordDiff(before, after)
      .map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`,
      )
      .join('')

  it.each([
    ['Dépôt du dossier', 'Dépôt des dossiers', 'Dépôt [-du][+des] [-dossier][+dossiers]'],
    ['l’appel est ouvert', 'l’appel est clos', 'l’appel est [-ouvert][+clos]'],
    ['', 'Nouveau', '[+Nouveau]'],
    ['Ancien', '', '[-Ancien]'],
    ['pareil', 'pareil', 'pareil'],
  ])('from « %s » to « %s »', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected)
  })

  it('is by lines when hundreds of words changed, and total when hundreds of lines did', () => {
    const numbers = (count: number, sign: string, between: string) =>
      Array.from({ length: count }, (_, index) => sign + index).join(between)
    const line = (sign: string) => `Avant\n${numbers(600, sign, ' ')}\nAprès`
    expect(wordDiff(line('a'), line('b')).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ])
    const [one, other] = [numbers(600, 'a', '\n'), numbers(600, 'b', '\n')]
    expect(wordDiff(one, other)).toEqual([
      { kind: 'removed', text: one },
      { kind: 'added', text: other },
    ])
  })

  it('allows rebuilding both texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const parts = wordDiff(a, b)
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect(without('added')).toBe(a)
        expect(without('removed')).toBe(b)
      }),
    )
  })
})

describe('a shortened text', () => {
  it.each([
    ['Tout tient.', 11, 'Tout tient.'],
    ['Six mois pour transformer', 14, 'Six mois pour…'],
    ['Six mois pour transformer', 15, 'Six mois pour…'],
    ['Six mois pour transformer', 13, 'Six mois…'],
    ['Écoute, puis construit', 8, 'Écoute…'],
    ['Trois étapes : dépôt, entretien', 16, 'Trois étapes…'],
    // The text may not be cut at a no-break space.
    ['Êtes-vous prêts\u00a0? Alors écrivez', 18, 'Êtes-vous prêts\u00a0?…'],
    ['Anticonstitutionnellement', 10, 'Anticonst…'],
    ['🌻🌻🌻🌻', 6, '🌻🌻…'],
  ])('« %s » in %i characters becomes « %s »', (text, longest, expected) => {
    expect(shortened(text, longest)).toBe(expected)
  })

  it('has at most the given length, and is the beginning of the text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.integer({ min: 5, max: 60 }),
        (text, longest) => {
          const short = shortened(text, longest)
          expect(short.length).toBeLessThanOrEqual(Math.max(longest, 1))
          expect(text.startsWith(short.replace(/…$/, ''))).toBe(true)
        },
      ),
    )
  })
})
