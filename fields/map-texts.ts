import type { Root } from 'mdast'

import { isMarkdown } from '@/text/markdown/parse'

/** The call's own data: dates, and words that are no text of a page. */
const NO_TEXT = ['call', 'milestones']

/**
 * What is made of a string of a view (`key`: its own, or that of the list it is in), and of a Markdown text, which is a
 * tree; where nothing is said they stay.
 */
type Maps = {
  string?: (text: string, key: string) => string
  markdown?: (tree: Root) => Root
}

/** `view` with each of its texts replaced by what `maps` make of it, the call's data aside. */
export const mapTexts = <View extends object>(view: View, maps: Maps): View =>
  mapped(view, '', maps) as View

function mapped(value: unknown, key: string, maps: Maps): unknown {
  if (typeof value === 'string') return maps.string ? maps.string(value, key) : value
  if (Array.isArray(value)) return value.map((item) => mapped(item, key, maps))
  if (isMarkdown(value)) return maps.markdown ? maps.markdown(value) : value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    NO_TEXT.includes(name) ? (inner as unknown) : mapped(inner, name, maps),
  ])
  return Object.fromEntries(entries)
}
