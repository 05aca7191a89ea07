/** Drafts that hold nothing: Payload makes one as soon as the form of a new document opens, even by mistake. */
import type { Payload } from 'payload'

import { BOOKKEEPING } from './history/describe'
import { publishableSlugs, type PublishableSlug } from './publishable-slugs'

/** A form may stay open for so long before anything is typed in it. */
const KEPT_MS = 24 * 60 * 60 * 1000
/** Payload dates a document before it dates its version. */
const AT_ONCE_MS = 5_000

type Stored = { _status?: string | null; createdAt: string; updatedAt: string }

/** Whether a draft, given in its latest version, holds nothing and never was changed. */
export function isBlank(draft: Stored): boolean {
  const { _status, createdAt, updatedAt } = draft
  const isUntouched = Date.parse(updatedAt) - Date.parse(createdAt) < AT_ONCE_MS
  if (_status !== 'draft' || !isUntouched) return false
  return !Object.entries(draft).some(
    ([name, value]) => !BOOKKEEPING.includes(name) && holdsWords(value),
  )
}

/** Yes or no and numbers have their defaults: what is typed or chosen is a text, a reference or a row. */
function holdsWords(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsWords)
}

/** Deletes for good the drafts left blank for a day. `now`: in ms. */
export async function removeBlankDrafts(payload: Payload, now = Date.now()): Promise<void> {
  const before = new Date(now - KEPT_MS).toISOString()
  for (const collection of publishableSlugs(payload)) {
    for (const id of await blankSince(payload, collection, before)) {
      await payload.delete({ collection, id, depth: 0 })
    }
  }
}

async function blankSince(payload: Payload, collection: PublishableSlug, before: string) {
  const { docs } = await payload.find({
    collection,
    where: { _status: { equals: 'draft' }, updatedAt: { less_than: before } },
    draft: true,
    depth: 0,
    pagination: false,
  })
  return docs.filter(isBlank).map(({ id }) => id)
}
