import sharp, { type Metadata, type Sharp } from 'sharp'

import { MAX_PIXELS, MAX_SIDE } from './limits'
import { FileRefused } from './refused'
import type { ImageType } from './types'

/** Beyond, an image is made to exhaust whoever decodes it. */
const SECONDS = 30

const DAMAGED =
  'Cette image ne s’ouvre pas\u00a0: le fichier est incomplet ou abîmé. Ouvrez-la sur votre ordinateur, enregistrez-la de nouveau, puis renvoyez-la.'

/**
 * The image drawn again from its pixels, upright: what was hidden around them (place of the shot, text, program) is
 * gone. Throws FileRefused for one that cannot be decoded whole, is too large for it, or moves.
 */
export async function redrawn(bytes: Buffer, type: ImageType): Promise<Buffer> {
  const metadata = await readable(sharp(bytes, { limitInputPixels: false }).metadata())
  refuseUnfit(metadata)
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' })
    .timeout({ seconds: SECONDS })
    .rotate()
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
  return readable(encoded(image, type).toBuffer())
}

function refuseUnfit({ width, height, pages = 1 }: Metadata): void {
  if (width * height > MAX_PIXELS) {
    throw new FileRefused(
      `Cette image compte ${width} × ${height} pixels, plus que les ${MAX_PIXELS / 1_000_000} millions permis\u00a0: réduisez-la (4\u00a0000 pixels de large suffisent), puis renvoyez-la.`,
    )
  }
  // RGAA 13.8: what moves must be stoppable, which an image is not.
  if (pages > 1) {
    throw new FileRefused(
      'Cette image est animée, et un visiteur ne pourrait pas l’arrêter\u00a0: enregistrez-en une seule vue, puis envoyez-la.',
    )
  }
}

function encoded(image: Sharp, type: ImageType): Sharp {
  switch (type) {
    case 'image/jpeg':
      return image.jpeg({ quality: 88, progressive: true })
    case 'image/png':
      return image.png({ compressionLevel: 9 })
    case 'image/webp':
      return image.webp({ quality: 88 })
    case 'image/avif':
      return image.avif({ quality: 65, effort: 2 })
    default:
      return type satisfies never
  }
}

async function readable<Result>(result: Promise<Result>): Promise<Result> {
  try {
    return await result
  } catch (error) {
    throw new FileRefused(DAMAGED, { cause: error })
  }
}
