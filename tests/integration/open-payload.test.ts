import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, describe, expect, it } from '@jest/globals'

import { migrations as mongodb } from '@/migrations/mongodb'
import { migrations as sqlite } from '@/migrations/sqlite'
import { DatabaseError, openPayload } from '@/platform/database/open-payload'
import { siteConfig } from '@/site-config'
import { mongodbServer } from '@/tests/support/mongodb'
import { forgetOpenPayload, openTestSite, type TestSite } from '@/tests/support/payload'

let site: TestSite | undefined
afterEach(async () => {
  await site?.close()
  site = undefined
})

/** Opens the database at `url` as a start of the server would; the error if it cannot be, else null. */
function failureAt(databaseUrl: string): Promise<unknown> {
  forgetOpenPayload()
  const settings = {
    databaseUrl,
    dataDir: tmpdir(),
    secret: 'test'.repeat(8),
    siteUrl: 'https://site.exemple.fr',
  }
  return openPayload(siteConfig({}, settings), databaseUrl).then(
    () => null,
    (error: unknown) => error,
  )
}

describe('opening the database', () => {
  it('says in one line that MongoDB cannot be reached, and keeps the password to itself', async () => {
    const error = await failureAt('mongodb://compte:sesame@127.0.0.1:9/site')
    expect(error).toBeInstanceOf(DatabaseError)
    const { message } = error as DatabaseError
    expect(message).toMatch(/^La base de données mongodb:\/\/127\.0\.0\.1:9\/site est injoignable/)
    expect(message).not.toMatch(/sesame|compte|\n/)
  })

  it('keeps a badly written password to itself too', async () => {
    const error = await failureAt('mongodb://compte:ses/ame@ouvre@127.0.0.1:9/site')
    expect(error).toBeInstanceOf(DatabaseError)
    expect((error as DatabaseError).message).not.toMatch(/ses|ame@|ouvre|compte/)
  })

  it.each(['.', 'obstacle/site.sqlite'])(
    'says in one line that a SQLite file cannot be used (%s)',
    async (name) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'eig-test-'))
      writeFileSync(path.join(folder, 'obstacle'), '')
      const error = await failureAt(`file:${path.join(folder, name)}`)
      expect(error).toBeInstanceOf(DatabaseError)
      expect((error as DatabaseError).message).not.toContain('\n')
      rmSync(folder, { recursive: true })
    },
  )

  it('makes a new one ready, and opens it again as it is', async () => {
    site = await openTestSite()
    const migrations = { collection: 'payload-migrations' } as const
    const all = mongodbServer ? mongodb : sqlite
    expect(await site.payload.count(migrations)).toEqual({ totalDocs: all.length })
    expect(await failureAt(site.url)).toBeNull()
    expect(await site.payload.count(migrations)).toEqual({ totalDocs: all.length })
  })

  it('refuses a database that newer code has changed, and names the migration', async () => {
    site = await openTestSite()
    const { payload, url } = site
    const name = '20991231_000000_plus_tard'
    await payload.create({ collection: 'payload-migrations', data: { name, batch: 2 } })
    const error = await failureAt(url)
    expect(error).toBeInstanceOf(DatabaseError)
    expect((error as DatabaseError).message).toContain(name)
  })
})
