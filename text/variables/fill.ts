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

/** What visitors read where a published text has no value: publishing refuses this, but the call may be removed later. */
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

/** A variable in a syntax tree: its name between private-use characters, which Markdown treats as letters. */
const MARKED = new RegExp(
  `(?<article>(?<![\\p{L}\\p{N}])(?:au|du|le)[ \\u00a0])?\\uE000(?<name>${[...Object.keys(TEXT_VARIABLES), ...SITE_VARIABLE_NAMES].join('|')})\\uE001`,
  'giu',
)

/** Returns the Markdown text `source` with its variables marked. The parser reads each as one word. */
export const markVariables = (source: string): string =>
  replaceVariables(source, ({ name }) => (name ? `\uE000${name}\uE001` : ''))

/** Replaces the marked variables of `text` with their values. */
const filled = (text: string, values: VariableValues) =>
  text.replace(MARKED, (...match) => {
    const { article, name } = match.at(-1) as { article?: string; name: AnyVariable }
    return article ? article + afterArticle(name, values) : written(name, values)
  })

/** A date comes with « le », which the text before it may already contain: « du {{ouverture}} au {{cloture}} ». */
const afterArticle = (name: AnyVariable, values: VariableValues) =>
  written(name, values)
    .replace(/^le[ \u00a0]/, '')
    .replace(/^à une date encore /, 'jour qui reste ')

/** Removes braces, which could form another variable. */
const written = (name: AnyVariable, values: VariableValues) =>
  (values[name] ?? WITHOUT_VALUE[name]).replace(/[{}]/g, '').replace(/[\t\r\n]+/g, ' ')

/**
 * Returns `text` with its variables replaced by `values`. A variable without a value gives neutral French, and an unknown
 * one is removed: visitors never see our braces.
 */
export const fillVariables = (text: string, values: VariableValues): string =>
  filled(markVariables(text), values)

/** Returns `tree`, parsed from a text with marked variables, with `values` filled in as words, never as markup. */
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
