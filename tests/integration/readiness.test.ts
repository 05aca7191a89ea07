import { cpSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

import { sqliteFile } from '@/platform/database/database-url'
import { whyNotReady } from '@/platform/health/readiness'
import { DATABASE_REPLACED } from '@/platform/health/words'
import { peopleOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'

const { payload, url } = await testSite()
payload.logger.level = 'silent'
const [, , , administrator] = await peopleOf(payload)
const file = sqliteFile(url)
const dataDir = process.env.DATA_DIR!

const reason = () =>
  whyNotReady(() => Promise.resolve(payload), { databaseUrl: url, dataDir, isProduction: false })
const criterion = { name: 'Utile', description: 'Sert à quelqu’un.', _status: 'published' }
const save = () => rest(administrator.token, 'POST', '/criteria', criterion)

it('is ready, and saves', async () => {
  expect(await reason()).toBeNull()
  expect((await save()).status).toBe(201)
})

const onSqlite = mongodbServer ? describe.skip : describe

onSqlite('a SQLite file that is', () => {
  const aside = path.join(dataDir, 'aside.sqlite')

  it.each([
    ['replaced', () => cpSync(aside, file!)],
    ['removed', () => {}],
  ])('%s under a running site takes no write, until it is back', async (_, replace) => {
    renameSync(file!, aside)
    replace()
    expect(await reason()).toBe(DATABASE_REPLACED)
    const { status, text } = await save()
    expect(status).toBe(503)
    expect(text).toContain(DATABASE_REPLACED)
    rmSync(file!, { force: true })
    renameSync(aside, file!)
    expect(await reason()).toBeNull()
    expect((await save()).status).toBe(201)
  })
})
