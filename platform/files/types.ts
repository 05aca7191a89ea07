/** The file types that the site stores, with their extensions. */
export const EXTENSIONS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
} as const

export type FileType = keyof typeof EXTENSIONS
export type ImageType = Exclude<FileType, 'application/pdf'>

/**
 * The type that the first bytes of a file indicate, independently of its name; null for other types. A PDF must begin at the
 * first byte: readers accept a kilobyte of anything before it, where a web page would fit.
 */
export function detectedType(bytes: Uint8Array): FileType | null {
  const ascii = (start: number, end: number) =>
    Buffer.from(bytes.subarray(start, end)).toString('latin1')
  if (ascii(0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp'
  if (ascii(4, 8) === 'ftyp' && /avi[fs]/.test(ascii(8, 40))) return 'image/avif'
  if (ascii(0, 5) === '%PDF-') return 'application/pdf'
  return null
}

/** The type of a stored file, from the extension of its name; null for an unknown extension. */
export function typeOfName(name: string): FileType | null {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  const entry = Object.entries(EXTENSIONS).find(([, known]) => known === extension)
  return entry ? (entry[0] as FileType) : null
}
