import { randomUUID } from 'node:crypto'

/** The MongoDB server to test on; null: SQLite. */
export const mongodbServer = process.env.MONGODB_TEST_URL || null

/** `server` with a database name nobody else uses, its own options kept. */
export function databaseOn(server: string): string {
  const url = new URL(server)
  url.pathname = `/eig-test-${randomUUID()}`
  return url.href
}
