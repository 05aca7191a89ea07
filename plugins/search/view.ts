import type { Piece } from './excerpt'

/** `published`: visitors read the words; `draft`: only staff do; `replaced`: visitors do, but the draft no longer has them. */
export type Status = 'published' | 'draft' | 'replaced'

/**
 * A text that matches. `title`: '' for a global; `label`: of its field; `href`: of the field in its form, null if the user's
 * role has no such form; `status`: null for what has no drafts.
 */
export type SearchResult = {
  kind: string
  title: string
  label: string
  href: string | null
  status: Status | null
  pieces: Piece[]
}

/** The response of `GET /api/search`. `more`: how many matching texts are left out. */
export type SearchAnswer = { query: string; results: SearchResult[]; more: number }

/** The statuses, for staff. */
export const STATUS_WORDS: Record<Status, string> = {
  published: 'En ligne',
  draft: 'Brouillon',
  replaced: 'En ligne, absent du brouillon',
}

/** The screen of the search. */
export const SCREEN = {
  path: '/rechercher',
  label: 'Rechercher',
  role: 'editor',
} as const

/** Characters of a query. */
export const LONGEST_QUERY = 200

/** Results that one screen shows. */
export const MOST_RESULTS = 200
