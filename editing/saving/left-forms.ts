import { ofProcess } from '@/platform/of-process'

import type { DocumentName } from './stale-save'

/** The last form of each document that was left: the id of its account, and when (ms). */
const left = ofProcess('eigLeftForms', () => new Map<string, { user: string; at: number }>())

/** Requests of the form that was left may arrive this late, or be answered before the release. */
const LATE_MS = 2_000

/** Longer than any request takes. */
const REMEMBERED_MS = 60_000

/**
 * The id of the account whose form of `document` was left during a request that began at `began` (ms), or just before it;
 * null if none was. Such a request must not lock the document: no form would release it, and colleagues would wait for five
 * minutes.
 */
export function formLeftBy(document: DocumentName, began: number): string | null {
  const last = left().get(document)
  return last && last.at >= began - LATE_MS ? last.user : null
}

/** Remembers that the account `user` leaves its form of `document` now. */
export function noteFormLeft(document: DocumentName, user: string): void {
  const limit = Date.now() - REMEMBERED_MS
  for (const [other, { at }] of left()) if (at < limit) left().delete(other)
  left().set(document, { user, at: Date.now() })
}
