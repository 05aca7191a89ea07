import type { Nodes } from 'mdast'

import { isNestedTooDeep } from '@/lib/markdown/nesting'
import { parseMarkdown } from '@/lib/markdown/parse'

/** No page comes near it, and reading takes a second beyond: this runs while somebody types. */
const LONGEST = 100_000

/** Every node of a Markdown text, in its order; null for one too long or too deep to be read in no time. */
export function markdownNodes(source: string): Nodes[] | null {
  if (source.length > LONGEST || isNestedTooDeep(source)) return null
  try {
    return inOrder(parseMarkdown(source))
  } catch {
    // Emphasis within emphasis, thousands of times, exceeds the stack.
    return null
  }
}

/** A loop, not a recursion: the depth is not bounded. */
function inOrder(root: Nodes): Nodes[] {
  const nodes: Nodes[] = []
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node)
    if ('children' in node) waiting.push(...[...node.children].reverse())
  }
  return nodes
}
