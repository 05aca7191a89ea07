import type { PayloadRequest } from 'payload'

import { fileAddressesIn } from '@/editing/content-checks/site-paths'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { shownBy } from '@/editing/text-variables/uses'
import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { FILE_FOLDERS } from '@/text/site-path'

type Shown = Partial<Record<PublishableSlug, string[]>>

/**
 * The documents that `page` shows, by collection: the calls it belongs to, what its sections choose, and the images and
 * documents whose addresses are in the texts of all these, as they stand now.
 */
export async function shownDocuments(page: Page, req: PayloadRequest): Promise<Shown> {
  const shown: Shown = {
    calls: (page.calls ?? []).flatMap((call) => relationId(call) ?? []),
  }
  for (const { collection, ids } of shownBy(page, req)) {
    shown[collection] = [...(shown[collection] ?? []), ...ids]
  }
  return { ...shown, ...(await shownFiles(page, shown, req)) }
}

async function shownFiles(page: Page, shown: Shown, req: PayloadRequest): Promise<Shown> {
  const latest = { draft: true, depth: 0, pagination: false, req } as const
  const addresses = new Set(fileAddressesIn(req.payload.collections.pages.config, page))
  // One after the other: MongoDB does not take several at once in a transaction.
  for (const [slug, ids] of Object.entries(shown)) {
    const collection = slug as PublishableSlug
    if (!ids.length) continue
    const { docs } = await req.payload.find({ collection, where: { id: { in: ids } }, ...latest })
    const { config } = req.payload.collections[collection]
    for (const doc of docs) for (const one of fileAddressesIn(config, doc)) addresses.add(one)
  }
  const files: Shown = {}
  for (const folder of FILE_FOLDERS) {
    const start = `/${folder}/`
    const slugs = [...addresses].flatMap((one) =>
      one.startsWith(start) ? one.slice(start.length) : [],
    )
    if (!slugs.length) continue
    const where = { slug: { in: slugs } }
    const { docs } = await req.payload.find({ collection: folder, where, ...latest })
    files[folder] = docs.map(({ id }) => id)
  }
  return files
}
