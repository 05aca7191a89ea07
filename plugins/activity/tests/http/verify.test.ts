import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { runContent } from '@/tests/support/content-command'
import { temporaryFolder } from '@/tests/support/server'
import { startSite, type Site } from '@/tests/support/site'
import { runSql } from '@/tests/support/sqlite'

jest.setTimeout(180_000)

/** That of all test servers (`tests/support/server.ts`): one of them made the lines of the first account. */
const SECRET = 'secret-de-test-'.repeat(3)

let site: Site
beforeAll(async () => {
  site = await startSite('account', { PAYLOAD_SECRET: SECRET })
})
afterAll(() => site?.server.stop())

const verify = (dataDir: string, ...args: string[]) =>
  runContent(['activity', 'verify', ...args], { DATA_DIR: dataDir, PAYLOAD_SECRET: SECRET })

/** Waits until the server has sealed all lines; returns the digest of the newest seal. */
async function sealed(): Promise<string> {
  for (;;) {
    const { code, output } = await verify(site.server.dataDir)
    expect([code, output]).toEqual([0, expect.stringContaining('Journal d’activité intact')])
    const head = /Empreinte du dernier sceau : (\S+)/.exec(output)?.[1]
    if (head && output.includes('pas encore scellées : 0')) return head
    await wait(1_000)
  }
}

it('the server seals the lines, and the command names what someone changes in the database', async () => {
  const head = await sealed()
  expect((await verify(site.server.dataDir, '--head', head)).code).toBe(0)
  const change = `UPDATE activity SET actor_name = 'Eve' WHERE action = 'loggedIn'`
  await runSql(site.server.dataDir, change)
  const { code, output } = await verify(site.server.dataDir)
  expect(code).toBe(1)
  expect(output).toMatch(/Une ligne a été modifiée : .*«\u00a0Eve a ouvert une session\u00a0»/)
})

it('the command refuses an empty log: it may read another database', async () => {
  const { code, output } = await verify(temporaryFolder())
  expect([code, output]).toEqual([1, expect.stringContaining('Le journal d’activité est vide')])
})
