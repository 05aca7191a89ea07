import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, describe, expect, it } from '@jest/globals'

import { DatabaseError, openPayload } from '@/lib/open-payload'
import { siteConfig } from '@/lib/site-config'
import { openTestSite, type TestSite } from '@/tests/support/payload'

let site: TestSite | undefined
afterEach(async () => {
  await site?.close()
  site = undefined
})

/** Opens the database at `url` as a start of the server would; the error if it cannot be. */
function failureAt(databaseUrl: string): Promise<unknown> {
  Reflect.deleteProperty(globalThis, '_payload')
  const settings = { databaseUrl, secret: 'test'.repeat(8), siteUrl: 'https://site.exemple.fr' }
  return openPayload(siteConfig({}, settings), databaseUrl).then(
    () => 'opened',
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

  it('says in one line that a SQLite file cannot be used', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'eig-test-'))
    const error = await failureAt(`file:${folder}`)
    expect(error).toBeInstanceOf(DatabaseError)
    expect((error as DatabaseError).message).not.toContain('\n')
    rmSync(folder, { recursive: true })
  })

  it('makes the folder of a SQLite file, and opens it again with its content', async () => {
    site = await openTestSite()
    const { payload } = site
    const { docs } = await payload.find({ collection: 'payload-migrations', pagination: false })
    expect(docs).toHaveLength(1)
    await payload.db.migrate()
    expect(await payload.count({ collection: 'payload-migrations' })).toEqual({ totalDocs: 1 })
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
