import type { Payload } from 'payload'

import { type DownloadView, mapTexts } from '@/fields/content'
import type { FileFacts } from '@/components/views'
import type { Image, Document } from '@/payload-types'
import { env } from '@/platform/env'
import { versionedAddress, WIDTH_NAMES, type WidthName, WIDTHS } from '@/platform/files/addresses'
import { imageAddresses, type ImageView, type ImageViews } from '@/text/markdown/images'
import { type FileFolder, sitePath } from '@/text/site-path'

import { readBy, type Reader } from './reader'

/** A stored file: its name in the store and its size, null when it was not recorded. */
type StoredView = { name: string; bytes: number | null }

/** A published file, and the sizes of an image. `checksum`: SHA-256, hexadecimal. */
export type FileView = StoredView & {
  checksum: string
  sizes: Partial<Record<WidthName, StoredView>>
}

/** Returns the published file at `/folder/slug`, as an anonymous visitor may read it; null when there is none. */
export async function publicFile(
  payload: Payload,
  folder: FileFolder,
  slug: string,
): Promise<FileView | null> {
  const { docs } = await payload.find({
    collection: folder,
    where: { slug: { equals: slug } },
    select: { filename: true, filesize: true, checksum: true, sizes: true },
    limit: 1,
    pagination: false,
    ...readBy('visitor'),
  })
  const [doc] = docs
  if (!doc?.filename || !doc.checksum) return null
  const sizes = 'sizes' in doc ? doc.sizes : undefined
  const stored = WIDTH_NAMES.flatMap((width) => {
    const { filename: name, filesize } = sizes?.[width] ?? {}
    return name ? [[width, { name, bytes: filesize ?? null }]] : []
  })
  return {
    name: doc.filename,
    bytes: doc.filesize ?? null,
    checksum: doc.checksum,
    sizes: Object.fromEntries(stored) as FileView['sizes'],
  }
}

/**
 * Returns the images in the texts of `view` that `reader` may see, by address. One query for all of them; none when there
 * are no images.
 */
export async function imagesOf(
  payload: Payload,
  view: object,
  reader: Reader,
): Promise<ImageViews> {
  const slugs = new Set<string>()
  mapTexts(view, {
    markdown: (tree) => {
      for (const address of imageAddresses(tree)) slugs.add(address.slice('/images/'.length))
      return tree
    },
  })
  if (!slugs.size) return {}
  const { docs } = await payload.find({
    collection: 'images',
    where: { slug: { in: [...slugs] } },
    pagination: false,
    ...readBy(reader),
  })
  const views = docs.flatMap((image) => {
    const shown = imageView(image)
    return shown ? [[`/images/${image.slug}`, shown] as const] : []
  })
  return Object.fromEntries(views)
}

/** Returns an image ready to show, or null for a draft without a file. */
export function imageView(image: Image): ImageView | null {
  const { alt, checksum, decorative, filename, height, slug, sizes, width, _status } = image
  if (!filename || !checksum || !width || !height) return null
  // Unpublished files have no public address: staff read the file of this exact version.
  const isPublic = _status === 'published'
  const src = (stored: string, asked?: number) =>
    isPublic ? versionedAddress(`/images/${slug}`, checksum, asked) : `/api/images/file/${stored}`
  const widths = WIDTH_NAMES.flatMap((name) => {
    const size = sizes?.[name]
    return size?.filename && size.width
      ? [{ src: src(size.filename, WIDTHS[name]), width: size.width }]
      : []
  })
  return {
    src: src(filename),
    alt: decorative ? '' : (alt?.trim() ?? ''),
    width,
    height,
    widths: widths.filter((one, index) => widths[index - 1]?.width !== one.width),
  }
}

/** Returns a document ready to download, or null for a draft without a file. */
export function downloadView(document: Document): DownloadView | null {
  const { filename, filesize, slug, _status } = document
  if (!filename || !slug) return null
  // Unpublished files have no public address: staff read the file of this exact version.
  const href = _status === 'published' ? `/documents/${slug}` : `/api/documents/file/${filename}`
  const format = (slug.split('.').at(-1) ?? '').toUpperCase()
  return { href, format, bytes: filesize ?? null }
}

/** Formats of documents, by the ends of their addresses. An address that ends otherwise is that of a page. */
const DOCUMENT = /\.(pdf|od[tsp]|docx?|xlsx?|pptx?|zip)$/i

/** Returns the format of the file at `href`, and its size if it is a document of the library; null if it is no file. */
export async function fileFacts(
  payload: Payload,
  href: string,
  reader: Reader,
): Promise<FileFacts | null> {
  const { siteUrl } = env()
  const [, format] = DOCUMENT.exec(new URL(href, siteUrl).pathname) ?? []
  if (!format) return null
  const [folder, slug] = (sitePath(href, siteUrl) ?? '').slice(1).split('/')
  const found = folder === 'documents' && slug
  const { docs } = found
    ? await payload.find({
        collection: folder,
        where: { slug: { equals: slug } },
        select: { filesize: true },
        limit: 1,
        pagination: false,
        ...readBy(reader),
      })
    : { docs: [] }
  return { format: format.toUpperCase(), bytes: docs[0]?.filesize ?? null }
}
