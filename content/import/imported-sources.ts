import type { CollectionConfig, Payload, PayloadRequest } from 'payload'

import type { CleanSource } from '@/content/source/schema'
import { nobody } from '@/platform/database/nobody'

import type { Writer } from './writer'

/**
 * What the last file imported for each page said, after hygiene: an export gives back, word for word and mark for mark,
 * what nobody changed since. Apart from the pages, whose every version would hold it again.
 */
export const ImportedSources: CollectionConfig = {
  slug: 'imported-sources',
  labels: { singular: 'Source importée', plural: 'Sources importées' },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    {
      name: 'page',
      type: 'relationship',
      relationTo: 'pages',
      label: 'Page',
      required: true,
      unique: true,
      index: true,
    },
    { name: 'source', type: 'json', label: 'Source', required: true },
  ],
}

/** What is kept of the page `page`; null when no file was imported for it. */
export async function importedSource(payload: Payload, page: string, req?: PayloadRequest) {
  const { docs } = await payload.find({
    collection: 'imported-sources',
    where: { page: { equals: page } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ?? null
}

/** Keeps what the file said beside its page, in the place of what the one before it said. */
export async function keepSource(
  { req }: Writer,
  page: string,
  source: CleanSource,
): Promise<void> {
  const kept = await importedSource(req.payload, page, req)
  if (!kept) {
    await req.payload.create({ collection: 'imported-sources', data: { page, source }, req })
  } else if (JSON.stringify(kept.source) !== JSON.stringify(source)) {
    const { id } = kept
    await req.payload.update({ collection: 'imported-sources', id, data: { source }, req })
  }
}
