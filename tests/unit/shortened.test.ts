import { describe, expect, it } from '@jest/globals'
import { fc } from '@/tests/support/random-cases'
import { shortened } from '@/text/shortened'

describe('a shortened text', () => {
  it.each([
    ['Tout tient.', 11, 'Tout tient.'],
    ['Six mois pour transformer', 14, 'Six mois pour…'],
    ['Six mois pour transformer', 15, 'Six mois pour…'],
    ['Six mois pour transformer', 13, 'Six mois…'],
    ['Écoute, puis construit', 8, 'Écoute…'],
    ['Trois étapes : dépôt, entretien', 16, 'Trois étapes…'],
    // A no-break space is no place to cut.
    ['Êtes-vous prêts\u00a0? Alors écrivez', 18, 'Êtes-vous prêts\u00a0?…'],
    ['Anticonstitutionnellement', 10, 'Anticonst…'],
    ['🌻🌻🌻🌻', 6, '🌻🌻…'],
  ])('« %s » in %i characters is « %s »', (text, longest, expected) => {
    expect(shortened(text, longest)).toBe(expected)
  })

  it('is never longer than asked, and begins as the text does', () => {
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
