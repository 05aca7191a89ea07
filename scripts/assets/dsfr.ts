import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const DIST = join(process.cwd(), 'node_modules', '@gouvfr', 'dsfr', 'dist')

/**
 * All of DSFR, dark theme included, the icons that its links may have, then its print, in the order they apply; what no page
 * uses goes (`purge`).
 */
export const STYLES = [
  'dsfr.main.min.css',
  'utility/icons/icons-arrows/icons-arrows.main.min.css',
  'dsfr.print.min.css',
]

/** Weights of the first screen: text, buttons and badges, titles. */
export const FIRST_FONTS = ['Marianne-Regular', 'Marianne-Medium', 'Marianne-Bold'].map(woff2)

/** Fonts the style sheet may name; the italic is fetched only by a page that has an emphasis. */
export const FONTS = [...FIRST_FONTS, woff2('Marianne-Regular_Italic')]

export const FAVICON = {
  svg: 'favicon/favicon.svg',
  ico: 'favicon/favicon.ico',
  appleTouch: 'favicon/apple-touch-icon.png',
}

export const ARTWORK = {
  sun: 'artwork/pictograms/environment/sun.svg',
  moon: 'artwork/pictograms/environment/moon.svg',
  system: 'artwork/pictograms/system/system.svg',
}

/** A file of DSFR by its path in the package. Throws when the package has no such file. */
export function readDsfr(path: string): Buffer {
  return readFileSync(join(DIST, path))
}

function woff2(name: string): string {
  return `fonts/${name}.woff2`
}
