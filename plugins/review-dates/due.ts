import type { Payload, Where } from 'payload'

import { documentName } from '@/editing/document-title'
import type { Page, ReviewDate } from '@/payload-types'

/** A page whose review date has come. `owner`: null if the account is deleted. */
export type DueReview = {
  id: string
  page: Page
  title: string
  owner: { id: string; name?: string | null; email?: string } | null
  on: string
  remindedOf: ReviewDate['remindedOf']
}

/** The pages outside the trash to review at `now`, for the longest time first. `ownerId`: only those of this account. */
export async function dueReviews(
  payload: Payload,
  now: Date,
  ownerId?: string,
): Promise<DueReview[]> {
  const isDue: Where = { on: { less_than_equal: now.toISOString() } }
  const { docs } = await payload.find({
    collection: 'review-dates',
    where: ownerId ? { and: [isDue, { owner: { equals: ownerId } }] } : isDue,
    sort: 'on',
    depth: 1,
    draft: true,
    populate: { users: { name: true, email: true } },
    pagination: false,
  })
  return docs.flatMap(({ id, on, owner, page, remindedOf }) => {
    if (!on || !page || typeof page === 'string' || page.deletedAt) return []
    const { title } = documentName(payload, 'pages', page)
    return [{ id, on, page, title, remindedOf, owner: typeof owner === 'object' ? owner! : null }]
  })
}
