import type { Root, Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { nothing, excessToRead, excessToShow } from '@/text/bounds'

/** A text as it is read. `excess`: why it is taken for words without markup, in French; null when it was parsed. */
export type ReadText = { tree: Root; excess: string | null }

/**
 * Characters of the texts whose trees are kept, some pages at their longest: a page reads each of its texts several times,
 * for its links, its words and its description. Their trees weigh up to some 20 MB.
 */
const KEPT = 200_000

/** Reads a text. One beyond the bounds of a page, which nothing saves any more, is not parsed. Never throws. */
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

/** The whole text as one paragraph of words. */
function asTyped(value: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: 1, offset: value.length },
  }
  const text = { type: 'text', value, position } as const
  return { type: 'root', children: [{ type: 'paragraph', children: [text], position }], position }
}

/** What `make` makes of a tree, made once: while the tree is kept, so is this. */
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

/** Reads a Markdown text as the public page does. The tree is shared: it must not be changed. */
export const readMarkdown = reader((source) => gfm.parse(source))

/** The same for Markdown without what GFM adds. */
export const readCommonMark = reader((source) => commonMark.parse(source))

/** True for a text in Markdown among the values of a view. */
export const isMarkdown = (value: unknown): value is Root =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'root'

/** `root` and every node under it, in the order of the text. */
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

/** Every node of a Markdown text, in its order. */
export const markdownNodes = (source: string): Nodes[] => nodesIn(readMarkdown(source).tree)

/** `node`, which is shared and stays as it is, with each node of it replaced by what `map` makes of it, deepest first. */
export function mapNodes<Node extends Nodes>(node: Node, map: (node: Nodes) => Nodes): Node {
  if (!('children' in node)) return map(node) as Node
  const children = node.children.map((child) => mapNodes(child, map))
  const isSame = children.every((child, index) => child === node.children[index])
  return map(isSame ? node : ({ ...node, children } as Nodes)) as Node
}

/**
 * A text in Markdown as it is stored: a string like any other, which the types alone tell from a plain one, by a mark that
 * no value has.
 */
export type StoredMarkdown = string & { readonly markdown?: never }

/** What a text exceeds, in French: by itself, and with those of its page before it. Null: nothing. */
export type Excess = { alone: string | null; together: string | null }

/** Looks at the texts of one page in turn, as they were `read`. Where one is too much with those before it, so are all that follow. */
export function boundsOfPage(): (text: string, read?: ReadText) => Excess {
  const sums = nothing()
  let together: string | null = null
  return (text, { tree, excess: alone } = readMarkdown(text)) => {
    // Of one that is not read, there is nothing to add up.
    if (!alone) together ??= excessToRead(text, sums) ?? excessToShow(tree, sums)
    return { alone, together }
  }
}
