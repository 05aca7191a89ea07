import { setImmediate } from 'node:timers/promises'

import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

import { within } from '@/platform/within'

/**
 * How much later than its date a mark may still appear: that of a transaction which began first and was committed last,
 * or of an instance whose clock is slow. MongoDB ends a transaction after a minute.
 */
export const MAY_BE_LATE_MS = 60 * 60 * 1000

/** `id`: of the newest mark. `around`: how many there are from `MAY_BE_LATE_MS` before it. */
type Marks = { id: string; around: number }

/** The marks as they are now, of any transaction already committed; null before the first one. */
const readMarks = ({ db }: Payload): Promise<Marks | null> =>
  db.name === 'mongoose'
    ? mongodb(db as unknown as MongooseAdapter)
    : sqlite(db as unknown as SQLiteAdapter)

// Each database is asked in its own words, for every visit asks: Payload's take ten to twenty times as long.

const SQLITE_QUERY = `
  SELECT newest.id, (
    SELECT count(*) FROM revisions
    WHERE created_at > strftime('%Y-%m-%dT%H:%M:%fZ', newest.created_at, ?)
  ) AS around
  FROM (SELECT id, created_at FROM revisions ORDER BY created_at DESC LIMIT 1) AS newest`

async function sqlite({ drizzle }: SQLiteAdapter): Promise<Marks | null> {
  const args = [`-${MAY_BE_LATE_MS / 1000} seconds`]
  const { rows } = await drizzle.$client.execute({ sql: SQLITE_QUERY, args })
  const [row] = rows as unknown as Marks[]
  return row ? { id: row.id, around: row.around } : null
}

/** Marks that come with the newest one in the same answer: more than an hour of writing by hand leaves. */
const AT_ONCE = 100

async function mongodb({ collections }: MongooseAdapter): Promise<Marks | null> {
  const marks = collections.revisions!.collection
  const newest = await marks
    .find<{ _id: unknown; createdAt: Date }>({}, { projection: { createdAt: 1 } })
    .sort({ createdAt: -1 })
    .limit(AT_ONCE)
    .toArray()
  const [first] = newest
  if (!first) return null
  const since = new Date(first.createdAt.getTime() - MAY_BE_LATE_MS)
  const around = newest.filter(({ createdAt }) => createdAt > since).length
  return {
    id: String(first._id),
    // A long import leaves more of them: only then are they counted by a second question.
    around: around < AT_ONCE ? around : await marks.countDocuments({ createdAt: { $gt: since } }),
  }
}

const reads = new WeakMap<Payload, () => Promise<string>>()

/**
 * The revision of the public content: newest mark, and number of marks around it (see `platform/revisions`). Both are
 * needed: of two transactions, the one that began first may commit last, and the newest id alone would not move. It
 * follows every change that was committed before it was asked for; visits of the same moment share a read.
 */
export function currentRevision(payload: Payload): Promise<string> {
  let ask = reads.get(payload)
  if (!ask) {
    ask = sharedRead(() => read(payload))
    reads.set(payload, ask)
  }
  return ask()
}

async function read(payload: Payload): Promise<string> {
  const marks = await readMarks(payload)
  return marks ? `${marks.around}:${marks.id}` : ''
}

/** A read that has not ended after this long, in milliseconds, keeps the next one waiting no more. */
const PATIENCE_MS = 1_000

/**
 * `read`, shared by those who ask at once, as a DataLoader does: whoever asks gets a read that begins after the asking,
 * never one that was under way. One runs at a time, and all who came meanwhile share the next one, its error too.
 */
export function sharedRead<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let underWay: Promise<unknown> = Promise.resolve()
  let next: Promise<Value> | null = null

  // When the requests that came with this one in the same turn of the event loop have asked too.
  return () => (next ??= underWay.then(() => setImmediate()).then(begin))

  function begin(): Promise<Value> {
    next = null
    const value = read()
    // A lost connection must not hold back those that work again.
    underWay = within(PATIENCE_MS, value).catch(() => {})
    return value
  }
}
