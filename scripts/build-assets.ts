/** Entry of `npm run assets`: makes the public page's style sheet, scripts, fonts and pictures from DSFR's parts. */
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import type { Assets } from '@/lib/assets'

import { ARTWORK, FAVICON, FIRST_FONTS, FONTS, readDsfr, SCRIPTS } from './assets/dsfr'
import { publish, type Files } from './assets/publish'
import { buildStyleSheet } from './assets/style-sheet'

const ROOT = join('public', 'assets')
const STYLE_SHEET = 'site.css'

const { css, files: namedFiles } = buildStyleSheet()
const scripts = SCRIPTS.map((path) => ({ path, name: `scripts/${basename(path)}` }))
/** Must run before DSFR's modules: keeps them from writing to the console of every visitor. */
const settings = { name: 'scripts/settings.js', code: 'window.dsfr = { production: true }\n' }
const copies = new Set([
  ...namedFiles,
  ...FONTS,
  ...Object.values(FAVICON),
  ...Object.values(ARTWORK),
])

const files: Files = new Map([
  [STYLE_SHEET, Buffer.from(css)],
  [settings.name, Buffer.from(settings.code)],
  ...scripts.map(({ path, name }) => [name, withoutSourceMap(readDsfr(path))] as const),
  ...Array.from(copies, (path) => [path, readDsfr(path)] as const),
])

const base = `/assets/${publish(files, ROOT)}`
const address = (path: string) => `${base}/${path}`
const manifest: Assets = {
  base,
  styles: [address(STYLE_SHEET)],
  scripts: [settings, ...scripts].map(({ name }) => address(name)),
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
}
writeFileSync(join(ROOT, 'manifest.json'), JSON.stringify(manifest, null, 2))
console.log(`${files.size} files in public${base}`)

/** The maps themselves are not published. */
function withoutSourceMap(script: Buffer): Buffer {
  return Buffer.from(script.toString('utf8').replace(/\/\/# sourceMappingURL=.*/g, ''))
}
