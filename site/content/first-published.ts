import type { Payload } from 'payload'

import type { Call } from '@/payload-types'

/**
 * When each of the `calls`, all public, was first published, by their ids: nothing tells when its draft was begun. One
 * whose first publication is not in the history (the admin's button that withdraws a document writes over it) is dated
 * from the next one; one without any is not in the answer. By the adapter: visitors may read no version.
 */
export async function firstPublished(
  payload: Payload,
  calls: Pick<Call, 'id'>[],
): Promise<Map<string, Date>> {
  const { docs } = await payload.db.findVersions<Call>({
    collection: 'calls',
    select: { parent: true, updatedAt: true },
    where: {
      parent: { in: calls.map(({ id }) => id) },
      'version._status': { equals: 'published' },
    },
    sort: '-updatedAt',
    pagination: false,
  })
  // Of two entries with one key the last one counts.
  return new Map(docs.map(({ parent, updatedAt }) => [String(parent), new Date(updatedAt)]))
}
