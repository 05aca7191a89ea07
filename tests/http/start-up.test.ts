import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { failToStart, freePort, startServer, temporaryFolder } from '@/tests/support/server'
import { runSql } from '@/tests/support/sqlite'
import { installationCodeIn, signUp } from '@/tests/support/staff'

jest.setTimeout(90_000)

let dataDir: string
let port: string
beforeEach(async () => {
  dataDir = temporaryFolder()
  port = String(await freePort())
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Levels of the log below which nothing is wrong (pino's `warn`). */
const WARN = 40

/** What someone at a terminal reads, without the lines that Next prints at each start and what the log says is well. */
const said = (output: string) =>
  output.split('\n').filter((line) => line.trim() && !/^(▲|- |✓)/.test(line) && !isWell(line))

const isWell = (line: string) =>
  line.startsWith('{') && (JSON.parse(line) as { level: number }).level < WARN

describe('the server refuses to start, with a line a fault,', () => {
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

  it('on wrong settings, all told at once', async () => {
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

  it('without a secret', async () => {
    const { code, output } = await failToStart({ DATA_DIR: dataDir, PAYLOAD_SECRET: undefined })
    expect(code).toBe(78)
    expect(said(output)).toEqual([
      'Réglage refusé : PAYLOAD_SECRET est obligatoire en production (au moins 32 caractères).',
    ])
  })

  it('on a MongoDB that nothing answers for, whose password it does not print', async () => {
    const DATABASE_URL = 'mongodb://agent:motdepasse@127.0.0.1:1/eig'
    const { code, output } = await failToStart({ PORT: port, DATA_DIR: dataDir, DATABASE_URL })
    expect(code).toBe(69)
    const [line, ...others] = said(output)
    expect(line).toMatch(/^La base de données mongodb:\/\/127\.0\.0\.1:1\/eig est injoignable/)
    expect(others).toEqual([])
    expect(output).not.toContain('motdepasse')
  })

  it('on a folder where SQLite cannot write', async () => {
    // A file where a folder should be.
    writeFileSync(path.join(dataDir, 'obstacle'), '')
    const DATABASE_URL = `file:${dataDir}/obstacle/eig.sqlite`
    const { code, output } = await failToStart({ PORT: port, DATA_DIR: dataDir, DATABASE_URL })
    expect(code).toBe(69)
    expect(said(output)).toEqual([expect.stringContaining(`${DATABASE_URL} est injoignable`)])
  })

  it('on a database that a newer version has changed', async () => {
    const server = await startServer({ DATA_DIR: dataDir, PORT: port })
    await runSql(
      dataDir,
      `INSERT INTO payload_migrations (id, name, batch, created_at, updated_at)
       VALUES ('f7a1', '29991231_235959_later', 9, '2999-12-31', '2999-12-31')`,
    )
    const refused = await failToStart({ PORT: String(await freePort()), DATA_DIR: dataDir })
    await server.stop()

    expect(refused.code).toBe(69)
    expect(said(refused.output)).toEqual([
      expect.stringMatching(/^La base de données est plus récente.*29991231_235959_later/),
    ])
  })
})

describe('the server', () => {
  it('stops clean on SIGTERM, even with a visitor connected', async () => {
    const server = await startServer()
    await fetch(server.url)
    const { code, output } = await server.stop()
    expect(code).toBe(0)
    expect(said(output)).toEqual([])
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  })

  it('listens on every address of the machine, or on that of HOST alone', async () => {
    // All of 127.0.0.0/8 is the loopback, on Linux.
    const elsewhere = (url: string) => fetch(`${url.replace('localhost', '127.0.0.2')}/healthz`)
    const open = await startServer()
    const answer = await elsewhere(open.url)
    await open.stop()
    expect(answer.status).toBe(200)

    const closed = await startServer({ HOST: '127.0.0.1' })
    await expect(elsewhere(closed.url)).rejects.toThrow('fetch failed')
    await closed.stop()
  })

  it('asks for the code in its log before it makes the first account, which the next start knows', async () => {
    const settings = { DATA_DIR: dataDir, PORT: port, FIRST_ACCOUNT: '' }
    const first = await startServer(settings)
    const code = installationCodeIn(first.output())
    await expect(signUp(first.url)).rejects.toThrow('first-register: 400')
    await signUp(first.url, code)
    await first.stop()
    const second = await startServer(settings)
    const answer = await fetch(`${second.url}/api/users/init`)
    await second.stop()
    expect(await answer.json()).toEqual({ initialized: true })
    expect(installationCodeIn(second.output())).toBeUndefined()
  })
})
