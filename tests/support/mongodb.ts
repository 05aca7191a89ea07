import { randomUUID } from 'node:crypto'

/** The MongoDB server to test on; null: SQLite. */
export const mongodbServer = process.env.MONGODB_TEST_URL || null

/** Whether FerretDB stands for it: that has neither transactions nor `$lookup`, by which a list is sorted by a relation. */
export const isStandIn = process.env.MONGODB_TRANSACTIONS === 'none'

/** `server` with a database name nobody else uses, its own options kept. */
export function databaseOn(server: string): string {
  const url = new URL(server)
  url.pathname = `/eig-test-${randomUUID()}`
  return url.href
}
