import { readFileSync } from 'node:fs'

import { transform } from 'esbuild'
import postcss, { type Rule } from 'postcss'
import { PurgeCSS } from 'purgecss'

import { FONTS, readDsfr, STYLES } from './dsfr'
import { publicVocabulary } from './vocabulary'

/** The site's own rules, in order of application. */
const OWN_STYLES = ['site', 'dialogs', 'preferences', 'print']

const CHARSET = /@charset "UTF-8";/gi
const FONT_FACE = /@font-face\s*\{[^}]*\}/g
const WOFF2 = /url\("?[^")]*?(fonts\/[^")]+\.woff2)"?\)/
const PARENT_ADDRESS = /url\((["']?)(?:\.\.\/)+/g
const FILE_ADDRESS = /url\(["']?(?!data:)([^"')]+)["']?\)/g

/** Returns all of DSFR and the site's own rules in one style sheet, of which pages use a sixth. */
export function fullStyleSheet(): string {
  const parts = [
    ...STYLES.map((path) => readDsfr(path).toString('utf8')),
    ...OWN_STYLES.map((name) => readFileSync(`styles/${name}.css`, 'utf8')),
  ]
  return parts
    .join('\n')
    .replace(CHARSET, '')
    .replace(FONT_FACE, keepUsedFont)
    .replace(PARENT_ADDRESS, 'url($1')
}

/** Returns the style sheet of the public site, with only what its sources may use, and the paths of its DSFR files. */
export async function buildStyleSheet(): Promise<{ css: string; files: string[] }> {
  const used = withoutUnseen(await purge(fullStyleSheet(), publicVocabulary()))
  const css = inlineIcons(await compact(dressThemes(used)))
  const files = new Set(Array.from(css.matchAll(FILE_ADDRESS), ([, path = '']) => path))
  const [licence] = /\/\*![\s\S]*?\*\//.exec(readDsfr(STYLES[0]!).toString('utf8')) ?? ['']
  return { css: `@charset "UTF-8";\n${licence}${css}`, files: [...files].sort() }
}

/** Keeps only the format that every supported browser reads; returns '' for a font that no page uses. */
function keepUsedFont(face: string): string {
  const path = WOFF2.exec(face)?.[1]
  if (!path || !FONTS.includes(path)) return ''
  return face.replace(/src:[^;}]*/, `src:url(${path}) format("woff2")`)
}

const ICON = /url\((["']?)(icons\/[^"')]+\.svg)\1\)/g
/** Inlining a larger icon would delay the text more than a request does. */
const MOST_BYTES = 1500

/**
 * Returns `css` with DSFR's small icons inlined, byte for byte, which saves a request for each. Each icon is written once,
 * in a custom property, even if several rules use it or repeat it for older browsers.
 */
export function inlineIcons(css: string): string {
  const icons: string[] = []
  const shown = css.replace(ICON, (address, _quote, path: string) => {
    const svg = readDsfr(path)
    if (svg.length > MOST_BYTES) return address
    const icon = `url("data:image/svg+xml,${inAddress(svg)}")`
    if (!icons.includes(icon)) icons.push(icon)
    return `var(--i${icons.indexOf(icon)})`
  })
  const properties = icons.map((icon, index) => `--i${index}:${icon}`)
  return properties.length ? `:root{${properties.join(';')}}${shown}` : shown
}

/** Percent-encodes only what a quoted address requires: text compresses, base64 does not. */
function inAddress(svg: Buffer): string {
  return svg
    .toString('utf8')
    .trim()
    .replace(/[%#"<>{}|\\^`\n]/g, encodeURIComponent)
}

/** Returns `css` without the rules, custom properties and animations that none of `words` can match or use. */
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

/**
 * Selectors that words cannot exclude, because other DSFR components use the same words: disabled controls, links without a
 * target except in the breadcrumb, icons named by a class except in links, selectable rows, fields for dates and long
 * texts, messages with a close button, the forms and columns of « Lettre d’information ».
 */
const UNSEEN = [
  /(?<!:not\():disabled/,
  /\.fr-(?!breadcrumb).*:not\(\[href\]\)/,
  /\.fr-(?!link|icon)[\w-]+\[class[\^*]=["' ]*fr-(icon|fi)-/,
  /aria-selected|\btr:{1,2}after/,
  /\[type=["']?date["']?\]|\btextarea\b/,
  /\.fr-(alert|notice)\b.*\.fr-btn--close/,
  /__title[^,]* button|\bbutton[^,]*__title/,
  /\.fr-follow [.>]/,
]

/** Returns `css` without the rules that no page of the public site can match. */
export function withoutUnseen(css: string): string {
  const root = postcss.parse(css)
  root.walkRules((rule) => {
    const seen = rule.selectors.filter((selector) => !UNSEEN.some((one) => one.test(selector)))
    if (seen.length === 0) rule.remove()
    else if (seen.length < rule.selectors.length) rule.selectors = seen
  })
  return root.toString()
}

/** Returns `css` without comments, spaces and empty blocks, for the browsers that DSFR supports. */
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
/** No script has set the theme: the system's theme applies. */
const UNSAID = ':root:not([data-fr-theme])'

/**
 * Returns `css` with DSFR's dark theme limited to screens, because paper is white, and repeated for readers with a dark
 * system and no script: DSFR alone would show them a light page.
 */
export function dressThemes(css: string): string {
  const root = postcss.parse(css)
  const rules: Rule[] = []
  root.walkRules((rule) => {
    if (DARK.test(rule.selector)) rules.push(rule)
  })
  rules.forEach(dress)
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
