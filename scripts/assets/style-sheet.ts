import { readFileSync } from 'node:fs'

import { FONTS, readDsfr, STYLES } from './dsfr'

const CHARSET = /@charset "UTF-8";/gi
const SOURCE_MAP = /\/\*# sourceMappingURL=.*?\*\//g
const FONT_FACE = /@font-face\s*\{[^}]*\}/g
const WOFF2 = /url\("?[^")]*?(fonts\/[^")]+\.woff2)"?\)/
const PARENT_ADDRESS = /url\((["']?)(?:\.\.\/)+/g
const FILE_ADDRESS = /url\(["']?(?!data:)([^"')]+)["']?\)/g

/** One style sheet from DSFR's parts and the site's own, and the DSFR files it names, by their path beside it. */
export function buildStyleSheet(): { css: string; files: string[] } {
  const parts = [
    ...STYLES.map((path) => readDsfr(path).toString('utf8')),
    readFileSync('styles/site.css', 'utf8'),
  ]
  const css = parts
    .join('\n')
    .replace(CHARSET, '')
    .replace(SOURCE_MAP, '')
    .replace(FONT_FACE, keepUsedFont)
    .replace(PARENT_ADDRESS, 'url($1')
  const files = new Set(Array.from(css.matchAll(FILE_ADDRESS), ([, path = '']) => path))
  return { css: `@charset "UTF-8";\n${css}`, files: [...files].sort() }
}

/** The face reduced to the one format every supported browser reads, or nothing for a font no page uses. */
function keepUsedFont(face: string): string {
  const path = WOFF2.exec(face)?.[1]
  if (!path || !FONTS.includes(path)) return ''
  return face.replace(/src:[^;}]*/, `src:url(${path}) format("woff2")`)
}
