import type { Nodes } from 'mdast'

import { readMarkdown } from './parse'

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
