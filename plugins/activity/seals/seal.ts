import { randomBytes } from 'node:crypto'

import { createLocalReq, type Payload, type Where } from 'payload'

import type { ActivityLine, ActivitySeal } from '@/payload-types'
import { CLOCKS_AGREE_MS } from '@/platform/clocks'
import { inTransaction } from '@/platform/database/in-transaction'

import { sealDigest } from '../log/digest'
import { NO_SEALS, readEnds, writeEnds } from './state'

/**
 * How much later than its date a line may appear: its transaction began first and committed last. Both databases end a
 * transaction after a minute.
 */
export const LATE_MS = 5 * 60_000

const LINES_PER_SEAL = 500

type Sealed = Pick<ActivityLine, 'id' | 'digest'>

/** How a seal lists lines, and the reverse. */
const listOf = (lines: Sealed[]) => lines.map(({ digest, id }) => `${id}:${digest}`).join(' ')
export const linesIn = ({ lines }: Pick<ActivitySeal, 'lines'>): Sealed[] =>
  lines.split(' ').map((line) => {
    const [id = '', digest = ''] = line.split(':')
    return { id, digest }
  })

/** Seals the lines that are in no seal yet. Only under the lease (`lease.ts`). */
export async function sealLines(payload: Payload): Promise<void> {
  const waiting = await unsealedLines(payload)
  for (let start = 0; start < waiting.length; start += LINES_PER_SEAL) {
    await appendSeal(payload, waiting.slice(start, start + LINES_PER_SEAL))
  }
}

/**
 * The lines that are in no seal, oldest first. Looks from a little before the newest seal, because a transaction that began
 * before it may have committed after it.
 */
export async function unsealedLines(payload: Payload): Promise<Sealed[]> {
  const newest = await newestSeal(payload)
  const since = newest && Date.parse(newest.at) - LATE_MS
  const atLeast = (ms: number | null): Where =>
    ms === null ? {} : { at: { greater_than_equal: new Date(ms).toISOString() } }
  const { docs: lines } = await payload.db.find<ActivityLine>({
    collection: 'activity',
    where: atLeast(since),
    select: { digest: true },
    sort: 'at',
    pagination: false,
  })
  if (since === null || !lines.length) return lines
  const { docs: seals } = await payload.db.find<ActivitySeal>({
    collection: 'activity-seals',
    where: atLeast(since - CLOCKS_AGREE_MS),
    select: { lines: true },
    pagination: false,
  })
  const sealed = new Set(seals.flatMap((seal) => linesIn(seal).map(({ id }) => id)))
  return lines.filter(({ id }) => !sealed.has(id))
}

async function newestSeal(payload: Payload): Promise<ActivitySeal | null> {
  const { docs } = await payload.db.find<ActivitySeal>({
    collection: 'activity-seals',
    sort: '-number',
    limit: 1,
    pagination: false,
  })
  return docs[0] ?? null
}

/**
 * Appends the seal of `lines`, and logs its digest: the log of the server is elsewhere, so that `verify --head` detects that the
 * whole end of the chain was removed.
 */
async function appendSeal(payload: Payload, lines: Sealed[]): Promise<void> {
  const newest = await newestSeal(payload)
  const stored = await readEnds(payload)
  // Someone removed or changed the ends: the chain restarts without a digest before it, which `verify` reports.
  const ends = stored === 'altered' ? null : stored
  const { first, previous } = ends ?? NO_SEALS
  const number = Math.max(ends?.last ?? 0, newest?.number ?? 0) + 1
  const id = randomBytes(12).toString('hex')
  const data = {
    number,
    at: new Date().toISOString(),
    previous: (ends?.last === number - 1 && ends.digest) || '',
    lines: listOf(lines),
  }
  const digest = sealDigest({ id, ...data }, payload.config.secret)
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    const seal = { ...data, digest }
    await payload.db.create({ collection: 'activity-seals', customID: id, data: seal, req })
    await writeEnds(payload, { first, previous, last: number, digest }, req)
  })
  payload.logger.info(`Journal d’activité : sceau n° ${number}, empreinte ${digest}`)
}
