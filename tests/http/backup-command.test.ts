import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { runContent } from '@/tests/support/content-command'
import { CALENDAR } from '@/tests/support/feeds'
import { startServer, temporaryFolder, type RunningServer } from '@/tests/support/server'
import { signUp } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const SITE_URL = 'https://site.exemple.fr'
const folder = temporaryFolder()
const bundle = path.join(folder, 'site.tar.gz')
const unused = { DATA_DIR: path.join(folder, 'unused') }

let server: RunningServer
let other: RunningServer
let backup: Awaited<ReturnType<typeof runContent>>

beforeAll(async () => {
  server = await startServer({ SITE_URL })
  await publishContent(await signUp(server.url))
  backup = await runContent(['backup', bundle], { DATA_DIR: server.dataDir })
  other = await startServer({ SITE_URL })
})
afterAll(async () => {
  await server?.stop()
  await other?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('backs a running site up, in a file of its owner alone', () => {
  expect(backup).toMatchObject({ code: 0 })
  expect(backup.output).toContain('sauvegarde faite, sans les comptes')
  expect(backup.output).toMatch(/Documents : \d\d/)
  expect(statSync(bundle).mode & 0o077).toBe(0)
})

it('takes the place of no file', async () => {
  const { code, output } = await runContent(['backup', bundle], { DATA_DIR: server.dataDir })
  expect(code).toBe(2)
  expect(output).toContain('existe déjà')
})

it('restores into a running site, which shows it to the byte at the next request', async () => {
  expect((await visit(other.url, PAGE_PATH)).status).toBe(404)
  const { code, output } = await runContent(['restore', bundle], { DATA_DIR: other.dataDir })
  expect({ code, output }).toMatchObject({ code: 0 })
  expect(output).toContain('sauvegarde restaurée et relue')
  for (const address of [PAGE_PATH, CALENDAR, '/appels.atom']) {
    const [here, there] = [await visit(other.url, address), await visit(server.url, address)]
    expect(here.status).toBe(200)
    expect(here.html).toBe(there.html)
  }
})

it('ends with 1 on a site that has content', async () => {
  const { code, output } = await runContent(['restore', bundle], { DATA_DIR: server.dataDir })
  expect(code).toBe(1)
  expect(output).toContain('Ce site a déjà du contenu')
  expect(output).toContain('Rien n’a été écrit.')
  expect(output).not.toMatch(/\n +at /)
})

it('ends with 1 on a file that was cut, before it makes a database', async () => {
  const cut = path.join(folder, 'cut.tar.gz')
  writeFileSync(cut, readFileSync(bundle).subarray(0, -100))
  const { code, output } = await runContent(['restore', cut], unused)
  expect(code).toBe(1)
  expect(output).toContain('incomplète ou a été modifiée')
  expect(existsSync(path.join(unused.DATA_DIR, 'eig.sqlite'))).toBe(false)
})

it.each([
  [['backup'], 'Un fichier, et un seul'],
  [['restore', 'absent.tar.gz'], 'ce fichier n’existe pas'],
  [['backup', 'a.tar.gz', '--tout'], 'Option inconnue : --tout'],
])('ends with 2 and says why for %j', async (args, message) => {
  const { code, output } = await runContent(args, unused)
  expect(code).toBe(2)
  expect(output).toContain(message)
})
