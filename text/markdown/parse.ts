import type { Root, Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { nothing, excessToRead, excessToShow } from '@/text/bounds'

/** A parsed text. `excess`: why it is treated as words without markup, in French, or null if it was parsed. */
export type ReadText = { tree: Root; excess: string | null }

/**
 * Total length of the texts whose trees stay cached: a few of the longest pages. A page reads each of its texts several
 * times, for its links, its words and its description. Their trees weigh up to some 20 MB.
 */
const KEPT = 200_000

/** Makes a cached reader. A text beyond the limits of a page, which can no longer be saved, is not parsed. Never throws. */
function reader(parse: (source: string) => Root) {
  const kept = new Map<string, ReadText>()
  let size = 0
  const read = (source: string): ReadText => {
    const beyond = excessToRead(source, nothing())
    if (beyond) return { tree: asTyped(source), excess: beyond }
    const tree = parse(source)
    const excess = excessToShow(tree, nothing())
    return { tree: excess ? asTyped(source) : tree, excess }
  }
  return (source: string): ReadText => {
    const known = kept.get(source)
    if (known) return known
    const text = read(source)
    if (source.length > KEPT) return text
    size += source.length
    if (size > KEPT) {
      kept.clear()
      size = source.length
    }
    kept.set(source, text)
    return text
  }
}

/** The whole text as one paragraph of plain words. */
function asTyped(value: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: 1, offset: value.length },
  }
  const text = { type: 'text', value, position } as const
  return { type: 'root', children: [{ type: 'paragraph', children: [text], position }], position }
}

/** Caches the result of `make` for each tree, for as long as the tree is kept. */
export function oncePerTree<Value extends object | string>(make: (tree: Root) => Value) {
  const made = new WeakMap<Root, Value>()
  return (tree: Root): Value => {
    const value = made.get(tree) ?? make(tree)
    made.set(tree, value)
    return value
  }
}

const commonMark = unified().use(remarkParse).freeze()
const gfm = unified().use(remarkParse).use(remarkGfm).freeze()

/** Parses a Markdown text as the public page does. The tree is shared: do not mutate it. */
export const readMarkdown = reader((source) => gfm.parse(source))

/** Parses Markdown without the GFM extensions. */
export const readCommonMark = reader((source) => commonMark.parse(source))

/** Whether a value of a view is a parsed Markdown text. */
export const isMarkdown = (value: unknown): value is Root =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'root'

/** Returns `root` and every node under it, in the order of the text. */
export function nodesIn(root: Nodes): Nodes[] {
  const nodes: Nodes[] = []
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node)
    if (!('children' in node)) continue
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      waiting.push(node.children[index]!)
    }
  }
  return nodes
}

/** Returns every node of a Markdown text, in order. */
export const markdownNodes = (source: string): Nodes[] => nodesIn(readMarkdown(source).tree)

/** Returns a copy of `node` with each of its nodes replaced by `map`, deepest first. `node` is shared and is not mutated. */
export function mapNodes<Node extends Nodes>(node: Node, map: (node: Nodes) => Nodes): Node {
  if (!('children' in node)) return map(node) as Node
  const children = node.children.map((child) => mapNodes(child, map))
  const isSame = children.every((child, index) => child === node.children[index])
  return map(isSame ? node : ({ ...node, children } as Nodes)) as Node
}

/** A Markdown text as stored: an ordinary string. Only the types tell it from a plain one, by a property that no value has. */
export type StoredMarkdown = string & { readonly markdown?: never }

/** The limit that a text exceeds, in French: `alone`, and `together` with the texts of its page before it. null: none. */
export type Excess = { alone: string | null; together: string | null }

/** Checks the texts of one page in turn, given as `read`. After the first excess together, all later texts have it too. */
export function boundsOfPage(): (text: string, read?: ReadText) => Excess {
  const sums = nothing()
  let together: string | null = null
  return (text, { tree, excess: alone } = readMarkdown(text)) => {
    // A text that was not parsed adds nothing to the totals.
    if (!alone) together ??= excessToRead(text, sums) ?? excessToShow(tree, sums)
    return { alone, together }
  }
}
