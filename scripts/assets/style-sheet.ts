import { readFileSync } from 'node:fs'

import { transform } from 'esbuild'
import postcss, { type AtRule, type ChildNode, type Rule } from 'postcss'
import { PurgeCSS } from 'purgecss'

import { FONTS, readDsfr, STYLES } from './dsfr'
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
  const css = inlineIcons(await compact(dressThemes(used)))
  const files = new Set(Array.from(css.matchAll(FILE_ADDRESS), ([, path = '']) => path))
  const [licence] = /\/\*![\s\S]*?\*\//.exec(readDsfr(STYLES[0]!).toString('utf8')) ?? ['']
  return { css: `@charset "UTF-8";\n${licence}${css}`, files: [...files].sort() }
}

/** The face reduced to the one format every supported browser reads, or nothing for a font no page uses. */
function keepUsedFont(face: string): string {
  const path = WOFF2.exec(face)?.[1]
  if (!path || !FONTS.includes(path)) return ''
  return face.replace(/src:[^;}]*/, `src:url(${path}) format("woff2")`)
}

const ICON = /url\((["']?)(icons\/[^"')]+\.svg)\1\)/g
/** A larger one would delay the text more than a request does. */
const MOST_BYTES = 1500

/** `css` with DSFR's small icons inside it, each byte unchanged: one request less for each. */
export function inlineIcons(css: string): string {
  return css.replace(ICON, (address, _quote, path: string) => {
    const svg = readDsfr(path)
    return svg.length > MOST_BYTES ? address : `url("data:image/svg+xml,${inAddress(svg)}")`
  })
}

/** Percent-encoded only where a quoted address asks for it: words compress, base64 does not. */
function inAddress(svg: Buffer): string {
  return svg
    .toString('utf8')
    .trim()
    .replace(/[%#"<>{}|\\^`\n]/g, encodeURIComponent)
}

/** `css` without the rules, custom properties and animations that none of `words` can match or use. */
export async function purge(css: string, words: string[]): Promise<string> {
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: '', extension: 'html' }],
    css: [{ raw: css }],
    defaultExtractor: () => words,
    variables: true,
    keyframes: true,
  })
  return purged?.css ?? ''
}

/** `css` without comments, spaces and empty blocks, for the browsers that DSFR supports. */
export async function compact(css: string): Promise<string> {
  const target = ['chrome80', 'firefox74', 'safari13']
  const { code } = await transform(css, {
    loader: 'css',
    minify: true,
    legalComments: 'none',
    target,
  })
  return code.trim()
}

const DARK = /(?::root)?\[data-fr-theme=(['"]?)dark\1\]/
/** No script has said which theme is in force: the system's is. */
const UNSAID = ':root:not([data-fr-theme])'

/**
 * `css` with DSFR's dark theme on screens alone, for paper is white, and written again for a reader whose system is dark
 * and whose browser runs no script: DSFR alone would leave that page light.
 */
export function dressThemes(css: string): string {
  const root = postcss.parse(css)
  const rules: Rule[] = []
  root.walkRules((rule) => {
    if (DARK.test(rule.selector)) rules.push(rule)
  })
  rules.forEach(dress)
  root.walkAtRules('media', joinNext)
  return root.toString()
}

function dress(rule: Rule): void {
  const dark = rule.selectors.filter((selector) => DARK.test(selector))
  const others = rule.selectors.filter((selector) => !DARK.test(selector))
  const unsaid = dark.map((selector) => selector.replace(DARK, UNSAID))
  rule.after([
    media('screen', rule.clone({ selectors: dark })),
    media('screen and (prefers-color-scheme:dark)', rule.clone({ selectors: unsaid })),
  ])
  if (others.length > 0) rule.selectors = others
  else rule.remove()
}

const media = (params: string, rule: Rule) =>
  postcss.atRule({ name: 'media', params, nodes: [rule] })

/** One block for neighbours that share their condition. */
function joinNext(block: AtRule): void {
  let next: ChildNode | undefined = block.next()
  while (next?.type === 'atrule' && next.name === 'media' && next.params === block.params) {
    block.append(next.nodes ?? [])
    next.remove()
    next = block.next()
  }
}
