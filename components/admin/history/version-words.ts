import { frenchWeekdayMoment } from '@/lib/french-date'
import type { Names } from '@/lib/history/changes'
import type { Version } from '@/lib/history/versions'

/** « mercredi 25 novembre 2026 à 16 h 15 », in Paris. */
export const whenWords = ({ savedAt }: Version): string => frenchWeekdayMoment(savedAt)

/** Who saved it; null where that is not kept. */
export function whoWords({ author }: Version, names: Names): string | null {
  if (author === undefined) return null
  return author === null ? 'un import' : names('users', author)
}

/** What kind of save it was. */
export function statusWords({ autosaved, status, trashed }: Version): string {
  if (trashed) return 'mis à la corbeille'
  if (status === 'published') return 'publié'
  return autosaved ? 'enregistrement automatique' : 'brouillon'
}
