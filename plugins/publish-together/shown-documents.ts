import type { PayloadRequest } from 'payload'

import { fileAddressesIn } from '@/editing/site-links/site-paths'
import { allOf, mapInOrder } from '@/editing/find'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { shownBy } from '@/editing/text-variables/uses'
import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { FILE_FOLDERS } from '@/text/site-path'

type Shown = Partial<Record<PublishableSlug, string[]>>

/**
 * The documents that `page` shows, by collection: its calls, the documents that its sections choose, and the images and
 * documents whose addresses appear in their texts. Reads the latest versions.
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
  const addressesIn = (collection: PublishableSlug, doc: unknown) =>
    fileAddressesIn(req.payload.collections[collection].config.flattenedFields, doc)
  const inDocuments = await mapInOrder(Object.entries(shown), async ([slug, ids]) => {
    const collection = slug as PublishableSlug
    const docs = await allOf(req, collection, { draft: true, where: { id: { in: ids } } })
    return docs.flatMap((doc) => addressesIn(collection, doc))
  })
  const addresses = new Set([...addressesIn('pages', page), ...inDocuments])
  const files: Shown = {}
  for (const folder of FILE_FOLDERS) {
    const start = `/${folder}/`
    const slugs = [...addresses].flatMap((one) =>
      one.startsWith(start) ? one.slice(start.length) : [],
    )
    const docs = await allOf(req, folder, { draft: true, where: { slug: { in: slugs } } })
    files[folder] = [...(shown[folder] ?? []), ...docs.map(({ id }) => id)]
  }
  return files
}
