import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

import { afterEach, describe, expect, it } from '@jest/globals'

import { sqliteFile } from '@/platform/database/database-url'
import { whyNotReady } from '@/platform/health/readiness'
import { DATABASE_REPLACED, DISK_FULL, NO_RIGHT, READ_ONLY } from '@/platform/health/words'
import { peopleOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { temporaryFolder } from '@/tests/support/server'

const { payload, url } = await testSite()
payload.logger.level = 'silent'
const [, , , administrator] = await peopleOf(payload)
const file = sqliteFile(url)
const dataDir = process.env.DATA_DIR!

const SETTINGS = { databaseUrl: url, dataDir, isProduction: false, s3: null }
const reason = (settings: Partial<typeof SETTINGS> = {}) =>
  whyNotReady(() => Promise.resolve(payload), { ...SETTINGS, ...settings })
const criterion = { name: 'Utile', description: 'Sert à quelqu’un.', _status: 'published' }
const save = () => rest(administrator.token, 'POST', '/criteria', criterion)

it('a healthy server is ready, and saves', async () => {
  expect(await reason()).toBeNull()
  expect((await save()).status).toBe(201)
})

const onSqlite = mongodbServer ? describe.skip : describe

onSqlite('a SQLite file', () => {
  const aside = path.join(dataDir, 'aside.sqlite')

  it.each([
    ['replaced', () => cpSync(aside, file!)],
    ['removed', () => {}],
  ])('that is %s under a running site takes no write until it is back', async (_, replace) => {
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

const isRoot = process.getuid?.() === 0

/** Forbids writing to `entry`, or allows it again. Root ignores file modes, so it uses `chattr`. */
function protect(entry: string, isProtected: boolean): void {
  if (isRoot) execFileSync('chattr', [isProtected ? '+i' : '-i', entry])
  else chmodSync(entry, isProtected ? 0o500 : 0o700)
}

describe('a server without the right to write', () => {
  let entry: string
  afterEach(() => protect(entry, false))

  it('to the folder of its files is not ready, and says why', async () => {
    entry = path.join(dataDir, 'files')
    mkdirSync(entry, { recursive: true })
    protect(entry, true)
    expect(await reason()).toBe(NO_RIGHT)
    protect(entry, false)
    expect(await reason()).toBeNull()
  })

  const whereSqlite = mongodbServer ? it.skip : it

  whereSqlite('to the file of its database is not ready, and says why', async () => {
    entry = file!
    protect(entry, true)
    expect(await reason()).toBe(NO_RIGHT)
    protect(entry, false)
    expect(await reason()).toBeNull()
  })
})

describe('the disk of the data folder', () => {
  const disk = temporaryFolder()
  const mount = (options: string) =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status === 0
  const canMount = mount('size=1m')
  if (canMount) execFileSync('umount', [disk])
  const whereMounted = canMount ? it : it.skip
  afterEach(() => void spawnSync('umount', [disk]))

  whereMounted.each([
    ['has no free inode', 'size=8m,nr_inodes=8', DISK_FULL],
    ['is mounted read-only', 'size=8m,ro', READ_ONLY],
  ])('that %s makes the server not ready, and it says why', async (_, options, sentence) => {
    mount(options)
    expect(await reason({ dataDir: disk })).toBe(sentence)
  })
})
