import { setTimeout as wait } from 'node:timers/promises'

import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { DATABASE_DAMAGED, DISK_FULL } from '@/platform/health/words'
import { PAGE_PATH, type Content } from '@/tests/support/content'
import { temporaryFolder, type RunningServer } from '@/tests/support/server'
import { startSite } from '@/tests/support/site'
import { runSql } from '@/tests/support/sqlite'
import { ACCOUNT, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const folder = temporaryFolder()
const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder])
const isMounted = status === 0
if (!isMounted) {
  console.warn(`NOT TRIED: a full disk, for none can be mounted here (be root): ${String(stderr)}`)
}

let server: RunningServer
let staff: Staff
let content: Content
beforeAll(async () => {
  if (!isMounted) return
  ;({ server, staff, content } = await startSite('fixture', { DATA_DIR: folder }))
  expect((await visit(server.url, PAGE_PATH)).status).toBe(200)
})
afterAll(async () => {
  if (isMounted) {
    await (server as RunningServer | undefined)?.stop()
    // Lazily: this process closes the files that it opened there only when they are garbage-collected.
    execFileSync('umount', ['--lazy', folder])
  }
  rmSync(folder, { recursive: true })
})

const ballast = path.join(folder, 'ballast')

async function fillDisk(): Promise<void> {
  // Empties the WAL: a write that fits in its allocated space would need no room on the disk.
  await runSql(folder, 'PRAGMA wal_checkpoint(TRUNCATE)')
  const file = openSync(ballast, 'w')
  const block = Buffer.alloc(4096)
  try {
    for (;;) writeSync(file, block)
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' })
  } finally {
    closeSync(file)
  }
}

const logIn = () =>
  fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(ACCOUNT),
  })
const publish = (name: string) =>
  staff.ask('PATCH', `/api/criteria/${content.criteria[0]}`, { name, _status: 'published' })
const readiness = async () => {
  // The server gives the same answer for one second.
  await wait(1_100)
  const answer = await fetch(`${server.url}/readyz`)
  return { status: answer.status, reason: ((await answer.json()) as { reason?: string }).reason }
}
const saidBy = async (answer: Response) => {
  const { errors } = (await answer.json()) as { errors?: { message: string }[] }
  return { status: answer.status, says: errors?.map(({ message }) => message) }
}
const refusal = (says: string) => ({ status: 503, says: [says] })

const onDisk = isMounted ? describe : describe.skip

onDisk('while the disk is full', () => {
  beforeAll(fillDisk)

  it('the site says so to users who log in or publish, each time', async () => {
    for (const request of [logIn, () => publish('Un'), () => publish('Deux'), logIn]) {
      expect(await saidBy(await request())).toEqual(refusal(DISK_FULL))
    }
  })

  it('the readiness check says so', async () => {
    expect(await readiness()).toEqual({ status: 503, reason: DISK_FULL })
  })

  it('visitors get the pages, unchanged', async () => {
    for (const address of [PAGE_PATH, '/']) {
      expect((await visit(server.url, address)).status).toBeLessThan(400)
    }
    expect((await visit(server.url, PAGE_PATH)).html).not.toMatch(/>(Un|Deux)</)
  })

  it('the site recovers once there is room again, without a restart', async () => {
    rmSync(ballast)
    expect(await readiness()).toEqual({ status: 200, reason: undefined })
    expect((await logIn()).status).toBe(200)
    expect((await publish('Trois')).status).toBe(200)
    expect((await visit(server.url, PAGE_PATH)).html).toContain('Trois')
  })
})

onDisk('when the file of the database is overwritten', () => {
  beforeAll(async () => {
    await visit(server.url, PAGE_PATH)
    await runSql(folder, 'PRAGMA wal_checkpoint(TRUNCATE)')
    const database = path.join(folder, 'eig.sqlite')
    const file = openSync(database, 'r+')
    writeSync(file, Buffer.alloc(statSync(database).size, 'abîmé '))
    closeSync(file)
  })

  it('the readiness check says so', async () => {
    expect(await readiness()).toEqual({ status: 503, reason: DATABASE_DAMAGED })
  })

  it('visitors get the cached pages', async () => {
    const { html, status } = await visit(server.url, PAGE_PATH)
    expect(status).toBe(200)
    expect(html).toContain('Trois')
  })

  it('staff get an error, and never a success', async () => {
    for (const request of [logIn, () => publish('Quatre')]) {
      expect(await saidBy(await request())).toEqual(refusal(DATABASE_DAMAGED))
    }
  })
})
