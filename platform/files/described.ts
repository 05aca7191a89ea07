import { inMegabytes } from './limits'

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
 * The file of a stored document as staff read it: « image de 600 × 400 pixels, 0,1 Mo (empreinte 6f66b5e3) ». Null where
 * there is none.
 */
export function fileWords(doc: object | null | undefined): string | null {
  const { checksum, filesize, height, width } = (doc ?? {}) as Described
  if (!checksum) return null
  const what = width && height ? `image de ${width} × ${height} pixels` : 'PDF'
  return `${what}, ${inMegabytes(filesize ?? 0)} (empreinte ${checksum.slice(0, 8)})`
}
