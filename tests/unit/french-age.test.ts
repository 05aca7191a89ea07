import { describe, expect, it } from '@jest/globals'

import { changeWords, reviewWords } from '@/editing/change-words'
import { frenchAge } from '@/text/french-age'

const NOW = new Date('2027-03-31T10:00:00Z')
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

describe('an age', () => {
  it.each([
    ['2027-03-31T10:00:00Z', 'à l’instant'],
    ['2027-03-31T09:59:01Z', 'à l’instant'],
    // A clock of another machine may be ahead.
    ['2027-03-31T10:00:05Z', 'à l’instant'],
    ['2027-03-31T09:59:00Z', 'il y a 1 minute'],
    ['2027-03-31T09:00:01Z', 'il y a 59 minutes'],
    ['2027-03-31T09:00:00Z', 'il y a 1 heure'],
    ['2027-03-30T10:00:01Z', 'il y a 23 heures'],
    ['2027-03-28T09:00:00Z', 'il y a 3 jours'],
    ['2027-02-20T10:00:00Z', 'il y a 1 mois'],
    ['2024-12-31T10:00:00Z', 'il y a 2 ans'],
  ])('from %s is said « %s »', (instant, words) => {
    expect(plain(frenchAge(new Date(instant), NOW))).toBe(words)
  })

  it('never breaks in the middle', () => {
    expect(frenchAge(new Date('2027-03-28T10:00:00Z'), NOW)).not.toContain(' ')
  })
})

describe('the words of a change', () => {
  const updatedAt = new Date('2027-03-28T10:00:00Z')

  it('say since when and by whom', () => {
    const change = { status: 'modified', updatedAt, editedBy: 'Camille' } as const
    expect(plain(changeWords(change, NOW))).toBe('Modifié il y a 3 jours par Camille')
  })

  it('tell a draft, and leave out an author who is not known', () => {
    const change = { status: 'draft', updatedAt, editedBy: null } as const
    expect(plain(changeWords(change, NOW))).toBe('Brouillon modifié il y a 3 jours')
  })

  it('tell who asks for a review', () => {
    const words = (requestedBy: string | null) =>
      plain(reviewWords({ requestedBy, requestedAt: updatedAt }, NOW))
    expect(words('Camille')).toBe('Relecture demandée par Camille il y a 3 jours')
    expect(words(null)).toBe('Relecture demandée par quelqu’un il y a 3 jours')
  })
})
