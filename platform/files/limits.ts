import type { AfterErrorHook } from 'payload'

import { FILE_FOLDERS, type FileFolder } from '@/text/site-path'
import { frenchSize } from '@/text/typography'

/** As `frenchSize` counts: who is told a bound can compare. */
const MEGABYTE = 1_000_000

/** The largest file that staff may send, in bytes. */
export const MAX_BYTES: Record<FileFolder, number> = {
  images: 10 * MEGABYTE,
  documents: 20 * MEGABYTE,
}

/** The largest request that carries a file, in bytes: the file, the other fields of its form, what separates them. */
export const MAX_REQUEST_BYTES = MAX_BYTES.documents + 2 * MEGABYTE

/** Pixels of the largest image that is decoded (a camera's 50 million): a small file may hold a huge one. */
export const MAX_PIXELS = 50_000_000

/** The longest side of a kept image, in pixels: more than any screen shows of it. */
export const MAX_SIDE = 4096

/** What is said of a file that is too large, of `bytes` when they were counted. */
export function tooLarge(folder: FileFolder, bytes?: number): string {
  const limit = frenchSize(MAX_BYTES[folder])
  const found = bytes ? `Ce fichier pèse ${frenchSize(bytes)}` : 'Ce fichier est trop lourd'
  return folder === 'images'
    ? `${found}\u00a0: une image ne peut pas dépasser ${limit}. Réduisez-la (4\u00a0000 pixels de large suffisent), puis envoyez-la de nouveau.`
    : `${found}\u00a0: un document ne peut pas dépasser ${limit}. Exportez-le en PDF allégé, sans images en haute définition, puis envoyez-le de nouveau.`
}

/** What Payload and we store of a document's file, but for its checksum, which alone tells one file from another. */
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
 * The file of a stored document as staff read it: « image de 600 × 400 pixels, 62 ko (empreinte 6f66b5e3) ». Null where
 * there is none.
 */
export function fileWords(doc: object | null | undefined): string | null {
  const { checksum, filesize, height, width } = (doc ?? {}) as Described
  if (!checksum) return null
  const what = width && height ? `image de ${width} × ${height} pixels` : 'PDF'
  return `${what}, ${frenchSize(filesize ?? 0)} (empreinte ${checksum.slice(0, 8)})`
}

const TOO_LARGE = 413

/**
 * After a request was given up because its file is too large, which happens before any document is known: says so at the
 * file of the form.
 */
export const tellLimit: AfterErrorHook = ({ error, req }) => {
  if ((error as { status?: number }).status !== TOO_LARGE) return
  const folder = FILE_FOLDERS.find((name) => name === req.routeParams?.collection) ?? 'documents'
  const message = tooLarge(folder)
  const data = { errors: [{ path: 'file', label: 'Fichier', message }] }
  return { response: { errors: [{ name: 'ValidationError', data, message }] } }
}
