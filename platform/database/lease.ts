import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import type { CollectionConfig, Payload } from 'payload'

import { backedUp } from '@/platform/backed-up'

import { denyAll } from './deny-all'

/** Locks with an expiry, for work that only one instance may do at a time: the holder and the expiry. */
export const Leases: CollectionConfig = {
  slug: 'leases',
  custom: backedUp(false),
  labels: { singular: 'Bail', plural: 'Baux' },
  admin: { hidden: true },
  access: { read: denyAll, create: denyAll, update: denyAll, delete: denyAll },
  fields: [
    { name: 'name', type: 'text', required: true, unique: true, index: true },
    { name: 'holder', type: 'text', required: true },
    { name: 'expiresAt', type: 'date', required: true },
  ],
}

/**
 * A lease is a series of numbered documents; the newest one gives the holder and the expiry. Taking, renewing and
 * releasing all append the next document, whose id is derived from its number. No database accepts the same id twice,
 * so exactly one of several concurrent callers succeeds. A conditional update would not work: on FerretDB two
 * concurrent updates both succeed.
 */

/** `holder`: a unique name of this process. */
export type Lease = { name: string; holder: string }

/**
 * Number of documents kept per lease. A lease uses far fewer while it lasts, so a slow process that tries to append an
 * old number still gets a conflict.
 */
const KEPT = 100
const DIGITS = 12

/**
 * Takes or renews the lease for `ms` milliseconds; false while another holder has it. All callers must use the same
 * `ms` for a name. Instances compare the expiry with their own clocks, so these must differ by much less than `ms`.
 */
export const takeLease = (payload: Payload, lease: Lease, ms: number): Promise<boolean> =>
  extendIf(payload, lease, ms, (newest, now) => {
    return !newest || newest.holder === lease.holder || isOver(newest.expiresAt, now, ms)
  })

/**
 * Also true if the lease expires later than any current lease could: the clock that dated it was far ahead and has been
 * corrected. The factor 2 keeps the lease of an instance whose clock is only slightly ahead.
 */
const isOver = (expiresAt: number, now: number, ms: number) =>
  expiresAt <= now || expiresAt > now + 2 * ms

/**
 * Renews the lease for `ms` milliseconds, even after it expired, if no one has taken it since. Unlike `takeLease`, it
 * returns false if another holder took it and let it expire.
 */
const renewLease = (payload: Payload, lease: Lease, ms: number): Promise<boolean> =>
  extendIf(payload, lease, ms, (newest) => newest?.holder === lease.holder)

type Newest = Awaited<ReturnType<typeof newestOf>>

async function extendIf(
  payload: Payload,
  lease: Lease,
  ms: number,
  mayHold: (newest: Newest, now: number) => boolean,
): Promise<boolean> {
  const now = Date.now()
  const newest = await newestOf(payload, lease.name)
  if (!mayHold(newest, now)) return false
  // If the process was suspended meanwhile, the lease may already have expired.
  return (await append(payload, lease, newest?.number ?? 0, now + ms)) && Date.now() < now + ms
}

/** Releases the lease at once; does nothing if another holder has it. */
export async function releaseLease(payload: Payload, lease: Lease): Promise<void> {
  const newest = await newestOf(payload, lease.name)
  // The expiry 0 is past on every clock; ours may be ahead of the others.
  if (newest?.holder === lease.holder) await append(payload, lease, newest.number, 0)
}

async function newestOf(payload: Payload, name: string) {
  const { docs } = await payload.find({
    collection: 'leases',
    where: { name: { like: name } },
    sort: '-name',
    limit: 1,
    depth: 0,
  })
  const [newest] = docs
  if (!newest) return null
  const number = Number(newest.name.slice(-DIGITS))
  return { holder: newest.holder, expiresAt: Date.parse(newest.expiresAt), number }
}

/** Returns whether this call wrote the document after number `last`. */
async function append(
  payload: Payload,
  { name, holder }: Lease,
  last: number,
  expiresAt: number,
): Promise<boolean> {
  const data = {
    name: numberedName(name, last + 1),
    holder,
    expiresAt: new Date(expiresAt).toISOString(),
  }
  const written: unknown = await payload.db
    .create({ collection: 'leases', customID: idOf(data.name), data })
    .catch(() => null)
  if (!written) return false
  if (last >= KEPT) {
    const where = { id: { equals: idOf(numberedName(name, last + 1 - KEPT)) } }
    await payload.db.deleteMany({ collection: 'leases', where })
  }
  return true
}

/** Deletes the leases whose names begin with `start` and that expired before `instant`, for names that are not used again. */
export async function forgetLeases(payload: Payload, start: string, instant: Date): Promise<void> {
  const isOver = { expiresAt: { less_than: instant.toISOString() } }
  const where = { and: [{ name: { like: start } }, isOver] }
  await payload.db.deleteMany({ collection: 'leases', where })
}

/** Zero-padded, so that the names of one lease sort by number. */
const numberedName = (name: string, number: number) =>
  `${name} ${String(number).padStart(DIGITS, '0')}`

/** Valid as an id on both databases. */
const idOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 24)

/**
 * Runs `task` if this instance gets the lease and returns its result; otherwise returns null at once. `ms`: how long
 * other instances wait after the holder dies. The lease is renewed three times per `ms`, so that a slow task keeps it.
 * `isOurs` becomes false if the process loses the lease, for example after it was suspended for longer than `ms`.
 * Throws the errors of the task and of the database.
 */
export async function ifLeased<Value>(
  payload: Payload,
  lease: Lease,
  ms: number,
  task: (isOurs: () => boolean) => Promise<Value>,
): Promise<{ done: Value } | null> {
  let isOurs = await takeLease(payload, lease, ms)
  if (!isOurs) return null
  const renewal = setInterval(() => {
    renewLease(payload, lease, ms).then(
      (renewed) => (isOurs = renewed),
      () => (isOurs = false),
    )
  }, ms / 3)
  try {
    return { done: await task(() => isOurs) }
  } finally {
    clearInterval(renewal)
    // The lease expires by itself if the database no longer answers, and the error of the task matters more.
    await releaseLease(payload, lease).catch(() => {})
  }
}

/** How long other instances wait after the holder dies. */
export const LEASE_MS = 10_000
const PAUSE_MS = 250

/** Like `ifLeased`, but waits until no other instance runs a task of the same name (French, for the log). */
export async function underLease<Value>(
  payload: Payload,
  name: string,
  task: () => Promise<Value>,
): Promise<Value> {
  const lease = { name, holder: randomUUID() }
  for (let isFirst = true; ; isFirst = false) {
    const own = await ifLeased(payload, lease, LEASE_MS, task)
    if (own) return own.done
    if (isFirst) payload.logger.info(`Attente : ${name}, en cours ailleurs ou interrompu`)
    await wait(PAUSE_MS)
  }
}
