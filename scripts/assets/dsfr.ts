import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const DIST = join(process.cwd(), 'node_modules', '@gouvfr', 'dsfr', 'dist')

/**
 * All of DSFR with its dark theme, the icons of its links, then its print styles, in this order. `purge` removes the rules
 * that no page uses.
 */
export const STYLES = [
  'dsfr.main.min.css',
  'utility/icons/icons-arrows/icons-arrows.main.min.css',
  'dsfr.print.min.css',
]

/** Weights used on the first screen: text, buttons and badges, titles. */
export const FIRST_FONTS = ['Marianne-Regular', 'Marianne-Medium', 'Marianne-Bold'].map(woff2)

/** Fonts that the style sheet may name. Only a page with emphasis loads the italic. */
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
  notFound: 'artwork/pictograms/system/technical-error.svg',
}

/** Reads a file of DSFR by its path in the package. Throws if it does not exist. */
export function readDsfr(path: string): Buffer {
  return readFileSync(join(DIST, path))
}

function woff2(name: string): string {
  return `fonts/${name}.woff2`
}
