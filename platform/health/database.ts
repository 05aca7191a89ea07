/**
 * Tracks whether the database answers. A driver may wait many seconds for a database that is gone. Readers of the
 * content revision get an error within two seconds, and then immediately, until a background probe succeeds.
 */
import type { Payload } from 'payload'

import { schemaGap } from '@/platform/database/open-payload'
import { logger } from '@/platform/log/logger'
import { processSingleton } from '@/platform/process-singleton'
import { currentRevision } from '@/platform/revisions/read'
import { within } from '@/platform/within'

import { DATABASE_DAMAGED, storageFault } from './words'

/** The timeout of the first query of a page; longer than a busy database needs. */
const ANSWER_WITHIN_MS = 2_000
/** The timeout for callers that have nothing else to show. */
const LAST_CHANCE_MS = 8_000
const PROBE_EVERY_MS = 500
/** An answer this recent need not be repeated. */
const RECENT_MS = 1_000

/** The database does not answer. */
export class DatabaseDown extends Error {
  override readonly name = 'DatabaseDown'
}

/** The database lacks what the current code needs; the message names the command to run. */
class Outdated extends Error {}

/** The newest revision read. `at`: an instant at which it was the newest. */
type Known = { revision: string; at: Date }

/** `fault`: the known problem of its file, its disk or, in development, its schema. */
type State = { isDown: boolean; fault: string | null; known: Known | null }

const state = processSingleton<State>('eigDatabase', () => ({
  isDown: false,
  fault: null,
  known: null,
}))

/**
 * The revision of the public content. Throws DatabaseDown if it cannot be read: immediately if the database is known to
 * be down, otherwise after a timeout, which is longer if the caller has `nothingElse` to show.
 */
export async function readRevision(payload: Payload, nothingElse: boolean): Promise<string> {
  if (state().isDown) throw new DatabaseDown()
  try {
    return await ask(payload, nothingElse ? LAST_CHANCE_MS : ANSWER_WITHIN_MS)
  } catch (cause) {
    goDown(payload, cause)
    throw new DatabaseDown('The revision could not be read.', { cause })
  }
}

/** Whether the database answers now or did within the last second. Takes two seconds at most. */
export async function isDatabaseUp(payload: Payload): Promise<boolean> {
  const { isDown, known } = state()
  if (!isDown && known && Date.now() - known.at.getTime() < RECENT_MS) return true
  return answersNow(payload)
}

/** Whether the database answers now. Takes two seconds at most. */
export const answersNow = (payload: Payload): Promise<boolean> =>
  readRevision(payload, false).then(
    () => true,
    () => false,
  )

/** Whether the database has not answered since it last failed to. */
export const isDatabaseKnownDown = (): boolean => state().isDown

/** Why the database does not answer, for staff; null if unknown. */
export const knownFault = (): string | null => (state().isDown ? state().fault : null)

/** The newest revision read, and an instant at which it was the newest; null before the first. */
export const lastKnown = (): Known | null => state().known

async function ask(payload: Payload, ms: number): Promise<string> {
  const at = new Date()
  if (process.env.NODE_ENV === 'development') {
    const gap = await within(ms, schemaGap(payload))
    if (gap) throw new Outdated(gap)
  }
  const revision = await within(ms, currentRevision(payload))
  const { known } = state()
  if (!known || known.at < at) state().known = { revision, at }
  return revision
}

function goDown(payload: Payload, err: unknown): void {
  if (state().isDown) return
  Object.assign(state(), { isDown: true, fault: faultOf(err) })
  if (err instanceof Outdated) logger().error(err.message)
  else logger().error({ err }, 'La base de données ne répond pas')
  probeLater(payload)
}

/**
 * At the start, instead of opening a damaged database (`message` describes it): marks it as down until the next start.
 * Starts no probe, because a probe would read it.
 */
export function declareDamaged(message: string): void {
  Object.assign(state(), { isDown: true, fault: DATABASE_DAMAGED })
  logger().error(message)
}

const faultOf = (err: unknown): string | null =>
  err instanceof Outdated ? err.message : storageFault(err)

function probeLater(payload: Payload): void {
  const probe = () =>
    ask(payload, LAST_CHANCE_MS).then(
      () => {
        state().isDown = false
        logger().info('La base de données répond de nouveau')
      },
      (err: unknown) => {
        // Keeps the earlier reason if the new error has none: the database may have been reopened.
        state().fault = faultOf(err) ?? state().fault
        probeLater(payload)
      },
    )
  setTimeout(() => void probe(), PROBE_EVERY_MS).unref()
}
