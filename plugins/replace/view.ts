import type { Occurrence } from './occurrences'

/** Occurrences that one replacement handles. */
export const MOST_OCCURRENCES = 500

/** A document with words to replace. `savedAt`: of the version that was read, ISO. */
export type PreviewedDocument = {
  key: string
  kind: string
  title: string
  href: string
  savedAt: string
  texts: { path: string; label: string; href: string; occurrences: Occurrence[] }[]
}

/** The response of `POST /api/replacements/preview`. `hasMore`: occurrences are left out. */
export type ReplacePreview = { documents: PreviewedDocument[]; count: number; hasMore: boolean }

/** A document that a replacement or its undoing saved or left as it was. `message`: why it was left, in French. */
export type Outcome = { kind: string; title: string; href: string; message: string | null }

/** The response of `POST /api/replacements/apply` and of `POST /api/replacements/:id/undo`. `id`: null if nothing changed. */
export type ReplaceReport = { id: string | null; outcomes: Outcome[] }

/** A replacement in the list of those that can be undone. */
export type PastReplacement = {
  id: string
  words: string
  replacement: string
  createdAt: string
  count: number
  by?: { name?: string | null } | string | null
  undoneAt?: string | null
}
