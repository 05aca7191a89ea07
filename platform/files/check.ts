import { createHash } from 'node:crypto'

import type { FileFolder } from '@/text/file-folders'

import { redrawn } from './check-image'
import { MAX_BYTES, tooLarge } from './limits'
import { FileRefused } from './refused'
import { detectedType, EXTENSIONS, type FileType } from './types'

/** A file fit to be kept: its bytes, which may not be those that were sent, and what they are. */
export type CheckedFile = {
  bytes: Buffer
  type: FileType
  extension: string
  /** SHA-256 of `bytes`, in hexadecimal. */
  checksum: string
}

/** Within how many bytes of its end a PDF says that it ends (ISO 32000-1, annex H, note 18). */
const PDF_END = 1024

/**
 * Checks a file sent for `folder` by its content, never by its name. Throws FileRefused with a sentence for whoever sent
 * it: another type (SVG, a web page), an empty, damaged or oversized file.
 */
export async function checkFile(sent: Buffer, folder: FileFolder): Promise<CheckedFile> {
  if (!sent.length) {
    throw new FileRefused(
      'Ce fichier est vide. Vérifiez-le sur votre ordinateur, puis envoyez-le de nouveau.',
    )
  }
  if (sent.length > MAX_BYTES[folder]) throw new FileRefused(tooLarge(folder, sent.length))
  const type = detectedType(sent)
  if (folder === 'images') {
    if (!type || type === 'application/pdf') throw new FileRefused(notAnImage(sent))
    return described(await redrawn(sent, type), type)
  }
  if (type !== 'application/pdf') throw new FileRefused(NOT_A_PDF)
  const end = sent.subarray(-PDF_END)
  const isWhole = end.includes('startxref') && end.includes('%%EOF')
  if (!isWhole) throw new FileRefused(UNFINISHED_PDF)
  return described(sent, type)
}

const described = (bytes: Buffer, type: FileType): CheckedFile => ({
  bytes,
  type,
  extension: EXTENSIONS[type],
  checksum: createHash('sha256').update(bytes).digest('hex'),
})

const notAnImage = (sent: Buffer): string =>
  /<svg[\s>]/i.test(sent.subarray(0, 4096).toString('latin1'))
    ? 'Une image SVG peut contenir un programme\u00a0: elle n’est pas acceptée. Exportez-la en PNG, puis envoyez-la.'
    : 'Ce fichier n’est pas une image JPEG, PNG, WebP ou AVIF, quel que soit son nom. Enregistrez l’image dans l’un de ces formats, puis envoyez-la.'

const NOT_A_PDF =
  'Ce fichier n’est pas un PDF, quel que soit son nom. Exportez votre document en PDF, puis envoyez-le.'

const UNFINISHED_PDF =
  'Ce PDF est incomplet\u00a0: sa fin manque. Exportez-le de nouveau, puis renvoyez-le.'
