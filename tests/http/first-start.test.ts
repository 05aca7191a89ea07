import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { endOf, runContent, startContent } from '@/tests/support/content-command'
import { temporaryFolder } from '@/tests/support/server'

jest.setTimeout(180_000)

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const settings = () => ({ DATA_DIR: folder })
/** What opens the database, as a start of the server does, and asks it for everything. */
const backup = (name: string) => ['backup', path.join(folder, name)]

describe('a SQLite file that is not there yet', () => {
  it('is made once by programs that start at the same time', async () => {
    const names = ['un.tar.gz', 'deux.tar.gz', 'trois.tar.gz']
    const ended = await Promise.all(names.map((name) => runContent(backup(name), settings())))
    expect(ended.map(({ code, output }) => (code ? output : 0))).toEqual([0, 0, 0])
    const migrated = ended.map(({ output }) => output.match(/Migrated: /g)?.length ?? 0)
    expect(migrated.filter(Boolean)).toHaveLength(1)
  })

  it('is made by the next start when one is killed in the middle', async () => {
    const killed = startContent(backup('un.tar.gz'), settings())
    killed.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Migrating: ')) killed.kill('SIGKILL')
    })
    expect(await endOf(killed)).toMatchObject({ code: null })
    expect(existsSync(path.join(folder, 'un.tar.gz'))).toBe(false)

    const { code, output } = await runContent(backup('un.tar.gz'), settings())
    expect(code ? output : 0).toBe(0)
  })
})
