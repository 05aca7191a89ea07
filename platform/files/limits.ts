import type { AfterErrorHook } from 'payload'

import { FILE_FOLDERS, type FileFolder } from '@/text/site-path'
import { frenchSize } from '@/text/typography'

import type { ImageType } from './types'

/** The same unit as `frenchSize`, so that users can compare a size with its limit. */
const MEGABYTE = 1_000_000

/** The maximum file size that staff may send, in bytes. */
export const MAX_BYTES: Record<FileFolder, number> = {
  images: 10 * MEGABYTE,
  documents: 20 * MEGABYTE,
}

/** The maximum size of a request with a file, in bytes: the file, the other form fields and the separators. */
export const MAX_REQUEST_BYTES = MAX_BYTES.documents + 2 * MEGABYTE

/**
 * The maximum number of pixels to decode (that of a 50-megapixel camera), because a small file may contain a huge image. AVIF
 * has a lower one, because its decoder and encoder take 25 bytes per pixel: the server must stay below 450 MB.
 */
export const maxPixels = (type: ImageType): number => (type === 'image/avif' ? 6 : 50) * 1_000_000

/** The maximum side of a stored image, in pixels: more than any screen shows. */
export const MAX_SIDE = 4096

/** The French message for a file that is too large. `bytes`: its size, if known. */
export function tooLarge(folder: FileFolder, bytes?: number): string {
  const limit = frenchSize(MAX_BYTES[folder])
  const found = bytes ? `Ce fichier pèse ${frenchSize(bytes)}` : 'Ce fichier est trop lourd'
  return folder === 'images'
    ? `${found}\u00a0: une image ne peut pas dépasser ${limit}. Réduisez-la (4\u00a0000 pixels de large suffisent), puis envoyez-la de nouveau.`
    : `${found}\u00a0: un document ne peut pas dépasser ${limit}. Exportez-le en PDF allégé, sans images en haute définition, puis envoyez-le de nouveau.`
}

/** The stored file fields of a document, except its checksum, which alone identifies the file. */
export const FILE_FIELDS = [
  'filename',
  'mimeType',
  'filesize',
  'width',
  'height',
  'sizes',
  'url',
] as const

type Described = {
  checksum?: string | null
  filesize?: number | null
  width?: number | null
  height?: number | null
}

/**
 * The description of a stored file for staff: « image de 600 × 400 pixels, 62 ko (empreinte 6f66b5e3) ». Null if there
 * is no file.
 */
export function fileWords(doc: object | null | undefined): string | null {
  const { checksum, filesize, height, width } = (doc ?? {}) as Described
  if (!checksum) return null
  const what = width && height ? `image de ${width} × ${height} pixels` : 'PDF'
  return `${what}, ${frenchSize(filesize ?? 0)} (empreinte ${checksum.slice(0, 8)})`
}

const TOO_LARGE = 413

/**
 * After a request was rejected because its file is too large, which happens before the document is known: reports the
 * error at the file field of the form.
 */
export const tellLimit: AfterErrorHook = ({ error, req }) => {
  if ((error as { status?: number }).status !== TOO_LARGE) return
  const folder = FILE_FOLDERS.find((name) => name === req.routeParams?.collection) ?? 'documents'
  const message = tooLarge(folder)
  const data = { errors: [{ path: 'file', label: 'Fichier', message }] }
  return { response: { errors: [{ name: 'ValidationError', data, message }] } }
}
