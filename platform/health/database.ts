/**
 * Whether the database answers. A driver may wait many seconds for one that is gone: whoever asks for the revision of the
 * content is told within two that it does not come, and from then on at once, until a question asked in the background
 * is answered again.
 */
import type { Payload } from 'payload'

import { schemaGap } from '@/platform/database/open-payload'
import { logger } from '@/platform/log/logger'
import { ofProcess } from '@/platform/of-process'
import { currentRevision } from '@/platform/revisions/read'
import { within } from '@/platform/within'

import { DATABASE_DAMAGED, storageFault } from './words'

/** What a page asks for before anything else; longer than a busy database takes. */
const ANSWER_WITHIN_MS = 2_000
/** For whoever has nothing else to show. */
const LAST_CHANCE_MS = 8_000
const PROBE_EVERY_MS = 500
/** An answer as recent as this need not be asked for again. */
const RECENT_MS = 1_000

/** The database does not answer. */
export class DatabaseDown extends Error {
  override readonly name = 'DatabaseDown'
}

/** The database lacks what the code now asks of it; the message says which command to run. */
class Outdated extends Error {}

/** The newest revision that was read. `at`: an instant at which it was the newest. */
type Known = { revision: string; at: Date }

/** `fault`: what is wrong with its file, its disk or, in development, its schema, as far as it told. */
type State = { isDown: boolean; fault: string | null; known: Known | null }

const state = ofProcess<State>('eigDatabase', () => ({ isDown: false, fault: null, known: null }))

/**
 * The revision of the public content. Throws DatabaseDown when it cannot be read: at once while that is known, else
 * after some seconds, more of them when the caller has `nothingElse` to show.
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

/** Whether the database answers now, or did a moment ago. Takes two seconds at most. */
export async function isDatabaseUp(payload: Payload): Promise<boolean> {
  const { isDown, known } = state()
  if (!isDown && known && Date.now() - known.at.getTime() < RECENT_MS) return true
  return answersNow(payload)
}

/** Whether the database answers now, whatever it did a moment ago. Takes two seconds at most. */
export const answersNow = (payload: Payload): Promise<boolean> =>
  readRevision(payload, false).then(
    () => true,
    () => false,
  )

/** Whether nothing was heard of the database since it last failed to answer. */
export const isDatabaseKnownDown = (): boolean => state().isDown

/** Why it does not answer, for staff: null when it told nothing. */
export const knownFault = (): string | null => (state().isDown ? state().fault : null)

/** The newest revision that was read, and when it still was the newest; null before the first. */
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
 * At the start, in place of opening a database that is damaged as `message` says: has it be down until the next start. No
 * probe begins, which would read it.
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
        // What it told before still holds where it tells nothing now: it may be opened anew.
        state().fault = faultOf(err) ?? state().fault
        probeLater(payload)
      },
    )
  setTimeout(() => void probe(), PROBE_EVERY_MS).unref()
}
