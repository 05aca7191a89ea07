import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

/**
 * How much later than its date a mark may still appear: that of a transaction which began first and was committed last,
 * or of an instance whose clock is slow. MongoDB ends a transaction after a minute.
 */
export const MAY_BE_LATE_MS = 60 * 60 * 1000

/** `id`: of the newest mark. `around`: how many there are from `MAY_BE_LATE_MS` before it. */
type Marks = { id: string; around: number }

/** The marks as they are now, of any transaction already committed; null before the first one. */
export const readMarks = ({ db }: Payload): Promise<Marks | null> =>
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

async function mongodb({ collections }: MongooseAdapter): Promise<Marks | null> {
  const marks = collections.revisions!
  const newest = await marks
    .findOne({}, { createdAt: true })
    .sort({ createdAt: -1 })
    .lean<{ _id: unknown; createdAt: Date } | null>()
  if (!newest) return null
  const since = new Date(newest.createdAt.getTime() - MAY_BE_LATE_MS)
  return {
    id: String(newest._id),
    around: await marks.countDocuments({ createdAt: { $gt: since } }),
  }
}
