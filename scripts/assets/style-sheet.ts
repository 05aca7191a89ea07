import { readFileSync } from 'node:fs'

import { FONTS, readDsfr, STYLES } from './dsfr'
import { inlineIcons } from './inline-icons'
import { compact, purge } from './purge'
import { dressThemes } from './themes'
import { publicVocabulary } from './vocabulary'

/** The site's own rules, in the order they apply. */
const OWN_STYLES = ['site', 'dialogs', 'preferences', 'print']

const CHARSET = /@charset "UTF-8";/gi
const SOURCE_MAP = /\/\*# sourceMappingURL=.*?\*\//g
const FONT_FACE = /@font-face\s*\{[^}]*\}/g
const WOFF2 = /url\("?[^")]*?(fonts\/[^")]+\.woff2)"?\)/
const PARENT_ADDRESS = /url\((["']?)(?:\.\.\/)+/g
const FILE_ADDRESS = /url\(["']?(?!data:)([^"')]+)["']?\)/g

/** All of DSFR and the site's own rules in one style sheet, of which pages use a sixth. */
export function fullStyleSheet(): string {
  const parts = [
    ...STYLES.map((path) => readDsfr(path).toString('utf8')),
    ...OWN_STYLES.map((name) => readFileSync(`styles/${name}.css`, 'utf8')),
  ]
  return parts
    .join('\n')
    .replace(CHARSET, '')
    .replace(SOURCE_MAP, '')
    .replace(FONT_FACE, keepUsedFont)
    .replace(PARENT_ADDRESS, 'url($1')
}

/** The style sheet of the public site: what its sources may use, and the DSFR files it names, by their path beside it. */
export async function buildStyleSheet(): Promise<{ css: string; files: string[] }> {
  const used = await purge(fullStyleSheet(), publicVocabulary())
  const css = inlineIcons(compact(dressThemes(used)))
  const files = new Set(Array.from(css.matchAll(FILE_ADDRESS), ([, path = '']) => path))
  return { css: `@charset "UTF-8";\n${css}`, files: [...files].sort() }
}

/** The face reduced to the one format every supported browser reads, or nothing for a font no page uses. */
function keepUsedFont(face: string): string {
  const path = WOFF2.exec(face)?.[1]
  if (!path || !FONTS.includes(path)) return ''
  return face.replace(/src:[^;}]*/, `src:url(${path}) format("woff2")`)
}
