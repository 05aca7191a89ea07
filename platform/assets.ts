import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Addresses of the public page's files, all under `base`, whose name changes with their content. */
export type Assets = {
  base: string
  styles: string[]
  /** All the JavaScript there is: to run before the page shows, for the theme. */
  script: string
  /** Fonts of the first screen, to load early. */
  fonts: string[]
  /** Pages name all but `ico`, which browsers ask for at `/favicon.ico` by themselves. */
  favicon: { svg: string; ico: string; appleTouch: string }
  /** Pictograms of the display settings. */
  artwork: { sun: string; moon: string; system: string }
  /** What networks show with a link to any page: 1200 × 630 pixels, the 1.91 to 1 that they ask for. */
  shareImage: string
}

let known: Assets | undefined

/** The files written by `npm run assets`, read once. Throws an error that says so when they are missing. */
export function readAssets(): Assets {
  known ??= parse(join(process.cwd(), 'public', 'assets', 'manifest.json'))
  return known
}

function parse(path: string): Assets {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Assets
  } catch (cause) {
    throw new Error(`${path} cannot be read: run "npm run assets" first.`, { cause })
  }
}
