/** Entry of `npm run assets`: builds the style sheet, script, fonts and pictures of the public page from DSFR. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { buildSync } from 'esbuild'

import { type Assets, readAssets } from '@/platform/assets'

import { ARTWORK, FAVICON, FIRST_FONTS, FONTS, readDsfr } from './assets/dsfr'
import { type Files, publishAssets } from './assets/publish'
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

/** The scripts that only the pages of a plugin load: `page/script.ts` in its folder, by the name of the plugin. */
const pluginScripts = readdirSync('plugins')
  .map((plugin) => ({ plugin, source: join('plugins', plugin, 'page', 'script.ts') }))
  .filter(({ source }) => existsSync(source))

const files: Files = new Map([
  [STYLE_SHEET, Buffer.from(css)],
  [SCRIPT, Buffer.from(buildScript(join('components', 'dsfr', 'behaviour.ts')))],
  ...pluginScripts.map(
    ({ plugin, source }) => [`${plugin}.js`, Buffer.from(buildScript(source))] as const,
  ),
  [SHARE_IMAGE, readFileSync(join('styles', SHARE_IMAGE))],
  ...Array.from(copies, (path) => [path, readDsfr(path)] as const),
])

const base = `/assets/${publishAssets(files, ROOT, formerFolder())}`
const address = (path: string) => `${base}/${path}`
const manifest: Assets = {
  base,
  styles: [address(STYLE_SHEET)],
  script: address(SCRIPT),
  scripts: Object.fromEntries(pluginScripts.map(({ plugin }) => [plugin, address(`${plugin}.js`)])),
  fonts: FIRST_FONTS.map(address),
  favicon: addresses(FAVICON),
  artwork: addresses(ARTWORK),
  shareImage: address(SHARE_IMAGE),
}
writeFileSync(join(ROOT, 'manifest.json'), JSON.stringify(manifest, null, 2))
console.log(`${files.size} files in public${base}`)

function addresses<Paths extends Record<string, string>>(paths: Paths): Paths {
  return Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, address(path)]),
  ) as Paths
}

/** Returns the folder that the current manifest names, or null if there is none yet. */
function formerFolder(): string | null {
  try {
    return basename(readAssets().base)
  } catch {
    return null
  }
}

/** Returns the script of `source` for browsers, minified. It is not a module, so that it can run before the page shows. */
function buildScript(source: string): Uint8Array {
  const { outputFiles } = buildSync({
    entryPoints: [source],
    bundle: true,
    format: 'iife',
    target: 'es2018',
    minify: true,
    write: false,
  })
  return outputFiles[0]!.contents
}
