import type { Payload } from 'payload'

import { mapTexts } from '@/content/source/texts'
import { portableId } from '@/platform/database/ids'

import type { Inspection } from './inspect'
import { JOBS, type Part } from './parts'
import { portable, type Mapping } from './portable'
import { isMongodb, type Row } from './rows'

/** Converts a line of a bundle to a row of one database. */
export type RowOf = (part: Part, line: Record<string, unknown>) => Row

/**
 * Converts lines for the database of `payload`. MongoDB only accepts one form of ids (see `portableId`). SQLite does
 * not accept a relation to a missing document, so such a relation is dropped, as when a document is deleted. Relations
 * to accounts that are not restored are dropped on both. A publication whose time is past becomes a failed one, so that
 * it only runs if a person retries it.
 */
export function rowsFor(
  payload: Payload,
  { ids }: Pick<Inspection, 'ids'>,
  withAccounts: boolean,
): RowOf {
  const isKept = (collection: string, id: string) => ids.get(collection)?.has(id) ?? false
  const idOf = isMongodb(payload) ? portableId : (id: string) => id
  const known = [...ids.values()]
  const mapping: Mapping = {
    relation(collection, id) {
      if (collection === 'users' && !withAccounts) return null
      return isMongodb(payload) || isKept(collection, id) ? idOf(id) : null
    },
    json: (value) =>
      mapTexts(value, (text) => (known.some((set) => set.has(text)) ? idOf(text) : text)),
  }
  return (part, line) => {
    const said = portable(part.fields, line, mapping)
    const id = part.kind === 'global' ? part.slug : idOf(String(line.id))
    return { ...(part.slug === JOBS ? plannedOrMissed(said) : said), id }
  }
}

function plannedOrMissed(job: Record<string, unknown>): Record<string, unknown> {
  const isFuture = typeof job.waitUntil === 'string' && new Date(job.waitUntil) > new Date()
  const waiting = { ...job, processing: false }
  if (isFuture || job.hasError === true) return waiting
  const error = { cancelled: true, message: 'Le moment prévu est passé avant la restauration.' }
  return { ...waiting, hasError: true, error }
}
