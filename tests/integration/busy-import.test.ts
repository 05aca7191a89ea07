import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { mongodbServer } from '@/tests/support/mongodb'
import { openTestSite, type TestSite } from '@/tests/support/payload'

const HELD_MS = 1_000

// In another process: the importer's client waits for a lock without letting this one do anything else.
const HOLD = `
  const client = require('@libsql/client').createClient({ url: process.argv[1] })
  client.execute('BEGIN IMMEDIATE').then(() => {
    console.log('held')
    setTimeout(() => client.execute('COMMIT'), ${HELD_MS})
  })`

let site: TestSite
beforeAll(async () => {
  site = await openTestSite(null, { sqliteTransactions: true })
})
afterAll(() => site.close())

const create = () => site.payload.create({ collection: 'revisions', data: {} })

/** SQLite alone has a file that two processes write to. */
const onSqlite = mongodbServer ? it.skip : it

onSqlite(
  'an import waits, at each transaction, for the server that writes to the same file',
  async () => {
    await create()
    await create()
    const other = spawn(process.execPath, ['-e', HOLD, site.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(other.stdout, 'data')
    await create()
    expect((await site.payload.count({ collection: 'revisions' })).totalDocs).toBe(3)
  },
)
