import { spawn } from 'node:child_process'
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { fixture } from '../fixtures/source/source-file'
import { endOf, runContent, startContent } from '../support/content-command'
import { temporaryFolder } from '../support/server'

// Each command loads Payload from its sources, on a small machine.
jest.setTimeout(240_000)

const folder = temporaryFolder()
const at = (name: string) => path.join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an export', () => {
  const settings = { DATA_DIR: at('data') }
  beforeAll(async () => {
    writeFileSync(at('page.md'), fixture)
    expect(await runContent(['import', at('page.md')], settings)).toMatchObject({ code: 0 })
  })

  it('fails when the standard output takes nothing more', async () => {
    const full = openSync('/dev/full', 'w')
    const { code, output } = await endOf(
      startContent(['export', 'participer/administrations'], settings, full),
    )
    closeSync(full)
    expect(code).toBe(2)
    expect(output).toContain('Le disque est plein')
    expect(output).not.toMatch(/\n +at /)
  })

  it('takes the place of the file that it is told, keeping who may read it', async () => {
    writeFileSync(at('out.md'), 'avant', { mode: 0o600 })
    const { code } = await runContent(
      ['export', 'participer/administrations', '--out', at('out.md')],
      settings,
    )
    expect(code).toBe(0)
    expect(readFileSync(at('out.md'), 'utf8')).toContain('layout: admins')
    expect(statSync(at('out.md')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).not.toContain('out.md.part')
  })
})

/** Calls `writeOutput` where no file may grow over 8 KiB: the system cuts a write short, as on a disk that fills up. */
function writing(text: string, file: string | null, stdout: number | 'pipe' = 'pipe') {
  const call = `import { writeOutput } from './scripts/content/write-output.ts'
await writeOutput(${JSON.stringify(text)}, ${JSON.stringify(file)})`
  const command = 'ulimit -f 8; exec "$0" --import tsx --input-type=module --eval "$1"'
  return endOf(
    spawn('bash', ['-c', command, process.execPath, call], { stdio: ['ignore', stdout, 'pipe'] }),
  )
}

describe('on a disk that is nearly full', () => {
  const long = 'Une phrase entière. '.repeat(1000)

  it('the file of before stays whole, with nothing beside it', async () => {
    const out = at('kept.md')
    writeFileSync(out, 'avant')
    expect((await writing(long, out)).code).not.toBe(0)
    expect(readFileSync(out, 'utf8')).toBe('avant')
    expect(readdirSync(folder).filter((name) => name.startsWith('kept'))).toEqual(['kept.md'])

    expect((await writing('après', out)).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toBe('après')
  })

  it('a file that is the standard output is not left short without a word', async () => {
    const stdout = openSync(at('stdout.md'), 'w')
    expect((await writing(long, null, stdout)).code).not.toBe(0)
    closeSync(stdout)
  })
})
