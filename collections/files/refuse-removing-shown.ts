import type { CollectionBeforeChangeHook, CollectionConfig, PayloadRequest } from 'payload'

import { fileAddressesIn } from '@/editing/content-checks/site-paths'
import { checkingRemoval, placesWhere, refuseUsed } from '@/editing/refuse-removing-used'
import { Refusal } from '@/platform/refusal'
import type { FileFolder } from '@/text/site-path'

type Hooks = NonNullable<CollectionConfig['hooks']>
type File = { slug?: string | null }

/**
 * Hooks that refuse (409) to put a file in the trash, to delete it for good or to change its address while a text,
 * published or draft, shows it or leads to it: the message says which ones, so that staff know where to begin.
 */
export function refusingRemovalOfShown(folder: FileFolder): Hooks {
  const beforeMoving: CollectionBeforeChangeHook = async ({ context, data, originalDoc, req }) => {
    const before = originalDoc as File | undefined
    const after = data as File
    const isMoving = before?.slug && after.slug !== undefined && after.slug !== before.slug
    if (isMoving && !context.isRestoringVersion) await refuseShown(`/${folder}/${before.slug}`, req)
  }
  const check = async (id: string, req: PayloadRequest) => {
    await refuseUsed(id, req, folder)
    const find = { collection: folder, id, depth: 0, trash: true, req } as const
    const published = await req.payload.findByID(find)
    const draft = await req.payload.findByID({ ...find, draft: true })
    for (const slug of new Set([published.slug, draft.slug])) {
      if (slug) await refuseShown(`/${folder}/${slug}`, req)
    }
  }
  return checkingRemoval(check, { beforeChange: [beforeMoving] })
}

async function refuseShown(address: string, req: PayloadRequest): Promise<void> {
  const places = await placesWhere(req, (fields, doc) =>
    fileAddressesIn(fields, doc).includes(address),
  )
  if (!places.length) return
  throw new Refusal(
    `Impossible\u00a0: des textes montrent ce fichier ou y mènent, à l’adresse «\u00a0${address}\u00a0». Retirez-le d’abord de\u00a0: ${places.join(', ')}.`,
    409,
  )
}
