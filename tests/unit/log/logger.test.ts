import { spawnSync } from 'node:child_process'
import { openSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { logLines } from '@/tests/support/log'

/** What `program`, which has `log`, a logger of production, writes to `output` and says of errors. */
function run(program: string, output: number | 'pipe' = 'pipe') {
  return spawnSync(
    process.execPath,
    [
      ...['--import', 'tsx', '--input-type=module', '--eval'],
      `const { logger } = await import('./platform/log/logger.ts'); const log = logger(); ${program}`,
    ],
    {
      stdio: ['ignore', output, 'pipe'],
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE_ENV: 'production', PAYLOAD_SECRET: 'test'.repeat(8) },
    },
  )
}

const onLinux = process.platform === 'linux' ? it : it.skip

onLinux('outlives a full disk: lines are lost, the server is not', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = run(
    "for (let time = 0; time < 3; time += 1) log.info('une ligne'); console.error('en vie')",
    full,
  )
  expect([status, stderr]).toEqual([0, 'en vie\n'])
})

describe('a line', () => {
  const { stdout } = run(`
    const failure = (more) => Object.assign(new Error('Interdit'), more)
    const child = log.child({ name: 'payload' })
    child.error({ err: failure({ status: 403 }) })
    child.error(failure({ status: 404 }))
    child.error({ err: failure({ status: 500 }) })
    child.error({ err: failure({}) })
    child.error({ err: failure({ status: 400 }), msg: 'La publication a échoué' })
    log.error({ err: failure({ status: 400 }) }, 'La copie a échoué')
    child.error('un mot')
    child.error({ err: null })
    const query = 'select * from pages where title like ? '.repeat(90_000)
    child.error({ err: Object.assign(new Error(query), { params: query.split(' '), camille: query + 'a@b.fr' }) })
    log.info({ at: 'a@b.fr,'.repeat(1_150) }, 'des adresses')
  `)
  const lines = logLines(stdout)

  it('of a request that was refused is no error, and has no stack', () => {
    const refused = lines.filter((line) => 'refused' in line)
    expect(refused.map(({ level, refused: status, msg }) => [level, status, msg])).toEqual([
      [30, 403, 'Interdit'],
      [30, 404, 'Interdit'],
    ])
    expect(JSON.stringify(refused)).not.toContain('stack')
  })

  it('of what failed for that reason is one, as any other', () => {
    const errors = lines.filter(({ level }) => level === 50).map(({ msg }) => msg)
    const others = [
      'Interdit',
      'Interdit',
      'La publication a échoué',
      'La copie a échoué',
      'un mot',
      undefined,
    ]
    expect(errors).toEqual([...others, expect.stringContaining('select * from pages')])
  })

  it('has 8 kB at most, and still says what it is about', () => {
    const written = stdout.split('\n').map((line) => Buffer.byteLength(line))
    expect(Math.max(...written)).toBeLessThanOrEqual(8192)
    expect(Math.max(...written)).toBeGreaterThan(4000)
    expect(lines).toHaveLength(10)
    const long = lines.find(({ msg }) => msg?.startsWith('select'))
    expect(long).toMatchObject({ level: 50, name: 'payload', time: expect.any(String) })
    expect(stdout).not.toContain('a@b')
  })
})
