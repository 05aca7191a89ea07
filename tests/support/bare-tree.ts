import type { Nodes } from 'mdast'

import { mapNodes } from '@/text/markdown/parse'

/** `tree` without what only says where or how it was written. */
export const bare = (tree: Nodes): unknown =>
  JSON.parse(
    JSON.stringify(
      mapNodes(tree, (node) => ({ ...node, position: undefined, title: undefined }) as Nodes),
    ),
  )
