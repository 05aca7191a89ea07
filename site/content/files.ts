import type { Payload } from 'payload'

import type { FileView } from '@/components/views'
import { WIDTH_NAMES } from '@/platform/files/addresses'
import type { FileFolder } from '@/text/file-folders'

/** The published file at `/folder/slug`, as a visitor without an account may have it; null when there is none. */
export async function publicFile(
  payload: Payload,
  folder: FileFolder,
  slug: string,
): Promise<FileView | null> {
  const { docs } = await payload.find({
    collection: folder,
    where: { slug: { equals: slug } },
    depth: 0,
    draft: false,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    select: { filename: true, checksum: true, sizes: true },
  })
  const [doc] = docs
  if (!doc?.filename || !doc.checksum) return null
  const sizes = 'sizes' in doc ? doc.sizes : undefined
  const names = WIDTH_NAMES.flatMap((width) => {
    const name = sizes?.[width]?.filename
    return name ? [[width, name]] : []
  })
  return {
    name: doc.filename,
    checksum: doc.checksum,
    sizes: Object.fromEntries(names) as FileView['sizes'],
  }
}
