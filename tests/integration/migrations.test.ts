import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload, type FlattenedField, type Payload } from 'payload'

import { migrations as mongodb } from '@/migrations/mongodb'
import { migrations as sqlite } from '@/migrations/sqlite'
import {
  DamagedDatabase,
  DatabaseError,
  migrateWhole,
  openPayload,
  schemaGap,
} from '@/platform/database/open-payload'
import {
  DatabaseDown,
  isDatabaseKnownDown,
  knownFault,
  readRevision,
} from '@/platform/health/database'
import { siteConfig } from '@/site-config'
import { failurePage } from '@/site/page/failure'
import { databaseOn, mongodbServer } from '@/tests/support/mongodb'
import { forgetOpenPayload, openTestSite, type TestSite } from '@/tests/support/payload'
import { temporaryFolder } from '@/tests/support/server'

const all = mongodbServer ? mongodb : sqlite

const settingsFor = (databaseUrl: string, dataDir: string) => ({
  databaseUrl,
  dataDir,
  secret: 'test'.repeat(8),
  siteUrl: 'https://site.exemple.fr',
})

let cleanUp = (): Promise<void> => Promise.resolve()
afterEach(async () => {
  await cleanUp()
  cleanUp = () => Promise.resolve()
})

/** Creates a database as the first release left it, with a page that belongs to a call and shows a text. */
async function firstRelease() {
  const folder = temporaryFolder()
  const url = mongodbServer ? databaseOn(mongodbServer) : `file:${folder}/site.sqlite`
  forgetOpenPayload()
  const config = siteConfig(settingsFor(url, folder))
  const payload = await getPayload({ config })
  cleanUp = async () => {
    if (mongodbServer) await (payload.db as unknown as MongooseAdapter).connection.dropDatabase()
    await payload.destroy()
    rmSync(folder, { recursive: true })
  }
  const [first] = all
  await payload.db.migrate({ migrations: [first] } as never)
  await (mongodbServer ? fillMongo(payload) : fillSqlite(payload))
  return { config, url, payload }
}

async function fillSqlite(payload: Payload): Promise<void> {
  const { client } = payload.db as unknown as SQLiteAdapter
  for (const statement of [
    `INSERT INTO calls (id, name, opens_at, _status) VALUES ('c', 'EIG 7', '2027-01-04T08:00:00.000Z', 'published')`,
    `INSERT INTO pages (id, title, slug, call_id, hero_title, _status) VALUES ('p', 'Page', 'page', 'c', 'Titre', 'published')`,
    `INSERT INTO pages_blocks_text (_order, _parent_id, _path, id, body) VALUES (1, 'p', 'sections', 't', 'Texte')`,
    `INSERT INTO _pages_v (id, parent_id, version_title, version_slug, version_call_id, version_hero_title, version__status, latest) VALUES ('v', 'p', 'Page', 'page', 'c', 'Titre', 'published', 1)`,
    `INSERT INTO pages (id, title, slug, hero_title, _status) VALUES ('q', 'Sans appel', 'sans', 'Titre', 'published')`,
  ]) {
    await client.execute(statement)
  }
}

async function fillMongo(payload: Payload): Promise<void> {
  const { ObjectId } = (payload.db as unknown as MongooseAdapter).connection.base.Types
  const { connection } = payload.db as unknown as MongooseAdapter
  const ids = { call: new ObjectId(), page: new ObjectId() }
  const page = {
    title: 'Page',
    slug: 'page',
    call: ids.call,
    hero: { title: 'Titre' },
    sections: [{ id: 't', blockType: 'text', body: 'Texte' }],
    _status: 'published',
  }
  const other = {
    title: 'Sans appel',
    slug: 'sans',
    hero: { title: 'Titre' },
    _status: 'published',
  }
  await connection.collection('calls').insertOne({
    _id: ids.call,
    name: 'EIG 7',
    opensAt: new Date('2027-01-04T08:00:00.000Z'),
    _status: 'published',
  })
  await connection.collection('pages').insertMany([
    { _id: ids.page, ...page },
    { ...other, call: null },
  ])
  await connection
    .collection('_pages_versions')
    .insertOne({ parent: ids.page.toHexString(), version: page, latest: true })
}

describe('the database of the first release', () => {
  it('keeps every page with its call, its texts and its history', async () => {
    const { config, url, payload } = await firstRelease()
    await openPayload(config, url)

    const { docs } = await payload.find({ collection: 'pages', sort: 'slug', depth: 1 })
    expect(docs).toMatchObject([
      {
        slug: 'page',
        calls: [{ name: 'EIG 7', opensAt: '2027-01-04T08:00:00.000Z' }],
        sections: [{ blockType: 'text', body: 'Texte' }],
      },
      { slug: 'sans', calls: [] },
    ])
    const versions = await payload.findVersions({ collection: 'pages', depth: 1 })
    expect(versions.docs).toMatchObject([{ version: { calls: [{ name: 'EIG 7' }] } }])
  })
})

const onSqlite = mongodbServer ? it.skip : it

onSqlite(
  'a migrated database still allows the deletion of a call that a page once showed',
  async () => {
    const { config, url, payload } = await firstRelease()
    await openPayload(config, url)
    const { client } = payload.db as unknown as SQLiteAdapter
    const { rows } = await client.execute('PRAGMA foreign_keys')
    expect(rows[0]).toMatchObject({ foreign_keys: 1 })
    await client.execute(`DELETE FROM calls WHERE id = 'c'`)
    expect((await client.execute('SELECT * FROM _pages_v_rels')).rows).toEqual([])
  },
)

it('a database is not taken for a new one when its list of migrations cannot be read', async () => {
  const { config, url, payload } = await firstRelease()
  jest.spyOn(payload.db, 'find').mockRejectedValueOnce(new Error('disk I/O error'))
  await expect(openPayload(config, url)).rejects.toThrow('disk I/O error')
})

onSqlite('a migration that stops midway leaves the database as it was', async () => {
  const { payload } = await firstRelease()
  const { client } = payload.db as unknown as SQLiteAdapter
  const tables = async () => (await client.execute('SELECT name FROM sqlite_master')).rows.length
  const before = await tables()
  const second = sqlite[1]!
  const up: typeof second.up = async (args) => {
    await second.up(args)
    throw new Error('arrêt')
  }
  await expect(migrateWhole(payload, [{ ...second, up }])).rejects.toThrow('arrêt')
  expect(await tables()).toBe(before)
  await migrateWhole(payload, sqlite)
  expect(await payload.count({ collection: 'payload-migrations' })).toEqual({
    totalDocs: sqlite.length,
  })
})

it('a migration is refused until the previous program has undone a publication that a crash interrupted', async () => {
  const { payload } = await firstRelease()
  const last = all.findIndex(({ name }) => name.endsWith('no_publication_entries'))
  const migrate = (migrations: unknown) => payload.db.migrate({ migrations } as never)
  await migrate(all.slice(0, last))
  const header = { publication: 'p', number: 0 }
  if (mongodbServer) {
    const { connection } = payload.db as unknown as MongooseAdapter
    await connection.collection('publication-entries').insertOne(header)
  } else {
    const { client } = payload.db as unknown as SQLiteAdapter
    await client.execute(
      `INSERT INTO publication_entries (id, publication, number) VALUES ('h', 'p', 0)`,
    )
  }
  // The SQLite adapter writes the reason to the log and ends the process; the MongoDB adapter throws.
  const exit = jest.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('exit')
  })
  const error = jest.spyOn(payload.logger, 'error')
  await expect(migrate(all)).rejects.toThrow(mongodbServer ? 'interrompue en publiant' : 'exit')
  exit.mockRestore()
  if (!mongodbServer) {
    expect(JSON.stringify(error.mock.calls)).toContain('a été interrompue en publiant')
  }
  expect(await payload.count({ collection: 'payload-migrations' })).toEqual({ totalDocs: last })
})

let site: TestSite | undefined
afterEach(async () => {
  await site?.close()
  site = undefined
})

/** Opens the database at `url` as a server start would; returns the error, or null. */
function failureAt(databaseUrl: string): Promise<unknown> {
  forgetOpenPayload()
  return openPayload(siteConfig(settingsFor(databaseUrl, tmpdir())), databaseUrl).then(
    () => null,
    (error: unknown) => error,
  )
}

describe('the check of the schema during development', () => {
  const { NODE_ENV } = process.env
  afterEach(() => void Object.assign(process.env, { NODE_ENV }))

  onSqlite('names the command that a schema without a migration needs', async () => {
    site = await openTestSite()
    const { payload } = site
    expect(await schemaGap(payload)).toBeNull()
    const { client } = payload.db as unknown as SQLiteAdapter
    await client.execute('ALTER TABLE criteria DROP COLUMN description')
    expect(await schemaGap(payload)).toMatch(/sans migration.*npm run migrate:create/)
    await client.execute('DROP TABLE pages_blocks_text')
    expect(await schemaGap(payload)).toMatch(/sans migration.*npm run migrate:create/)
  })

  onSqlite.each([
    [
      'an index',
      (fields: FlattenedField[]) => (Object.assign(fields[0]!, { index: true }), fields),
    ],
    ['a removed field', (fields: FlattenedField[]) => fields.slice(1)],
  ])('notices %s in the schema, even without a new column', async (_, change) => {
    site = await openTestSite()
    const { payload } = site
    const { config } = payload.collections.profiles
    const before = structuredClone(config.flattenedFields[0]!.index)
    const fields = config.flattenedFields
    config.flattenedFields = change(fields)
    // Reads the schema again, as Next’s development server does after a save.
    await payload.db.init!()
    expect(await schemaGap(payload)).toMatch(/sans migration.*npm run migrate:create/)
    config.flattenedFields = fields
    Object.assign(fields[0]!, { index: before })
    await payload.db.init!()
    expect(await schemaGap(payload)).toBeNull()
  })

  it('names the missing migration on each page, and resumes once it is applied', async () => {
    site = await openTestSite()
    const { payload } = site
    Object.assign(process.env, { NODE_ENV: 'development' })
    await readRevision(payload, false)
    const { name } = all.at(-1)!
    await payload.delete({ collection: 'payload-migrations', where: { name: { equals: name } } })

    await expect(readRevision(payload, false)).rejects.toBeInstanceOf(DatabaseDown)
    const line = `La base de données attend la migration ${name}\u00a0: lancez «\u00a0npm run migrate\u00a0».`
    expect(knownFault()).toBe(line)
    const page = await failurePage(new DatabaseDown())
    expect([page.status, await page.text()]).toEqual([503, line])

    await payload.create({ collection: 'payload-migrations', data: { name, batch: 1 } })
    while (isDatabaseKnownDown()) await new Promise((resolve) => setTimeout(resolve, 50))
    await readRevision(payload, false)
  })
})

describe('opening the database', () => {
  it.each([
    ['compte:sesame', /^La base de données mongodb:\/\/127\.0\.0\.1:9\/site est injoignable.*$/],
    // Badly formed: it is no valid address.
    ['compte:ses/ame@ouvre', /./],
  ])('says that MongoDB cannot be reached, and does not reveal %s', async (account, words) => {
    const error = await failureAt(`mongodb://${account}@127.0.0.1:9/site`)
    expect(error).toBeInstanceOf(DatabaseError)
    expect((error as DatabaseError).message).toMatch(words)
    expect((error as DatabaseError).message).not.toMatch(/compte|sesame|ame@|ouvre/)
  })

  it.each(['.', 'obstacle/site.sqlite'])(
    'says in one line that a SQLite file cannot be used (%s)',
    async (name) => {
      const folder = temporaryFolder()
      writeFileSync(path.join(folder, 'obstacle'), '')
      const error = await failureAt(`file:${path.join(folder, name)}`)
      expect(error).toBeInstanceOf(DatabaseError)
      expect((error as DatabaseError).message).not.toContain('\n')
      rmSync(folder, { recursive: true })
    },
  )

  it('prepares a new database, and opens it again as it is', async () => {
    site = await openTestSite()
    const migrations = { collection: 'payload-migrations' } as const
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

  const whereSqlite = mongodbServer ? it.skip : it

  whereSqlite('refuses a file with text that is not UTF-8, and names its location', async () => {
    site = await openTestSite()
    const { db } = site.payload as unknown as { db: SQLiteAdapter }
    for (let row = 0; row < 450; row += 1) {
      const text = row === 420 ? "CAST(x'6162ff63' AS TEXT)" : "'été'"
      await db.client.execute(`INSERT INTO criteria (id, name) VALUES ('${row}', ${text})`)
    }
    const error = await failureAt(site.url)
    expect(error).toBeInstanceOf(DamagedDatabase)
    expect((error as DamagedDatabase).message).toContain('(criteria.name (rowid 421))')
  })
})
