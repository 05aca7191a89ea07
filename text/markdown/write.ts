import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'

const writer = unified().use(remarkGfm).use(remarkStringify, { bullet: '-' }).freeze()

/** Writes `tree` as Markdown (CommonMark and GFM). */
export const writeMarkdown = (tree: Root): string => writer.stringify(tree)
