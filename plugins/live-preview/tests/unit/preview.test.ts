import { describe, expect, it } from '@jest/globals'

import { previewHref, previewLocal, simulationWords } from '@/plugins/live-preview/address'
import { previewOfPage } from '@/plugins/live-preview/previewed-pages'
import { PREVIEWS } from '@/plugins/live-preview/proxy'
import { simulatedInstant } from '@/plugins/live-preview/query'

const NOW = new Date('2027-02-01T12:00:00Z')
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the instant of a preview', () => {
  it('is a Paris time, in summer and in winter', () => {
    const read = (le: string) => simulatedInstant({ le }, NOW)
    expect(read('2027-03-31T18:00').instant).toEqual(new Date('2027-03-31T16:00:00Z'))
    expect(read('2027-01-31T18:00').instant).toEqual(new Date('2027-01-31T17:00:00Z'))
    expect(read('2027-01-31T18:00').isUnderstood).toBe(true)
  })

  it('is now when the address has none', () => {
    expect(simulatedInstant({}, NOW)).toEqual({ instant: NOW, isUnderstood: true })
    expect(simulatedInstant({ le: '' }, NOW)).toEqual({ instant: NOW, isUnderstood: true })
  })

  it.each([['demain'], ['2027-02-30T10:00'], ['2027-03-31T25:00'], [['2027-03-31T18:00', 'x']]])(
    'is now, and reported as not understood, for %j',
    (le) => {
      expect(simulatedInstant({ le }, NOW)).toEqual({ instant: NOW, isUnderstood: false })
    },
  )
})

describe('the address of a preview', () => {
  it('contains the page and the time', () => {
    expect(previewHref('participer/essai', '')).toBe('/apercu/participer/essai')
    expect(previewHref('participer/essai', '2027-03-31T18:00')).toBe(
      '/apercu/participer/essai?le=2027-03-31T18%3A00',
    )
  })

  it('rounds up to the minute, so that a change within it is shown', () => {
    expect(previewLocal(new Date('2027-03-31T16:00:00.000Z'))).toBe('2027-03-31T18:00')
    expect(previewLocal(new Date('2027-03-31T16:00:00.001Z'))).toBe('2027-03-31T18:01')
  })
})

describe('simulationWords', () => {
  it('distinguish the future from the past', () => {
    expect(plain(simulationWords(new Date('2027-03-31T16:00:00Z'), NOW))).toBe(
      'la page telle qu’elle se lira le 31 mars 2027 à 18 h, brouillons compris.',
    )
    expect(plain(simulationWords(new Date('2027-01-31T17:00:00Z'), NOW))).toContain(
      'telle qu’elle se serait lue le 31 janvier 2027 à 18 h',
    )
    expect(simulationWords(NOW, NOW)).toContain('se lit maintenant')
  })
})

it('previews are limited as docs/security.md says', () => {
  expect(PREVIEWS).toMatchObject({ times: 600, seconds: 60 })
})

it('a page has a preview once it has an address, unless it is in the trash', () => {
  const { url } = previewOfPage
  if (typeof url !== 'function') throw new Error('The preview has no function.')
  const of = (data: object) => url({ data } as Parameters<typeof url>[0])
  expect([of({ slug: 'faq' }), of({}), of({ slug: 'faq', deletedAt: '2027-02-01' })]).toEqual([
    '/apercu/faq?cadre=oui',
    null,
    null,
  ])
})
