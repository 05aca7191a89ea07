import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import type { CollectionConfig, Payload } from 'payload'

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

/**
 * A lease is a series of numbered documents, of which the newest says who holds it and until when. Taking, renewing and
 * releasing all append the next one, and its id is made from its number: no database accepts one id twice, so of several
 * who ask at once exactly one gets it. A conditional update would not do: on FerretDB two at once both succeed.
 */

/** `holder`: this process, named apart from all others. */
export type Lease = { name: string; holder: string }

/** Numbers kept: many more than can be used up while a lease lasts, so that a slow process meets the one it wants. */
const KEPT = 100
const DIGITS = 12

/**
 * Takes the lease for `ms` milliseconds, or renews it; false while someone else holds it. All who ask for one name ask
 * for the same `ms`. Instances compare its end with their own clocks, which must agree to within much less than that.
 */
export const takeLease = (payload: Payload, lease: Lease, ms: number): Promise<boolean> =>
  extendIf(payload, lease, ms, (newest, now) => {
    return !newest || newest.holder === lease.holder || isOver(newest.expiresAt, now, ms)
  })

/**
 * Also one that ends later than any lease taken by now could: the clock it is dated by was far ahead, and has been put
 * right since. Twice as late, for an instance whose clock is only somewhat ahead of ours keeps what it holds.
 */
const isOver = (expiresAt: number, now: number, ms: number) =>
  expiresAt <= now || expiresAt > now + 2 * ms

/**
 * Renews the lease for `ms` milliseconds, even after its end as long as nobody has taken it since; false if somebody has:
 * unlike `takeLease`, this never takes it back from one who came and went.
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
  // Of a process that was put to sleep meanwhile, the lease may be over before it knows.
  return (await append(payload, lease, newest?.number ?? 0, now + ms)) && Date.now() < now + ms
}

/** Lets others take the lease at once; does nothing if it is no longer ours. */
export async function releaseLease(payload: Payload, lease: Lease): Promise<void> {
  const newest = await newestOf(payload, lease.name)
  // Over by every clock: ours may be ahead.
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

/** Whether we wrote the document that follows number `last`. */
async function append(
  payload: Payload,
  { name, holder }: Lease,
  last: number,
  expiresAt: number,
): Promise<boolean> {
  const data = {
    name: nameOf(name, last + 1),
    holder,
    expiresAt: new Date(expiresAt).toISOString(),
  }
  const written: unknown = await payload.db
    .create({ collection: 'leases', customID: idOf(data.name), data })
    .catch(() => null)
  if (!written) return false
  if (last >= KEPT) {
    const where = { id: { equals: idOf(nameOf(name, last + 1 - KEPT)) } }
    await payload.db.deleteMany({ collection: 'leases', where })
  }
  return true
}

/** Removes the leases whose names begin with `start` and that are over at `instant`: of names that nobody asks for again. */
export async function forgetLeases(payload: Payload, start: string, instant: Date): Promise<void> {
  const isOver = { expiresAt: { less_than: instant.toISOString() } }
  const where = { and: [{ name: { like: start } }, isOver] }
  await payload.db.deleteMany({ collection: 'leases', where })
}

/** Names of one lease sort as their numbers. */
const nameOf = (name: string, number: number) => `${name} ${String(number).padStart(DIGITS, '0')}`

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
