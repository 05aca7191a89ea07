import { expect, it } from '@jest/globals'
import { render } from '@testing-library/react'

import { OpenReviewWords } from '@/components/admin/review/OpenReviewWords'

it('quotes what was asked as French does', () => {
  const at = new Date('2027-01-04T08:00:00.000Z')
  const review = { id: '1', requestedBy: 'Camille', requestedAt: at, readAt: at }
  const words = (note: string | null) =>
    render(<OpenReviewWords review={{ ...review, note }} />).container.textContent
  expect(words('Le titre.')).toMatch(/\u00a0: «\u00a0Le titre.\u00a0»$/)
  expect(words(null)).toMatch(/Camille [^»]*\.$/)
})
