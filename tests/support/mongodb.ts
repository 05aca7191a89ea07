import { randomUUID } from 'node:crypto'

/** The MongoDB server to test on; null for SQLite. */
export const mongodbServer = process.env.MONGODB_TEST_URL || null

/** Whether FerretDB stands in for MongoDB. It has no transactions and no `$lookup`, which sorts a list by a relation. */
export const isStandIn = process.env.MONGODB_TRANSACTIONS === 'none'

/** Returns `server` with a unique database name, and its own options. */
export function databaseOn(server: string): string {
  const url = new URL(server)
  url.pathname = `/eig-test-${randomUUID()}`
  return url.href
}
