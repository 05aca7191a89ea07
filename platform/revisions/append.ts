import type { Payload, PayloadRequest } from 'payload'

/**
 * Marks, in the transaction of `req` if there is one, that the public content has changed. A mark is dated after all
 * those it comes after, be it in the future: one that a clock left hours ahead would hide it otherwise (see `read.ts`),
 * and what was withdrawn would still show.
 */
export async function appendMark(payload: Payload, req?: PayloadRequest): Promise<void> {
  const { docs } = await payload.db.find<{ createdAt: string }>({
    collection: 'revisions',
    sort: '-createdAt',
    limit: 1,
    pagination: false,
    req,
  })
  const newest = docs[0] ? Date.parse(docs[0].createdAt) : 0
  const date = new Date(Math.max(Date.now(), newest + 1)).toISOString()
  const data = { createdAt: date, updatedAt: date }
  await payload.db.create({ collection: 'revisions', data, req })
}
