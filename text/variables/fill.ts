import type { Nodes, Root } from 'mdast'

import { mapNodes } from '@/text/markdown/nodes'
import {
  replaceVariables,
  TEXT_VARIABLES,
  type TextVariable,
  type VariableValues,
} from '@/text/variables'

/** What a visitor reads where a published text waits for a value: publishing refuses it, but a call may go since. */
const WITHOUT_VALUE: Record<TextVariable, string> = {
  ouverture: 'à une date encore à préciser',
  cloture: 'à une date encore à préciser',
  promotion: 'à venir',
  etat: 'à venir',
}

/**
 * `text` with its variables replaced by `values`. One without a value says so in neutral French and an unknown one is left
 * out: no braces of ours reach a visitor.
 */
export const fill = (text: string, values: VariableValues): string =>
  replaceVariables(text, ({ name }) => (name ? written(name, values) : ''))

/** Without braces, which might make another variable. */
const written = (name: TextVariable, values: VariableValues) =>
  (values[name] ?? WITHOUT_VALUE[name]).replace(/[{}]/g, '').replace(/[\t\r\n]+/g, ' ')

/** A variable as a tree holds it, between characters of private use, which Markdown takes for letters. */
const MARKED = new RegExp(`\\uE000(${Object.keys(TEXT_VARIABLES).join('|')})\\uE001`, 'g')

/** The Markdown text `source` with its variables marked: to its grammar each is a word, whatever is typed in the braces. */
export const markVariables = (source: string): string =>
  replaceVariables(source, ({ name }) => (name ? `\uE000${name}\uE001` : ''))

/** `tree`, of a text whose variables were marked, with `values` in their places: words, which never are markup. */
export function fillMarkdown(tree: Root, values: VariableValues): Root {
  const words = (text: string) =>
    text.replace(MARKED, (_, name: TextVariable) => written(name, values))
  const address = (url: string) =>
    url.replace(MARKED, (_, name: TextVariable) => encodeURIComponent(written(name, values)))
  return mapNodes(tree, (node) => {
    const filled = Object.entries(node).flatMap(([key, text]: [string, unknown]) => {
      if (typeof text !== 'string' || !text.includes('\uE000')) return []
      return [[key, key === 'url' ? address(text) : words(text)]]
    })
    return filled.length ? ({ ...node, ...Object.fromEntries(filled) } as Nodes) : node
  })
}
