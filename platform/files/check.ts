import { createHash } from 'node:crypto'
import type { Metadata } from 'sharp'

import type { FileFolder } from '@/text/site-path'

import { drawInTurn, readMetadata, redraw } from './draw'
import { MAX_BYTES, maxPixels, tooLarge } from './limits'
import { detectedType, EXTENSIONS, type FileType, type ImageType } from './types'

/** The maximum distance in bytes between a PDF's end marker and the end of the file (ISO 32000-1, annex H, note 18). */
const PDF_END = 1024

/**
 * Checks a file sent for `folder` by its content, never by its name. Throws FileRefused, with a sentence for the
 * sender, for another type (SVG, a web page) and for an empty, damaged or oversized file.
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

/** A valid file: its bytes, which may differ from those sent, and its description. */
export type CheckedFile = ReturnType<typeof described>

const described = (bytes: Buffer, type: FileType) => ({
  bytes,
  type,
  extension: EXTENSIONS[type],
  /** SHA-256 of `bytes`, in hexadecimal. */
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

const DAMAGED =
  'Cette image ne s’ouvre pas\u00a0: le fichier est incomplet ou abîmé. Ouvrez-la sur votre ordinateur, enregistrez-la de nouveau, puis renvoyez-la.'

/** Returns the re-encoded image. Throws FileRefused if it cannot be fully decoded, has too many pixels, or is animated. */
async function redrawn(bytes: Buffer, type: ImageType): Promise<Buffer> {
  refuseUnfit(await readable(readMetadata(bytes)), type)
  return drawInTurn(() => readable(redraw(bytes, type)))
}

function refuseUnfit({ width, height, pages = 1 }: Metadata, type: ImageType): void {
  const most = maxPixels(type)
  if (width * height > most) {
    const found = `Cette image compte ${width} × ${height} pixels, plus que les ${most / 1_000_000} millions permis`
    throw new FileRefused(
      type === 'image/avif'
        ? `${found} en AVIF\u00a0: enregistrez-la en JPEG, puis envoyez-la.`
        : `${found}\u00a0: réduisez-la (4\u00a0000 pixels de large suffisent), puis renvoyez-la.`,
    )
  }
  // RGAA 13.8: visitors must be able to stop moving content, and they cannot stop an image.
  if (pages > 1) {
    throw new FileRefused(
      'Cette image est animée, et un visiteur ne pourrait pas l’arrêter\u00a0: enregistrez-en une seule vue, puis envoyez-la.',
    )
  }
}

async function readable<Result>(result: Promise<Result>): Promise<Result> {
  try {
    return await result
  } catch (error) {
    throw new FileRefused(DAMAGED, { cause: error })
  }
}

/** A file that the site rejects; `message`, in French, tells the sender why and what to do. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
}
