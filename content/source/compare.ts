import type { Nodes } from 'mdast'

import { readCommonMark } from '@/text/markdown/parse'

/** A piece of content, and how to read it. */
export type Piece = { as: 'line' | 'markdown' | 'target'; text: string }

export const line = (text: string): Piece => ({ as: 'line', text })
export const markdown = (text: string): Piece => ({ as: 'markdown', text })
export const target = (text: string): Piece => ({ as: 'target', text })

/** What a reader sees of the content, in order. Markup (list numbers, `#`, `*`) does not count as words. */
export type Tokens = { words: string[]; links: string[]; images: string[] }

/** Letters, digits and signs such as `€`, whose loss a reader would notice. Punctuation only separates. */
const WORD = /[\p{L}\p{M}\p{N}\p{S}]+/gu

/** Words, link targets and image targets of the pieces, in order. */
export function tokensOf(pieces: Piece[]): Tokens {
  const tokens: Tokens = { words: [], links: [], images: [] }
  for (const { as, text } of pieces) {
    if (as === 'target') {
      if (text !== '') tokens.links.push(text)
      continue
    }
    const prose = as === 'line' ? text : proseOf(readCommonMark(text).tree, tokens)
    // One by one: spreading the words of a long text into a call would overflow the stack.
    for (const word of prose.match(WORD) ?? []) tokens.words.push(word)
  }
  return tokens
}

/** The text of a node, with inline parts joined and blocks separated; adds its targets to `tokens`. */
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

/** Something in the source that a plan lacks or has elsewhere. */
export type Loss = {
  kind: 'word' | 'link' | 'image'
  value: string
  reason: 'missing' | 'moved'
}

/** Everything in `source` that `plan` lacks or has in another order. Additions in `plan` do not count. */
export function lostFrom(source: Piece[], plan: Piece[]): Loss[] {
  return lostTokens(tokensOf(source), tokensOf(plan))
}

/** The same for tokens already read from both sides. */
export function lostTokens(source: Tokens, plan: Tokens): Loss[] {
  return [
    ...lostOf('word', source.words, plan.words),
    ...lostOf('link', source.links, plan.links),
    ...lostOf('image', source.images, plan.images),
  ]
}

function lostOf(kind: Loss['kind'], source: string[], plan: string[]): Loss[] {
  const missing = missingFrom(source, plan)
  if (missing.length) return missing.map((value) => ({ kind, value, reason: 'missing' }))
  const moved = firstOutOfOrder(source, plan)
  return moved === null ? [] : [{ kind, value: moved, reason: 'moved' }]
}

/** Values that occur more often in `source` than in `plan`. */
function missingFrom(source: string[], plan: string[]): string[] {
  const left = new Map<string, number>()
  for (const value of plan) left.set(value, (left.get(value) ?? 0) + 1)
  return source.filter((value) => {
    const count = left.get(value) ?? 0
    left.set(value, count - 1)
    return count <= 0
  })
}

/** The first value of `source` that is out of order in `plan`; null if the order is the same. */
function firstOutOfOrder(source: string[], plan: string[]): string | null {
  let from = 0
  for (const value of source) {
    const at = plan.indexOf(value, from)
    if (at === -1) return value
    from = at + 1
  }
  return null
}
