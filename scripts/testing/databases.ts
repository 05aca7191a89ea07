import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'

import { databaseOn } from '@/tests/support/mongodb'
import { temporaryFolder } from '@/tests/support/server'

import { startMongoWire } from './go-server'

export const DATABASES = ['sqlite', 'mongodb'] as const
type DatabaseName = (typeof DATABASES)[number]

/** Gives empty databases of one kind. */
export type Databases = {
  name: DatabaseName
  /** Returns the variables of a server on a new database. */
  fresh: () => { DATABASE_URL: string; DATA_DIR: string; MONGODB_TRANSACTIONS?: string }
  /** Stops the database server, and removes database files. */
  close: () => Promise<void>
}

/**
 * Opens databases of kind `name`. MongoDB: the server of MONGODB_TEST_URL, else FerretDB. Throws if there is neither, or if
 * `name` is not one of DATABASES.
 */
export async function openDatabases(name: string): Promise<Databases> {
  if (name !== 'sqlite' && name !== 'mongodb') {
    throw new Error(`${name} is none of ${DATABASES.join(', ')}.`)
  }
  const root = temporaryFolder()
  const folder = () => mkdtempSync(path.join(root, 'site-'))
  const remove = () => rmSync(root, { recursive: true, force: true })

  if (name === 'sqlite') {
    return {
      name,
      fresh: () => {
        const DATA_DIR = folder()
        return { DATABASE_URL: `file:${DATA_DIR}/eig.sqlite`, DATA_DIR }
      },
      close: () => Promise.resolve(remove()),
    }
  }
  const given = process.env.MONGODB_TEST_URL
  const started = given ? null : await startMongoWire()
  const server = given ?? started?.url
  if (!server) throw new Error('Set MONGODB_TEST_URL to a MongoDB server, or install Go.')
  return {
    name,
    fresh: () => ({
      DATABASE_URL: databaseOn(server),
      DATA_DIR: folder(),
      // FerretDB has no transactions, and says so.
      ...(started && { MONGODB_TRANSACTIONS: 'none' }),
    }),
    async close() {
      await started?.stop()
      remove()
    },
  }
}
