/**
 * The site on its own database, for one test file: SQLite in a temporary folder, or a new database of the MongoDB server
 * that MONGODB_TEST_URL names.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'

import { afterAll, jest } from '@jest/globals'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

import { openPayload } from '@/platform/database/open-payload'
import type { MailSettings } from '@/platform/mail/mail-settings'
import { siteConfig } from '@/site-config'

import { copyEmptyDatabase, keepEmptyDatabase } from './empty-database'
import { databaseOn, mongodbServer } from './mongodb'
import { temporaryFolder } from './server'

// Loading Payload takes seconds on a small machine.
jest.setTimeout(120_000)

const SITE_URL = 'https://site.exemple.fr'

export type TestSite = {
  payload: Payload
  /** The address of its database. */
  url: string
  /** Closes the database and deletes it. */
  close: () => Promise<void>
}

/** Opens an empty site, on SQLite when `server` is null. `mail`: how it sends emails. */
export async function openTestSite(
  server = mongodbServer,
  { mail }: { mail?: MailSettings } = {},
): Promise<TestSite> {
  const folder = temporaryFolder()
  const secret = 'test'.repeat(8)
  const file = path.join(folder, 'site.sqlite')
  const databaseUrl = server ? databaseOn(server) : `file:${file}`
  Object.assign(process.env, {
    SITE_URL,
    PAYLOAD_SECRET: secret,
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
  })

  forgetOpenPayload()
  const config = siteConfig({
    ensureIndexes: true,
    databaseUrl,
    dataDir: folder,
    secret,
    siteUrl: SITE_URL,
    mail,
  })
  const isMigrated = Boolean(server) || copyEmptyDatabase(file)
  const payload = await openPayload(config, databaseUrl)
  if (!isMigrated) await keepEmptyDatabase(file)
  return {
    payload,
    url: databaseUrl,
    async close() {
      if (server) await (payload.db as unknown as MongooseAdapter).connection.dropDatabase()
      await payload.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens an empty site for all tests of a file, and closes it after the last test. */
export async function testSite(options?: { mail?: MailSettings }): Promise<TestSite> {
  const site = await openTestSite(mongodbServer, options)
  afterAll(site.close)
  return site
}

/** Makes the next opening create a new instance: Payload keeps one instance per process, for any configuration. */
export function forgetOpenPayload(): void {
  const { _payload } = globalThis as { _payload?: Map<string, unknown> }
  _payload?.clear()
}
