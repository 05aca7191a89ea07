import type { DownloadView } from '@/fields/content'
import type { Document } from '@/payload-types'

/** A document ready to download, or null for a draft without a file. */
export function downloadView(document: Document): DownloadView | null {
  const { filename, filesize, slug, _status } = document
  if (!filename || !slug) return null
  // What is not published has no public address: staff have the file of that very version.
  const href = _status === 'published' ? `/documents/${slug}` : `/api/documents/file/${filename}`
  const format = (slug.split('.').at(-1) ?? '').toUpperCase()
  return { href, format, bytes: filesize ?? null }
}
