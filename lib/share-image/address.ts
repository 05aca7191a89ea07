import { createHash } from 'node:crypto'

/** First segment of the addresses of shared pictures. */
const SHARE_IMAGES = 'images-de-partage'

/** To be changed with the drawing: networks keep what they found at an address. */
const DRAWING = 1

/** The address, in the site, of the picture of the page at `path`, which names what is drawn on it. */
export function shareImageAddress(path: string, title: string, siteName: string): string {
  const drawn = JSON.stringify([DRAWING, title, siteName])
  const version = createHash('sha256').update(drawn).digest('hex').slice(0, 8)
  return `${shareImagePath(path)}?v=${version}`
}

/** The same without its version. */
export const shareImagePath = (path: string): string => `/${SHARE_IMAGES}${path}.png`

/** The path of the page whose picture is at `address` (without query); null when it is the address of no picture. */
export function pathOfShareImage(address: string): string | null {
  const [, path] = new RegExp(`^/${SHARE_IMAGES}(/.+)\\.png$`).exec(address) ?? []
  return path ?? null
}
