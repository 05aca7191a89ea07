/** React writes markup with its Node build, as on the server.
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { describe, expect, it } from '@jest/globals'

import { CallData } from '@/components/page/StructuredData'
import type { CallView } from '@/components/views'

import { TRICKY_NAME } from '../../fixtures/public-calls'
import { page, site } from '../../fixtures/views'
import { written } from './static'

/** The data of the fixture's page, its call changed. */
function dataOf(changes: Partial<CallView> = {}, hero = page.hero) {
  const call = { ...page.call!, ...changes }
  written(<CallData call={call} page={{ ...page, hero, call }} site={site} />)
  const scripts = document.querySelectorAll('script')
  expect(scripts).toHaveLength(1)
  expect(scripts[0]).toHaveAttribute('type', 'application/ld+json')
  return JSON.parse(scripts[0]!.textContent) as { name: string; url: string; offers: object }
}

describe('what the page says of its call to machines', () => {
  it('are its dates, in UTC, and where one applies', () => {
    expect(dataOf()).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'GovernmentService',
      name: 'Appel 7',
      url: 'https://mission.exemple.fr/participer/administrations',
      offers: {
        availability: 'https://schema.org/InStock',
        availabilityStarts: '2027-01-04T08:00:00.000Z',
        availabilityEnds: '2027-03-31T16:00:00.000Z',
        url: 'https://mission.exemple.fr/proposer',
      },
    })
  })

  it('has no date where none is known, and no link to apply once closed', () => {
    const closed = dataOf(
      { state: { status: 'upcoming', opensAt: null }, opensAt: null, closesAt: null },
      { ...page.hero, applyLink: null },
    )
    expect(closed.offers).toEqual({
      '@type': 'Offer',
      availability: 'https://schema.org/OutOfStock',
      url: closed.url,
    })
  })

  it('cannot be ended by the name of the call', () => {
    const name = `${TRICKY_NAME}</script><!--<script>alert(1)</script>`
    expect(dataOf({ name }).name).toBe(name)
  })
})
