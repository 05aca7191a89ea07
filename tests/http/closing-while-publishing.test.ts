import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { runSql } from '@/tests/support/sqlite'
import { signUp } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const CLOSES_IN_MS = 4_000
/** Longer than until the call closes. */
const LEASE_MS = 10_000

let server: RunningServer
let closesAt: number

beforeAll(async () => {
  server = await startServer()
  const staff = await signUp(server.url)
  const { call } = await publishContent(staff)
  closesAt = Date.now() + CLOSES_IN_MS
  const times = { closesAt: new Date(closesAt).toISOString(), closingSoonDays: 0 }
  await staff.change('calls', call, times)
})
afterAll(() => server.stop())

it('tells a visitor who had to wait for a publication what is true once it has ended', async () => {
  // A publication of another instance, which holds its lease.
  const until = new Date(Date.now() + LEASE_MS).toISOString()
  await runSql(
    server.dataDir,
    `UPDATE leases SET holder = 'another', expires_at = '${until}' WHERE name LIKE 'publication-under-way%'`,
    "INSERT INTO publication_entries (id, publication, number) VALUES ('header', 'another', 0)",
  )
  const asked = visit(server.url, PAGE_PATH)
  expect(Date.now()).toBeLessThan(closesAt)
  await wait(closesAt - Date.now() + 300)
  await runSql(server.dataDir, 'DELETE FROM publication_entries')
  const { status, html } = await asked
  expect(status).toBe(200)
  expect(words(html)).toContain('Appel clos')
})
