import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Addresses of the public page's files, all under `base`. Their names change with their content. */
export type Assets = {
  base: string
  styles: string[]
  /** The JavaScript of every page. It runs before the first paint, to set the theme. */
  script: string
  /** The scripts that only the pages of a plugin load, by its name. */
  scripts: Record<string, string>
  /** Fonts of the first screen, to preload. */
  fonts: string[]
  /** Pages link to all of them except `ico`, which browsers request at `/favicon.ico` without a link. */
  favicon: { svg: string; ico: string; appleTouch: string }
  /** Pictograms of the display settings, and of the page for a missing address. */
  artwork: { sun: string; moon: string; system: string; notFound: string }
  /** The image that social networks show with a link to any page: 1200 × 630 pixels, for their ratio of 1.91 to 1. */
  shareImage: string
}

let known: Assets | undefined

/** The manifest written by `npm run assets`, read once. Throws an error that names this command if it is missing. */
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
