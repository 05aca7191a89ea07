import type { Heading, Root } from 'mdast'

import { RecentMap } from '@/text/recent-map'

import { mapNodes, nodesIn, oncePerTree } from './parse'
import { wordsUnder } from './plain-text'
import { replaceElements, textOf, type Transform } from './transforms'

const HEADING = /^h([1-6])$/
const DEEPEST = 6

/**
 * How far below the text's own level a heading of `depth` stands, from 1, under those that are `open` above it, which it
 * joins: no level is skipped (RGAA 9.1).
 */
function levelUnder(open: number[], depth: number): number {
  while ((open.at(-1) ?? 0) >= depth) open.pop()
  return open.push(depth)
}

/**
 * Renumbers headings so that the first level of the text is `startLevel + 1` and none is skipped below (RGAA 9.1):
 * under level 1, `##` then `####` become h2 then h3. A heading without any text is removed: it announces nothing.
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

/** A heading of a text that says something. `level`: 1 for those right below what the text stands under. */
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

/** What the heading says that a text begins with; '' where it begins otherwise. */
export function openingWords(tree: Root): string {
  const [first] = headingsIn(tree)
  return first && first.node === tree.children[0] ? first.words : ''
}

/** The headings of the first level of a text, and their anchors; '' where they have none of their own. */
export const firstLevelHeadings = (tree: Root): { words: string; anchor: string }[] =>
  headingsIn(tree)
    .filter(({ level }) => level === 1)
    .map(({ node, words }) => ({ words, anchor: String(node.data?.hProperties?.id ?? '') }))

/** A page that is made again gives a text its anchors of before: what was made of the tree is then of use. */
const anchoredBefore = oncePerTree(() => new RecentMap<Root>(2))

/**
 * `tree` whose headings have the anchors that `anchorOf` makes of their words, in their order. `isTitled`: the heading that
 * it begins with is the title of what it stands in, whose anchor leads there.
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
