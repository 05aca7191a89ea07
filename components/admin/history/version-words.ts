import { UNKNOWN_AUTHOR } from '@/editing/document-title'
import { summary, type Change } from '@/editing/history/changes'
import type { Names } from '@/editing/history/names'
import type { Version } from '@/editing/history/versions'
import { frenchWeekdayMoment } from '@/text/french-date'

/** « mercredi 25 novembre 2026 à 16 h 15 », in Paris. */
export const whenWords = ({ savedAt }: Version): string => frenchWeekdayMoment(savedAt)

/** Who saved it; null where that is not kept. */
export function whoWords({ author }: Version, names: Names): string | null {
  if (author === undefined) return null
  return author === null ? UNKNOWN_AUTHOR : names('users', author)
}

/** What kind of save it was. */
export function statusWords({ autosaved, status, trashed }: Version): string {
  if (trashed) return 'mis à la corbeille'
  if (status === 'published') return autosaved ? 'revenu à ce qui est en ligne' : 'publié'
  return autosaved ? 'enregistrement automatique' : 'brouillon'
}

/** What it changed since `previous`, on one line; publishing a draft as it stands changes no word of it. */
export function summaryWords(
  { status, trashed }: Version,
  previous: Version | null,
  changes: Change[],
): string {
  if (!previous) return 'Première version'
  const isPublication = status === 'published' && previous.status === 'draft' && !trashed
  return changes.length === 0 && isPublication ? 'Publication du brouillon' : summary(changes)
}
