import type { Piece } from './excerpt'

/** `modified`: a draft is newer than what visitors read; `draft`: visitors read nothing. */
export type Status = 'published' | 'modified' | 'draft'

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

/** The status, for staff. */
export const STATUS_WORDS: Record<Status, string> = {
  published: 'Publié',
  modified: 'Modifications non publiées',
  draft: 'Brouillon',
}

/** The screen of the search. Editors may open it: replacing only saves drafts. */
export const SCREEN = {
  path: '/rechercher',
  label: 'Rechercher et remplacer',
  role: 'editor',
} as const

/** Characters of a query. */
export const LONGEST_QUERY = 200

/** Results that one screen shows. */
export const MOST_RESULTS = 200
