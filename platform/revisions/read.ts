import { setImmediate } from 'node:timers/promises'

import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

import { within } from '@/platform/within'

/**
 * How much later than its date a mark may appear: its transaction began first and committed last, or the clock of its
 * instance is slow. MongoDB ends a transaction after a minute.
 */
export const MAY_BE_LATE_MS = 60 * 60 * 1000

/** `id`: of the newest mark. `around`: the number of marks since `MAY_BE_LATE_MS` before it. */
type Marks = { id: string; around: number }

/** The marks of all committed transactions; null before the first one. */
const readMarks = ({ db }: Payload): Promise<Marks | null> =>
  db.name === 'mongoose'
    ? mongodb(db as unknown as MongooseAdapter)
    : sqlite(db as unknown as SQLiteAdapter)

// Queries each database directly, because every visit does: Payload's queries take ten to twenty times as long.

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

/** Marks read with the newest one in the same query: more than manual edits create in an hour. */
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
    // A long import creates more; only then does a second query count them.
    around: around < AT_ONCE ? around : await marks.countDocuments({ createdAt: { $gt: since } }),
  }
}

const reads = new WeakMap<Payload, () => Promise<string>>()

/**
 * The revision of the public content: the newest mark and the number of marks around it (see `platform/revisions`).
 * Both are needed: of two transactions, the first to begin may commit last, and then the newest id does not
 * change. It reflects every change committed before the call; concurrent calls share a read.
 */
export function currentRevision(payload: Payload): Promise<string> {
  let ask = reads.get(payload)
  if (!ask) {
    ask = sharedRead(() => readRevisionMark(payload))
    reads.set(payload, ask)
  }
  return ask()
}

async function readRevisionMark(payload: Payload): Promise<string> {
  const marks = await readMarks(payload)
  return marks ? `${marks.around}:${marks.id}` : ''
}

/** After this many milliseconds, an unfinished read no longer delays the next one. */
const PATIENCE_MS = 1_000

/**
 * Shares `read` between concurrent callers, as a DataLoader does. Each caller gets a read that starts after its call,
 * never one already in progress. One read runs at a time; all callers meanwhile share the next one, including its
 * error.
 */
export function sharedRead<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let underWay: Promise<unknown> = Promise.resolve()
  let next: Promise<Value> | null = null

  // Waits for the other requests of the same turn of the event loop.
  return () => (next ??= underWay.then(() => setImmediate()).then(begin))

  function begin(): Promise<Value> {
    next = null
    const value = read()
    // A lost connection must not delay new reads on a working connection.
    underWay = within(PATIENCE_MS, value).catch(() => {})
    return value
  }
}
