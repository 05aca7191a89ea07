import type { Payload } from 'payload'

import { readBy } from './reader'

/** Where a published page is, with a leading slash, and when its public version last changed. */
export type PublishedAddress = { path: string; updatedAt: Date }

/** Every published page, in the order of their addresses; of each, nothing else is read. */
export async function publishedAddresses(payload: Payload): Promise<PublishedAddress[]> {
  const { docs } = await payload.find({
    collection: 'pages',
    select: { slug: true, updatedAt: true },
    sort: 'slug',
    pagination: false,
    ...readBy('visitor'),
  })
  return docs.map(({ slug, updatedAt }) => ({ path: `/${slug}`, updatedAt: new Date(updatedAt) }))
}
