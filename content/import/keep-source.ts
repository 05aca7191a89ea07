import type { CleanSource } from '@/content/source/schema'

import type { Writer } from './writer'

/** Keeps what the file said beside its page, in the place of what the one before it said. */
export async function keepSource(
  { req }: Writer,
  page: string,
  source: CleanSource,
): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'imported-sources',
    where: { page: { equals: page } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const kept = docs[0]
  if (!kept) {
    await req.payload.create({ collection: 'imported-sources', data: { page, source }, req })
  } else if (JSON.stringify(kept.source) !== JSON.stringify(source)) {
    const { id } = kept
    await req.payload.update({ collection: 'imported-sources', id, data: { source }, req })
  }
}
