import type { Payload } from 'payload'

import { mapTexts } from '@/content/source/texts'
import { portableId } from '@/platform/database/ids'

import type { Inspection } from './inspect'
import { JOBS, type Part } from './parts'
import { portable, type Mapping } from './portable'
import { isMongodb, type Row } from './rows'

/** The row of one database that a line of a bundle becomes. */
export type RowOf = (part: Part, line: Record<string, unknown>) => Row

/**
 * The rows of `payload`'s database. MongoDB holds ids of one form only (see `portableId`). SQLite holds no relation to a
 * document that does not exist: it lets it go, as when a document is deleted there. Nobody holds one to an account that
 * was left out. What was planned for before now is not done without being asked for again: it becomes a failure.
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
