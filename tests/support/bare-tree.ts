import type { Nodes } from 'mdast'

import { mapNodes } from '@/text/markdown/parse'

/** Returns `tree` without its positions and link titles. */
export const bare = (tree: Nodes): unknown =>
  JSON.parse(
    JSON.stringify(
      mapNodes(tree, (node) => ({ ...node, position: undefined, title: undefined }) as Nodes),
    ),
  )
