/** Entry of `npm run assets`: makes the public page's style sheet, script, fonts and pictures from DSFR's parts. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { readAssets, type Assets } from '@/platform/assets'

import { ARTWORK, FAVICON, FIRST_FONTS, FONTS, readDsfr } from './assets/dsfr'
import { publish, type Files } from './assets/publish'
import { buildScript } from './assets/script'
import { buildStyleSheet } from './assets/style-sheet'

const ROOT = join('public', 'assets')
const STYLE_SHEET = 'site.css'
const SCRIPT = 'site.js'
const SHARE_IMAGE = 'share.png'

const { css, files: namedFiles } = await buildStyleSheet()
const copies = new Set([
  ...namedFiles,
  ...FONTS,
  ...Object.values(FAVICON),
  ...Object.values(ARTWORK),
])

const files: Files = new Map([
  [STYLE_SHEET, Buffer.from(css)],
  [SCRIPT, Buffer.from(buildScript())],
  [SHARE_IMAGE, readFileSync(join('styles', SHARE_IMAGE))],
  ...Array.from(copies, (path) => [path, readDsfr(path)] as const),
])

const base = `/assets/${publish(files, ROOT, formerFolder())}`
const address = (path: string) => `${base}/${path}`
const manifest: Assets = {
  base,
  styles: [address(STYLE_SHEET)],
  script: address(SCRIPT),
  fonts: FIRST_FONTS.map(address),
  favicon: {
    svg: address(FAVICON.svg),
    ico: address(FAVICON.ico),
    appleTouch: address(FAVICON.appleTouch),
  },
  artwork: {
    sun: address(ARTWORK.sun),
    moon: address(ARTWORK.moon),
    system: address(ARTWORK.system),
  },
  shareImage: address(SHARE_IMAGE),
}
writeFileSync(join(ROOT, 'manifest.json'), JSON.stringify(manifest, null, 2))
console.log(`${files.size} files in public${base}`)

/** The folder that the manifest at hand names; null when there is none yet. */
function formerFolder(): string | null {
  try {
    return basename(readAssets().base)
  } catch {
    return null
  }
}
