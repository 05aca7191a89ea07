import { relationId } from '@/platform/database/ids'

import type { Writer } from './writer'

/**
 * Makes each of `aliases`, former addresses, lead to the page `page`. Visitors would follow them at once: a draft has
 * none. Throws ContentRefused when one is taken.
 */
export async function saveAliases(writer: Writer, aliases: string[], page: string): Promise<void> {
  if (writer.asDraft) return
  const { req } = writer
  for (const from of aliases) {
    const { docs } = await req.payload.find({
      collection: 'redirects',
      where: { from: { equals: from } },
      depth: 0,
      limit: 1,
      pagination: false,
      req,
    })
    if (docs[0] && relationId(docs[0].to) === page) continue
    await writer.create('redirects', { from, to: page }, `/${from}`)
  }
}
