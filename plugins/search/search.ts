import type { PayloadRequest } from 'payload'

import { isInMenu } from '@/access/roles'
import { hasDrafts } from '@/collections/extend'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { publishedGlobal } from '@/editing/published'
import { unpublishedChanges } from '@/editing/unpublished-changes'

import type { IndexedDocument } from './content-index'
import { currentIndex } from './current-index'
import { excerptOf } from './excerpt'
import { termsOf } from './query'
import { keyOf, readableOf, subjectsOf } from './subjects'
import { fieldHash } from './texts'
import type { SearchAnswer, Status } from './view'

/**
 * The texts that match `query`, best documents first, at most `limit`; `more`: how many others do. Reads drafts, within what
 * the user of `req` may read. `query`: as typed; words between quotation marks are searched together.
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
  const statuses = await statusesOf(req, [...new Set(shown.map(({ document }) => document))])
  const results = shown.map(({ document, text }) => ({
    kind: document.kind,
    title: document.title,
    label: text.label,
    href: isInMenu(document.subject.config, req.user) ? document.href + fieldHash(text) : null,
    status: statuses.get(keyOf(document)) ?? null,
    pieces: excerptOf(text.words, terms),
  }))
  return { query, results, more: places.length - shown.length }
}

/** Whether visitors see each document, by its key; documents without drafts have no status. */
async function statusesOf(
  req: PayloadRequest,
  documents: IndexedDocument[],
): Promise<Map<string, Status>> {
  const { payload, user } = req
  const statuses = new Map<string, Status>()
  const only: Partial<Record<PublishableSlug, string[]>> = {}
  for (const document of documents) {
    const { id, status, subject } = document
    if (!hasDrafts(subject.config)) continue
    statuses.set(keyOf(document), 'published')
    if (status === 'published') continue
    if (subject.kind === 'global') {
      const isPublic = await publishedGlobal(subject.slug, req)
      statuses.set(keyOf(document), isPublic ? 'modified' : 'draft')
    } else (only[subject.slug as PublishableSlug] ??= []).push(id)
  }
  for (const { collection, id, status } of await unpublishedChanges(payload, { user, req, only })) {
    statuses.set(`${collection}/${id}`, status)
  }
  return statuses
}
