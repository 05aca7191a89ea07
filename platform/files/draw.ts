import sharp, { type Metadata, type OutputInfo, type Sharp } from 'sharp'

import { processSingleton } from '@/platform/process-singleton'
import { Refusal } from '@/platform/refusal'

import { type WidthName, WIDTHS } from './addresses'
import { MAX_SIDE, maxPixels } from './limits'
import type { ImageType } from './types'

// One thread per image leaves the other cores to visitors. libvips' cache would keep the pixels of the last images,
// which are not sent twice: 200 MB more after five images of 47 megapixels.
sharp.concurrency(1)
sharp.cache(false)

/** An image that takes longer was made to exhaust the decoder. */
const SECONDS = 30

/** Images that may wait; each takes at most 10 MB and one to ten seconds. */
const MOST_WAITING = 8

/**
 * Runs `work`, which decodes or encodes an image, after the images received before: a single one may take 150 MB. Throws
 * a Refusal (503) if too many wait.
 */
export async function drawInTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turns = drawing()
  if (turns.waiting > MOST_WAITING) throw tooManyImages()
  turns.waiting += 1
  const result = turns.last.then(work)
  turns.last = result.then(pass, pass)
  return result
}

/** `waiting` also counts the image in progress. */
const drawing = processSingleton('eigDrawing', () => ({ last: Promise.resolve(), waiting: 0 }))

const pass = () => void (drawing().waiting -= 1)

const tooManyImages = () =>
  new Refusal(
    'Trop d’images arrivent en même temps : celle-ci n’a pas été enregistrée. Réessayez dans une minute.',
    503,
  )

/** The metadata in the header of an image. Does not decode the pixels. */
export const readMetadata = (bytes: Buffer): Promise<Metadata> =>
  sharp(bytes, { limitInputPixels: false }).metadata()

/**
 * Re-encodes the image from its pixels, upright and no larger than MAX_SIDE. This removes hidden data (location, text,
 * program). Throws sharp's error if the image cannot be decoded completely.
 */
export function redraw(bytes: Buffer, type: ImageType): Promise<Buffer> {
  const image = sharp(bytes, { limitInputPixels: maxPixels(type), failOn: 'truncated' })
    .timeout({ seconds: SECONDS })
    .rotate()
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
  return encoded(image, type).toBuffer()
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
      // With the colour of each pixel (4:4:4), the encoder would take half as much memory again.
      return image.avif({ quality: 65, effort: 2, chromaSubsampling: '4:2:0' })
    default:
      return type satisfies never
  }
}

/** An image in the sizes that pages offer. */
export type DrawnSizes = Record<WidthName, { bytes: Buffer; info: OutputInfo }>

/** `bytes`, an image from `redraw`, as WebP in each of WIDTHS, one after the other. */
export async function drawSizes(bytes: Buffer): Promise<DrawnSizes> {
  const sizes: Partial<DrawnSizes> = {}
  for (const [name, width] of Object.entries(WIDTHS) as [WidthName, number][]) {
    const { data, info } = await sharp(bytes)
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    sizes[name] = { bytes: data, info }
  }
  return sizes as DrawnSizes
}
