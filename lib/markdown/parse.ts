import type { Root } from 'mdast'
import { fromMarkdown, type Extension, type Options } from 'mdast-util-from-markdown'
import remarkGfm from 'remark-gfm'

type Grammar = {
  micromarkExtensions?: NonNullable<Options['extensions']>
  fromMarkdownExtensions?: (Extension | Extension[])[]
}

/** What `remark-gfm` adds to Markdown on the public page, taken from it so that all read alike. */
function gfm(): Grammar {
  const grammar: Grammar = {}
  remarkGfm.call({ data: () => grammar } as never)
  return grammar
}

const { micromarkExtensions, fromMarkdownExtensions } = gfm()

/** The syntax tree of a Markdown text, as the public page reads it. Throws a RangeError where emphasis nests by thousands. */
export function parseMarkdown(source: string): Root {
  return fromMarkdown(source, {
    extensions: micromarkExtensions,
    mdastExtensions: fromMarkdownExtensions,
  })
}
