import type { Nodes } from 'mdast'

import { readCommonMark } from '@/text/markdown/parse'

/** A piece of content, by how it is to be read. */
export type Piece = { as: 'plain' | 'markdown' | 'target'; text: string }

export const plain = (text: string): Piece => ({ as: 'plain', text })
export const markdown = (text: string): Piece => ({ as: 'markdown', text })
export const target = (text: string): Piece => ({ as: 'target', text })

/** What a reader gets from content, each in order. Markers (list numbers, `#`, `*`) are form, not words. */
export type Tokens = { words: string[]; links: string[]; images: string[] }

/** Letters, digits and signs such as `€`: what can't go missing unseen. Punctuation separates. */
const WORD = /[\p{L}\p{M}\p{N}\p{S}]+/gu

/** Words, link targets and image targets of pieces, read one after the other. */
export function tokensOf(pieces: Piece[]): Tokens {
  const tokens: Tokens = { words: [], links: [], images: [] }
  for (const { as, text } of pieces) {
    if (as === 'target') {
      if (text !== '') tokens.links.push(text)
      continue
    }
    const prose = as === 'plain' ? text : proseOf(readCommonMark(text).tree, tokens)
    // One by one: spreading a long text's words into a call would overflow the stack.
    for (const word of prose.match(WORD) ?? []) tokens.words.push(word)
  }
  return tokens
}

/** Text of a node, inline parts joined and blocks apart; adds the targets it meets to `tokens`. */
function proseOf(node: Nodes, tokens: Tokens): string {
  if ('children' in node) {
    const inline = node.type === 'paragraph' || node.type === 'heading' || isPhrasing(node)
    const prose = node.children.map((child) => proseOf(child, tokens)).join(inline ? '' : '\n')
    if (node.type !== 'link') return prose
    if (node.url !== '') tokens.links.push(node.url)
    return withTitle(prose, node.title)
  }
  switch (node.type) {
    case 'image':
      if (node.url !== '') tokens.images.push(node.url)
      return withTitle(node.alt ?? '', node.title)
    case 'imageReference':
      return node.alt ?? ''
    case 'definition':
      tokens.links.push(node.url)
      return withTitle('', node.title)
    case 'break':
      return '\n'
    case 'code':
      return [node.lang, node.meta, node.value].filter(Boolean).join('\n')
    default:
      return 'value' in node ? node.value : ''
  }
}

function isPhrasing({ type }: Nodes): boolean {
  return type === 'emphasis' || type === 'strong' || type === 'link' || type === 'linkReference'
}

function withTitle(prose: string, title: string | null | undefined): string {
  return title ? `${prose}\n${title}` : prose
}
