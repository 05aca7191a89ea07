import type { Heading, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { nodesIn } from '@/text/markdown/parse'
import { onOneLine } from '@/text/typography'

const PLAIN = new Set(['heading', 'text', 'emphasis', 'strong'])

/** Text of a heading that a plain field can hold; null when it holds more (a link, an image, code). */
export function plainTitle(heading: Heading): string | null {
  const title = toString(heading)
  const isPlain = nodesIn(heading).every(({ type }) => PLAIN.has(type))
  if (!isPlain || title.trim() === '') return null
  // An underlined heading may run over several lines.
  return onOneLine(title)
}

/** A block made of words only: a paragraph without images. */
export function isProse(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    nodesIn(block).every(({ type }) => type !== 'image' && type !== 'imageReference')
  )
}
