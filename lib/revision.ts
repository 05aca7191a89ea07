import type { Payload } from 'payload'

/**
 * The revision of the public content: number of marks and newest one (see `collections/revisions`). Both are needed:
 * of two transactions, the one that began first may commit last, and the newest id alone would not move.
 */
export async function currentRevision(payload: Payload): Promise<string> {
  const { totalDocs, docs } = await payload.find({
    collection: 'revisions',
    limit: 1,
    sort: '-createdAt',
    depth: 0,
  })
  return `${totalDocs}:${docs[0]?.id ?? ''}`
}
