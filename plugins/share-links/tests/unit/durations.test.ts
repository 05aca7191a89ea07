import { expect, it } from '@jest/globals'

import { DEFAULT_SHARE_HOURS, SHARE_DURATIONS } from '@/plugins/share-links/view'

it('a link lasts for the chosen duration, a week at most and two days by default', () => {
  const choices = Object.fromEntries(SHARE_DURATIONS.map(({ hours, label }) => [label, hours]))
  expect(choices).toEqual({
    '24\u00a0heures': 24,
    '48\u00a0heures': 2 * 24,
    '7\u00a0jours': 7 * 24,
  })
  expect(DEFAULT_SHARE_HOURS).toBe(choices['48\u00a0heures'])
})
