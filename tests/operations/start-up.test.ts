import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { createClient } from '@libsql/client'

import { DATABASE_DAMAGED } from '@/platform/health/words'
import { migrations } from '@/migrations/sqlite'
import { endOf, runContent, startContent } from '@/tests/support/content-command'
import { PAGE_PATH } from '@/tests/support/content'
import { keptSite } from '@/tests/support/kept-site'
import { logLines } from '@/tests/support/log'
import {
  failToStart,
  freePort,
  startByCommand,
  startServer,
  temporaryFolder,
} from '@/tests/support/server'
import { runSql } from '@/tests/support/sqlite'
import { installationCodeIn, signIn, signUp } from '@/tests/support/staff'

jest.setTimeout(180_000)

let dataDir: string
beforeEach(() => {
  dataDir = temporaryFolder()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** The lines of the output, except those that Next prints at each start. */
const said = (output: string) =>
  output.split('\n').filter((line) => line.trim() && !/^(▲|- |✓)/.test(line))

describe('the server refuses to start, with one line per fault,', () => {
  it('on a port that another program uses', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, resolve))
    const busy = String((other.address() as AddressInfo).port)
    const { code, output } = await failToStart({ PORT: busy, DATA_DIR: dataDir })
    await new Promise((resolve) => other.close(resolve))

    expect(code).toBe(75)
    expect(said(output)).toEqual([
      `Le port ${busy} est déjà utilisé : arrêtez l’autre programme ou choisissez PORT=….`,
    ])
  })

  it('on wrong settings, all reported at once', async () => {
    const { code, output } = await failToStart({
      PORT: '99999',
      DATABASE_URL: 'postgres://localhost/eig',
      SITE_URL: 'eig.example.fr',
      PAYLOAD_SECRET: 'court',
    })
    expect(code).toBe(78)
    const lines = said(output)
    expect(lines).toHaveLength(4)
    for (const name of ['PORT', 'DATABASE_URL', 'SITE_URL', 'PAYLOAD_SECRET']) {
      expect(lines.join('\n')).toContain(`Réglage refusé : ${name} doit `)
    }
    expect(output).not.toContain('court\n')
  })

  it('when the file of the first content does not exist', async () => {
    const settings = { PORT: String(await freePort()), DATA_DIR: dataDir, SEED_FILE: '/nulle-part' }
    const { code, output } = await failToStart(settings)
    expect(code).toBe(78)
    const lines = output.split('\n').filter((line) => line.includes('/nulle-part'))
    expect(lines).toEqual(['SEED_FILE : /nulle-part : ce fichier n’existe pas.'])
    expect(output).not.toMatch(/^ +at /m)
  })

  it('on a database that cannot be opened', async () => {
    // A file where a folder should be.
    writeFileSync(path.join(dataDir, 'obstacle'), '')
    const DATABASE_URL = `file:${dataDir}/obstacle/eig.sqlite`
    const { code, output } = await failToStart({
      PORT: String(await freePort()),
      DATA_DIR: dataDir,
      DATABASE_URL,
    })
    expect(code).toBe(69)
    expect(said(output)).toEqual([expect.stringContaining(`${DATABASE_URL} est injoignable`)])
  })
})

it('the server is not ready and asks for the code in its log until the first account exists, which the next start knows', async () => {
  // On Linux, all of 127.0.0.0/8 is the loopback.
  const elsewhere = (url: string) => fetch(`${url.replace('localhost', '127.0.0.2')}/healthz`)
  const settings = { DATA_DIR: dataDir, FIRST_ACCOUNT: '' }
  const first = await startByCommand(settings)
  // The server listens on every address of the machine.
  expect((await elsewhere(first.url)).status).toBe(200)
  const statusOf = async (path: string) => (await fetch(first.url + path)).status
  const publicPaths = ['/readyz', '/participer/administrations', '/sitemap.xml', '/appels.ics']
  for (const path of publicPaths) expect([path, await statusOf(path)]).toEqual([path, 503])
  expect(logLines(first.output())).toContainEqual(
    expect.objectContaining({
      dataDir,
      database: `file:${dataDir}/eig.sqlite`,
      msg: expect.stringContaining('La base de données est vide'),
    }),
  )
  const code = installationCodeIn(first.output())
  await expect(signUp(first.url)).rejects.toThrow('first-register: 400')
  await signUp(first.url, code)
  expect(await statusOf('/readyz')).toBe(200)
  expect(await statusOf('/participer/administrations')).toBe(404)
  expect(await first.stop()).toMatchObject({ code: 0 })

  const second = await startByCommand({ ...settings, HOST: '127.0.0.1' })
  const answer = await fetch(`${second.url}/api/users/init`)
  await expect(elsewhere(second.url)).rejects.toThrow('fetch failed')
  await second.stop()
  expect(await answer.json()).toEqual({ initialized: true })
  expect(installationCodeIn(second.output())).toBeUndefined()
})

it('the server accepts no connection before its database is migrated, so that nginx asks another instance', async () => {
  const port = await freePort()
  const starting = startServer({ DATA_DIR: dataDir, PORT: String(port) })
  const isAccepted = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () =>
        resolve(false),
      )
      socket.once('connect', () => socket.destroy())
    })
  while (!(await isAccepted())) await wait(10)
  const client = createClient({ url: `file:${dataDir}/eig.sqlite` })
  const applied = client.execute('SELECT name FROM payload_migrations')
  const { rows } = await applied.catch(() => ({ rows: [] }))
  client.close()
  await (await starting).stop()
  expect(rows).toHaveLength(migrations.length)
})

it('servers that start at the same time on a site without content import the first content once', async () => {
  const settings = { DATA_DIR: dataDir, SEED_FILE: 'content' }
  const servers = await Promise.all([1, 2].map(() => startServer(settings)))
  try {
    await signUp(servers[0]!.url)
    for (const { url } of servers) {
      const answer = await (await signIn(url)).ask('GET', '/api/criteria?limit=100')
      expect(await answer.json()).toMatchObject({ totalDocs: 9 })
    }
  } finally {
    for (const server of servers) await server.stop()
  }
})

it('the server starts on a file with invalid text to report it, and reads nothing of it', async () => {
  const settings = { DATA_DIR: dataDir }
  const first = await startServer(settings, keptSite('fixture'))
  await first.stop()
  await runSql(dataDir, "UPDATE pages SET title = CAST(x'6162ff63' AS TEXT)")

  const server = await startServer(settings)
  const statusOf = async (path: string) => (await fetch(server.url + path)).status
  const login = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }
  for (let visits = 0; visits < 2; visits++) {
    expect(await statusOf(PAGE_PATH)).toBe(503)
    for (const [path, init] of [
      ['/readyz', undefined],
      ['/admin/login', undefined],
      ['/api/users/login', login],
    ] as const) {
      const answer = await fetch(server.url + path, init)
      expect([path, answer.status]).toEqual([path, 503])
      expect(await answer.text()).toContain(DATABASE_DAMAGED)
    }
  }
  expect(await statusOf('/healthz')).toBe(200)
  expect(server.output()).toContain('pages.title (rowid 1)')
  expect(await server.stop()).toMatchObject({ code: 0 })
})

describe('a SQLite file that does not exist yet', () => {
  const ended = { code: 1, output: expect.stringContaining('n’a pas de valeur') }
  /** A command that opens the database as the server does at its start, and then refuses a page: no call gives the date. */
  let refused: string[]
  beforeEach(() => {
    const page = path.join(dataDir, 'page.md')
    writeFileSync(
      page,
      '---\ntitle: Dates\nlayout: page\naddress: dates\n---\nDès {{ouverture}}.\n',
    )
    refused = ['import', page]
  })

  it('is created once by programs that start at the same time', async () => {
    const all = await Promise.all([1, 2].map(() => runContent(refused, { DATA_DIR: dataDir })))
    expect(all).toEqual([ended, ended])
    const migrated = all.map(({ output }) => output.match(/Migrated: /g)?.length ?? 0)
    expect(migrated.filter(Boolean)).toHaveLength(1)
  })

  it('is created by the next start when one is killed in the middle', async () => {
    const killed = startContent(refused, { DATA_DIR: dataDir })
    killed.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Migrating: ')) killed.kill('SIGKILL')
    })
    expect(await endOf(killed)).toMatchObject({ code: null })
    expect(await runContent(refused, { DATA_DIR: dataDir })).toEqual(ended)
  })
})
