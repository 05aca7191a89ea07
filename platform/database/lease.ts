import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import type { CollectionConfig, Payload, Where } from 'payload'

import { nobody } from './nobody'

/** Work that only one instance of the server may do at a time: who holds it, and until when. */
export const Leases: CollectionConfig = {
  slug: 'leases',
  labels: { singular: 'Bail', plural: 'Baux' },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    { name: 'name', type: 'text', required: true, unique: true, index: true },
    { name: 'holder', type: 'text', required: true },
    { name: 'expiresAt', type: 'date', required: true },
  ],
}

/** `holder`: this process, under a name of its own. */
export type Lease = { name: string; holder: string }

/**
 * Takes the lease for `ms` milliseconds, or renews it; false while another holder has it. Every caller of one name gives the
 * same `ms`. Instances compare its end with their own clocks, which must agree to within much less than that.
 */
export async function takeLease(payload: Payload, lease: Lease, ms: number): Promise<boolean> {
  const now = Date.now()
  const expiresAt = now + ms
  const isFree: Where = {
    or: [
      { holder: { equals: lease.holder } },
      { expiresAt: { less_than_equal: new Date(now).toISOString() } },
      // Taken by a clock that was far ahead and has been put right: no lease taken by now ends so late. Twice the time, for
      // an instance whose clock is only somewhat ahead keeps what it holds.
      { expiresAt: { greater_than: new Date(now + 2 * ms).toISOString() } },
    ],
  }
  const isTaken =
    (await update(payload, lease, isFree, expiresAt)) || (await create(payload, lease, expiresAt))
  // A process that slept meanwhile would not know that the lease is over.
  return isTaken && Date.now() < expiresAt
}

/**
 * Renews the lease for `ms` milliseconds, even after its end as long as no other holder has taken it; false otherwise. Unlike
 * `takeLease`, this never takes it back from a holder that came and went.
 */
async function renewLease(payload: Payload, lease: Lease, ms: number): Promise<boolean> {
  const expiresAt = Date.now() + ms
  const isOurs = { holder: { equals: lease.holder } }
  return (await update(payload, lease, isOurs, expiresAt)) && Date.now() < expiresAt
}

/** Lets others take the lease at once; does nothing if another holder has it. */
export async function releaseLease(payload: Payload, lease: Lease): Promise<void> {
  // Over by every clock: ours may be ahead.
  await update(payload, lease, { holder: { equals: lease.holder } }, 0)
}

/** Writes the lease where it is as `where` says, in one operation of the database. Returns whether it was. */
async function update(
  payload: Payload,
  { holder, name }: Lease,
  where: Where,
  expiresAt: number,
): Promise<boolean> {
  const updated: unknown = await payload.db.updateOne({
    collection: 'leases',
    where: { and: [{ name: { equals: name } }, where] },
    data: { holder, expiresAt: new Date(expiresAt).toISOString() },
    options: { atomic: true },
  })
  return Boolean(updated)
}

/** Creates the lease. Returns false if it exists: no database accepts an id twice. */
async function create(payload: Payload, lease: Lease, expiresAt: number): Promise<boolean> {
  const data = { ...lease, expiresAt: new Date(expiresAt).toISOString() }
  const created: unknown = await payload.db
    .create({ collection: 'leases', customID: idOf(lease.name), data })
    .catch(() => null)
  return Boolean(created)
}

/** Removes the leases whose names begin with `start` and that are over at `instant`: of names that nobody asks for again. */
export async function forgetLeases(payload: Payload, start: string, instant: Date): Promise<void> {
  const isOver = { expiresAt: { less_than: instant.toISOString() } }
  const where = { and: [{ name: { like: start } }, isOver] }
  await payload.db.deleteMany({ collection: 'leases', where })
}

/** Valid as an id on both databases. */
const idOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 24)

/**
 * Does `task` if this instance gets the lease, and answers what it does; else answers null at once. `ms`: how long others
 * wait for an instance that died at work; renewed thrice as often, so that a slow task keeps it. `isOurs` says, while it is
 * done, whether it still is: not for a process that was put to sleep in the middle for longer than that. Throws what the
 * task throws, and what keeps the database from being asked.
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
    // It ends by itself if the database no longer answers, and what the task threw is what matters.
    await releaseLease(payload, lease).catch(() => {})
  }
}

/** How long others wait for one that died at work. */
const LEASE_MS = 10_000
const PAUSE_MS = 250

/**
 * The same, when no other instance does a task of that name (French, for the log): waits as long as one does.
 */
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
