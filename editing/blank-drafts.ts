/** Deletes empty drafts. Payload creates a draft as soon as the form of a new document opens, even by mistake. */
import type { Payload } from 'payload'

import { BOOKKEEPING } from './changes/describe'
import { publishableSlugs, type PublishableSlug } from './publishable-slugs'

/** A form may stay open this long before anyone types in it. */
const KEPT_MS = 24 * 60 * 60 * 1000
/** Payload sets `createdAt` a little before `updatedAt`, so an untouched draft can have two different dates. */
const AT_ONCE_MS = 5_000

type StoredDraft = { _status?: string | null; createdAt: string; updatedAt: string }

/** Whether a document, given in its latest version, is an empty draft that no one ever changed. */
export function isBlank(draft: StoredDraft): boolean {
  const { _status, createdAt, updatedAt } = draft
  const isUntouched = Date.parse(updatedAt) - Date.parse(createdAt) < AT_ONCE_MS
  if (_status !== 'draft' || !isUntouched) return false
  return !Object.entries(draft).some(
    ([name, value]) => !BOOKKEEPING.includes(name) && holdsWords(value),
  )
}

/**
 * Ignores checkboxes and numbers, which have default values. Texts, references and rows mean that someone typed or
 * chose something.
 */
function holdsWords(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsWords)
}

/** Permanently deletes the drafts that stayed empty for a day. `now`: in ms. */
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
