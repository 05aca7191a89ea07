import { rmSync } from 'node:fs'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { endOf, runContent, startContent } from '@/tests/support/content-command'
import { databaseOn, mongodbServer } from '@/tests/support/mongodb'
import { startServer, temporaryFolder } from '@/tests/support/server'

jest.setTimeout(180_000)

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const settings = () => ({ DATA_DIR: folder })
/** Opens the database, as a start of the server does, asks it for its pages, and says that there are none. */
const backup = (name: string) => ['backup', path.join(folder, name)]
const NO_PAGE = expect.stringContaining('ne contient aucune page')

describe('a site without content', () => {
  it('is given it once by servers that start at the same time', async () => {
    const database = mongodbServer ? databaseOn(mongodbServer) : `file:${folder}/eig.sqlite`
    const variables = { ...settings(), DATABASE_URL: database, SEED_FILE: 'content' }
    const servers = await Promise.all([1, 2].map(() => startServer(variables)))
    try {
      for (const { url } of servers) {
        const answer = await fetch(`${url}/api/criteria?limit=100`)
        expect(await answer.json()).toMatchObject({ totalDocs: 9 })
      }
    } finally {
      for (const server of servers) await server.stop()
    }
  })
})

describe('a SQLite file that is not there yet', () => {
  it('is made once by programs that start at the same time', async () => {
    const names = ['un.tar.gz', 'deux.tar.gz', 'trois.tar.gz']
    const ended = await Promise.all(names.map((name) => runContent(backup(name), settings())))
    expect(ended).toEqual(names.map(() => ({ code: 1, output: NO_PAGE })))
    const migrated = ended.map(({ output }) => output.match(/Migrated: /g)?.length ?? 0)
    expect(migrated.filter(Boolean)).toHaveLength(1)
  })

  it('is made by the next start when one is killed in the middle', async () => {
    const killed = startContent(backup('un.tar.gz'), settings())
    killed.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Migrating: ')) killed.kill('SIGKILL')
    })
    expect(await endOf(killed)).toMatchObject({ code: null })

    expect(await runContent(backup('un.tar.gz'), settings())).toEqual({ code: 1, output: NO_PAGE })
  })
})
