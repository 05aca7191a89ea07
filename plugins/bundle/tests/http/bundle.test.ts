import { rmSync, statSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH } from '@/tests/support/content'
import { runContent } from '@/tests/support/content-command'
import { startServer, temporaryFolder, type RunningServer } from '@/tests/support/server'
import { startSite, type Site } from '@/tests/support/site'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const SITE_URL = 'https://site.exemple.fr'

const folder = temporaryFolder()

let site: Site
let empty: RunningServer
beforeAll(async () => {
  ;[site, empty] = await Promise.all([
    startSite('fixture', { SITE_URL }),
    startServer({ SITE_URL }),
  ])
})
afterAll(async () => {
  await site?.server.stop()
  await empty?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the command on the data of `server`. */
const content = (args: string[], { dataDir }: RunningServer) =>
  runContent(args, { DATA_DIR: dataDir })

describe('a backup of a running site', () => {
  const bundle = path.join(folder, 'site.tar.gz')

  it('is a file that only its owner can read', async () => {
    const { code, output } = await content(['backup', bundle], site.server)
    expect(code).toBe(0)
    expect(output).toContain('sauvegarde faite, sans les comptes')
    expect(output).toMatch(/Documents : \d\d/)
    expect(statSync(bundle).mode & 0o077).toBe(0)
  })

  it('is restored into another site, which serves identical bytes at the next request', async () => {
    expect((await visit(empty.url, PAGE_PATH)).status).toBe(503)
    const { code, output } = await content(['restore', bundle], empty)
    expect({ code, output }).toMatchObject({ code: 0 })
    expect(output).toContain('sauvegarde restaurée et relue')
    expect((await visit(empty.url, PAGE_PATH)).status).toBe(200)
    // A site without feeds answers 404 at their addresses.
    for (const address of [PAGE_PATH, '/appels.ics', '/appels.atom']) {
      const [here, there] = [await visit(empty.url, address), await visit(site.server.url, address)]
      expect(here.status).toBe(there.status)
      expect(here.html).toBe(there.html)
    }
  })
})
