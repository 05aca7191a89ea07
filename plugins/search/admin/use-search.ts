import { useDebounce } from '@payloadcms/ui'

import { useAnswer } from '@/components/admin/use-answer'

import type { SearchAnswer } from '../view'

/** The server is asked when no key was pressed for this long. */
const PAUSE_MS = 200

/**
 * What the server finds for `query`, while it is typed, at most `limit` results. `answer`: null until the server has
 * answered for exactly this query; `faults`: why it did not, in French.
 */
export function useSearch(query: string, limit: number) {
  const words = query.trim()
  const settled = useDebounce(words, PAUSE_MS)
  const asked = new URLSearchParams({ q: settled, limit: String(limit) })
  const { body, faults } = useAnswer<SearchAnswer>(settled ? `/api/search?${asked}` : null)
  const isCurrent = words !== '' && settled === words
  const answer = isCurrent && body?.query === words ? body : null
  return { answer, faults: isCurrent ? faults : [] }
}

/** What a screen reader hears when the results change. */
export function resultsWords(query: string, { answer, faults }: ReturnType<typeof useSearch>) {
  if (!query.trim()) return ''
  if (faults.length) return faults.join(' ')
  if (!answer) return 'Recherche en cours…'
  const count = answer.results.length + answer.more
  if (!count) return `Rien ne contient «\u00a0${query.trim()}\u00a0». Essayez avec moins de mots.`
  return count === 1 ? 'Un résultat' : `${count}\u00a0résultats`
}
