import type { Nodes, Root } from 'mdast'

import { mapNodes } from '@/text/markdown/parse'
import {
  type AnyVariable,
  replaceVariables,
  TEXT_VARIABLES,
  type TextVariable,
  type VariableValues,
} from '@/text/variables'

import { leftToWrite, SITE_VARIABLE_NAMES } from '.'

/** What a visitor reads where a published text waits for a value: publishing refuses it, but a call may go since. */
const WITHOUT_CALL: Record<TextVariable, string> = {
  ouverture: 'à une date encore à préciser',
  cloture: 'à une date encore à préciser',
  promotion: 'à venir',
  etat: 'à venir',
}

const WITHOUT_VALUE = {
  ...WITHOUT_CALL,
  ...Object.fromEntries(SITE_VARIABLE_NAMES.map((name) => [name, leftToWrite(name)])),
} as Record<AnyVariable, string>

/** A variable as a tree holds it, between characters of private use, which Markdown takes for letters. */
const MARKED = new RegExp(
  `(?<article>(?<![\\p{L}\\p{N}])(?:au|du|le)[ \\u00a0])?\\uE000(?<name>${[...Object.keys(TEXT_VARIABLES), ...SITE_VARIABLE_NAMES].join('|')})\\uE001`,
  'giu',
)

/** The Markdown text `source` with its variables marked: to its grammar each is a word, whatever is typed in the braces. */
export const markVariables = (source: string): string =>
  replaceVariables(source, ({ name }) => (name ? `\uE000${name}\uE001` : ''))

/** `text`, whose variables were marked, with what `written` says in their places. */
const filled = (text: string, values: VariableValues) =>
  text.replace(MARKED, (...match) => {
    const { article, name } = match.at(-1) as { article?: string; name: AnyVariable }
    return article ? article + afterArticle(name, values) : written(name, values)
  })

/** A date comes with « le », which what is typed before it may say already: « du {{ouverture}} au {{cloture}} ». */
const afterArticle = (name: AnyVariable, values: VariableValues) =>
  written(name, values)
    .replace(/^le[ \u00a0]/, '')
    .replace(/^à une date encore /, 'jour qui reste ')

/** Without braces, which might make another variable. */
const written = (name: AnyVariable, values: VariableValues) =>
  (values[name] ?? WITHOUT_VALUE[name]).replace(/[{}]/g, '').replace(/[\t\r\n]+/g, ' ')

/**
 * `text` with its variables replaced by `values`. One without a value says so in neutral French and an unknown one is left
 * out: no braces of ours reach a visitor.
 */
export const fill = (text: string, values: VariableValues): string =>
  filled(markVariables(text), values)

/** `tree`, of a text whose variables were marked, with `values` in their places: words, which never are markup. */
export function fillMarkdown(tree: Root, values: VariableValues): Root {
  const address = (url: string) =>
    url.replace(MARKED, (marked) => encodeURIComponent(filled(marked, values)))
  return mapNodes(tree, (node) => {
    const replaced = Object.entries(node).flatMap(([key, text]: [string, unknown]) => {
      if (typeof text !== 'string' || !text.includes('\uE000')) return []
      return [[key, key === 'url' ? address(text) : filled(text, values)]]
    })
    return replaced.length ? ({ ...node, ...Object.fromEntries(replaced) } as Nodes) : node
  })
}
