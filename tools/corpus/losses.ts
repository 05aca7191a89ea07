import { parse } from 'yaml'

import { type Loss, lostTokens, type Piece, type Tokens, tokensOf } from '@/content/source/compare'
import type { ADDRESSES } from '@/content/source/addresses'
import { wholeContent } from '@/content/source/page-content'
import { piecesOfContent } from '@/content/source/pieces'
import type { PagePlan } from '@/content/source/result'
import { translateShortcodes } from '@/content/source/shortcodes/translate'
import { onOneLine } from '@/text/typography'

type Layout = keyof typeof ADDRESSES

/** The keys of each layout of the programme's files in the order in which the page shows them; all else is no content. */
const ORDER: Record<Layout, string[]> = {
  admins: ['title', 'head', 'program', 'talents', 'agents', 'criteria', 'steps', 'wait'],
  faq: ['title', 'questions', 'contact'],
  project: ['title', 'callout', 'how', 'steps', 'questions', 'com'],
}
const INNER_ORDER = ['title', 'name', 'date', 'desc', 'apply', 'call', 'url', 'list', 'dates']
const PLAIN = ['title', 'name', 'date']

/**
 * What a file says, read here by a path of its own, and what of it `plan`, made of the file, does not say or says in
 * another order.
 */
export function lossesOf(bytes: Uint8Array, plan: PagePlan): { said: Tokens; lost: Loss[] } {
  const text = new TextDecoder().decode(bytes)
  const [, yaml = '', ...body] = text.split(/^---[ \t]*\r?$/m)
  // Failsafe: every value is a text, as it is written.
  const front = parse(yaml.replaceAll('\r\n', '\n'), { schema: 'failsafe' }) as { layout: Layout }
  const said = tokensOf([
    ...piecesIn(front, '', ORDER[front.layout]),
    pieceOf(body.join('---'), 'body'),
  ])
  return { said, lost: lostTokens(bare(said), bare(tokensOf(piecesOfContent(wholeContent(plan))))) }
}

function piecesIn(value: unknown, key: string, order: string[]): Piece[] {
  if (typeof value === 'string') return /^(?:|~|null)$/i.test(value) ? [] : [pieceOf(value, key)]
  if (Array.isArray(value)) return value.flatMap((one) => piecesIn(one, key, INNER_ORDER))
  if (typeof value !== 'object' || value === null) return []
  const entries = new Map(Object.entries(value))
  return order.flatMap((name) => piecesIn(entries.get(name), name, INNER_ORDER))
}

function pieceOf(value: string, key: string): Piece {
  const text = translateShortcodes(
    value
      .replace(/[\r\u000B\u000C\u0085\u2028\u2029]/g, '\n')
      .replace(/(?![\n\t])[\p{Cc}\uFEFF\u200B]/gu, '')
      .normalize('NFC'),
  )
  if (key === 'url') return { as: 'target', text: onOneLine(text.trim()) }
  return { as: PLAIN.includes(key) ? 'line' : 'markdown', text }
}

/** Targets as hygiene may complete them are the same targets. */
function bare({ words, links, images }: Tokens): Tokens {
  const strip = (target: string) => target.replace(/^(?:mailto:|https:\/\/|\/|(?:\.\.?\/)+)/, '')
  return {
    words,
    links: links.filter((link) => link !== '#').map(strip),
    images: images.map(strip),
  }
}
