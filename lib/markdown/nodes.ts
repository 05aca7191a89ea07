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
