import { describe, expect, it } from '@jest/globals'

import { inputText, storedWords } from '@/components/admin/paris-date-words'
import { parisInstant } from '@/text/paris-time'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

/** What is said under the field once `typed` is stored. */
const said = (typed: string) =>
  storedWords('moment', parisInstant(typed)!.instant, typed).map(plain)

describe('storedWords', () => {
  it('says the whole date, midnight too, and nothing when nothing is stored', () => {
    expect(said('2027-03-31T18:00')).toEqual(['mercredi 31 mars 2027 à 18 h (heure de Paris)'])
    expect(said('2027-04-01T00:00')).toEqual(['jeudi 1er avril 2027 à 0 h (heure de Paris)'])
    expect(storedWords('moment', null, '')).toEqual([])
  })

  it('says what became of a time that Paris clocks skip', () => {
    expect(said('2027-03-28T02:30')).toEqual([
      'dimanche 28 mars 2027 à 3 h 30 (heure de Paris)',
      'Cette nuit-là, 2 h 30 n’existe pas : l’heure d’été commence. L’instant retenu est 3 h 30.',
    ])
    // Skipped in New York, real in Paris.
    expect(said('2027-03-14T02:30')).toEqual(['dimanche 14 mars 2027 à 2 h 30 (heure de Paris)'])
  })

  it.each([
    ['2027-10-31T00:30:00Z', 'la première est retenue, avant le passage à l’heure d’hiver.'],
    ['2027-10-31T01:30:00Z', 'la seconde est retenue, après le passage à l’heure d’hiver.'],
  ])('says which one of a time shown twice is %s', (iso, which) => {
    const stored = new Date(iso)
    const words = storedWords('moment', stored, inputText('moment', stored)).map(plain)
    expect(words[1]).toBe(`Cette nuit-là, 2 h 30 arrive deux fois : ${which}`)
  })

  it('says a day without its time', () => {
    const day = new Date('2027-03-31T22:00:00Z')
    expect(inputText('day', day)).toBe('2027-04-01')
    expect(storedWords('day', day, '2027-04-01').map(plain)).toEqual(['jeudi 1er avril 2027'])
  })
})
