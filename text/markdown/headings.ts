import type { Heading, Root } from 'mdast'

import { RecentMap } from '@/text/recent-map'

import { mapNodes, nodesIn, oncePerTree } from './parse'
import { wordsUnder } from './plain-text'
import { replaceElements, textOf, type Transform } from './transforms'

const HEADING = /^h([1-6])$/
const DEEPEST = 6

/**
 * Returns how far below the level of the text a heading of `depth` stands, from 1, under the headings `open` above it, and
 * adds it to them. No level is skipped (RGAA 9.1).
 */
function levelUnder(open: number[], depth: number): number {
  while ((open.at(-1) ?? 0) >= depth) open.pop()
  return open.push(depth)
}

/**
 * Renumbers headings so that the first level of the text is `startLevel + 1` and no level is skipped (RGAA 9.1): under
 * level 1, `##` then `####` become h2 then h3. Removes headings without text, which announce nothing.
 */
export function repairHeadings(startLevel: number): Transform {
  return (tree) => {
    const open: number[] = []
    replaceElements(tree, (node) => {
      const depth = Number(HEADING.exec(node.tagName)?.[1])
      if (!depth) return [node]
      if (!textOf(node).trim()) return []
      node.tagName = `h${Math.min(startLevel + levelUnder(open, depth), DEEPEST)}`
      return [node]
    })
  }
}

/** A heading with words. `level`: 1 for headings directly below the heading that the text stands under. */
type HeadingAt = { node: Heading; words: string; level: number }

const headingsIn = oncePerTree((tree) => {
  const open: number[] = []
  return nodesIn(tree).flatMap((node): HeadingAt[] => {
    const words = node.type === 'heading' ? wordsUnder(node) : ''
    return node.type === 'heading' && words
      ? [{ node, words, level: levelUnder(open, node.depth) }]
      : []
  })
})

/** Returns the words of the heading that the text begins with, or '' if it does not begin with a heading. */
export function openingWords(tree: Root): string {
  const [first] = headingsIn(tree)
  return first && first.node === tree.children[0] ? first.words : ''
}

/** Returns the first-level headings of a text with their anchors, '' if they have none. */
export const firstLevelHeadings = (tree: Root): { words: string; anchor: string }[] =>
  headingsIn(tree)
    .filter(({ level }) => level === 1)
    .map(({ node, words }) => ({ words, anchor: String(node.data?.hProperties?.id ?? '') }))

/** When a page is rebuilt, its texts get the same anchors as before, so the earlier tree can be reused. */
const anchoredBefore = oncePerTree(() => new RecentMap<Root>(2))

/**
 * Returns `tree` with an anchor on each heading, made by `anchorOf` from its words, in order. `isTitled`: the heading it
 * begins with is the title of the section, which has its own anchor.
 */
export function withAnchors(
  tree: Root,
  isTitled: boolean,
  anchorOf: (words: string) => string,
): Root {
  const own = headingsIn(tree).filter(({ node }) => !(isTitled && node === tree.children[0]))
  if (own.length === 0) return tree
  const anchors = new Map<unknown, string>()
  for (const { node, words } of own) anchors.set(node, anchorOf(words))
  const key = [...anchors.values()].join(' ')
  const known = anchoredBefore(tree).get(key)
  if (known) return known
  const made = mapNodes(tree, (node) => {
    const id = anchors.get(node)
    return id && node.type === 'heading' ? { ...node, data: { hProperties: { id } } } : node
  })
  anchoredBefore(tree).set(key, made)
  return made
}
