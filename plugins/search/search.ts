import type { Payload, PayloadRequest } from 'payload'

import { isInMenu } from '@/access/roles'

import { currentIndex } from './current-index'
import { excerptOf } from './excerpt'
import { foldWords } from './fold'
import { hrefOf } from './indexed-document'
import { termsOf } from './query'
import { type Address, readableOf, subjectsOf } from './subjects'
import type { SearchAnswer } from './view'

/**
 * The texts that match `query`, best documents first, at most `limit`; `more`: how many others do. Reads drafts and what
 * visitors read below them, within what the user of `req` may read. `query`: as typed; words between quotation marks are
 * searched together.
 */
export async function search(
  req: PayloadRequest,
  query: string,
  limit: number,
): Promise<SearchAnswer> {
  const terms = termsOf(query)
  if (!terms.length) return { query, results: [], more: 0 }
  const index = await currentIndex(req.payload)
  const readable = await readableOf(req, subjectsOf(req.payload))
  const slugs = new Set(readable.map(({ config }) => config))
  const matches = index.find(terms).filter(({ document }) => slugs.has(document.subject.config))
  const places = matches.flatMap(({ document, texts }) => texts.map((text) => ({ document, text })))
  const shown = places.slice(0, limit)
  const results = shown.map(({ document, text }) => ({
    kind: document.kind,
    title: document.title,
    label: text.label,
    href: isInMenu(document.subject.config, req.user) ? hrefOf(document, text) : null,
    status: text.status,
    pieces: excerptOf(text.words, terms),
  }))
  return { query, results, more: places.length - shown.length }
}

/** The documents that contain `words`, one after the other as typed, in a text that staff see; best first. */
export async function documentsWith(payload: Payload, words: string): Promise<Address[]> {
  const matches = (await currentIndex(payload)).find([foldWords(words)])
  return matches.map(({ document }) => document)
}
