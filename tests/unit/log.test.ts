import { spawnSync } from 'node:child_process'
import { openSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { declareAddress } from '@/platform/http/own-addresses'
import { boundedLine, withoutAddresses } from '@/platform/log/logger'
import { safePath } from '@/platform/log/log-request'
import { logLines } from '@/tests/support/log'

describe('the log', () => {
  /** Runs `program`, in which `log` is a production logger, and returns what it writes to `output` and to stderr. */
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

  onLinux('loses lines on a full disk, but does not stop the server', () => {
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = run(
      "for (let time = 0; time < 3; time += 1) log.info('une ligne'); console.error('en vie')",
      full,
    )
    expect([status, stderr]).toEqual([0, 'en vie\n'])
  })

  describe('a line of the log', () => {
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

    it('has no error level and no stack for a refused request', () => {
      const refused = lines.filter((line) => 'refused' in line)
      expect(refused.map(({ level, refused: status, msg }) => [level, status, msg])).toEqual([
        [30, 403, 'Interdit'],
        [30, 404, 'Interdit'],
      ])
      expect(JSON.stringify(refused)).not.toContain('stack')
    })

    it('has the error level for a failure caused by the same error', () => {
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

    it('has at most 8 kB, and keeps its main fields', () => {
      const written = stdout.split('\n').map((line) => Buffer.byteLength(line))
      expect(Math.max(...written)).toBeLessThanOrEqual(8192)
      expect(Math.max(...written)).toBeGreaterThan(4000)
      expect(lines).toHaveLength(10)
      const long = lines.find(({ msg }) => msg?.startsWith('select'))
      expect(long).toMatchObject({ level: 50, name: 'payload', time: expect.any(String) })
      expect(stdout).not.toContain('a@b')
    })
  })
})

describe('safePath', () => {
  // As plugins do.
  declareAddress({ path: '/partage', secret: /(\/partage\/)[^/]+/ })
  declareAddress({
    path: '/appels/prevenir',
    secret: /(\/appels\/prevenir\/(?!pour\/)[^/]+\/)[^/]+/,
  })

  it.each([
    ['/participer/administrations', '/participer/administrations'],
    ['/recherche?q=marie.dupont@exemple.fr', '/recherche'],
    ['/partage/6512.1790000000000.abcDEF_-', '/partage/[…]'],
    ['/partage/', '/partage/'],
    ['/p%61rt%41ge/x', '/partAge/x'],
    ['/p%61rt%61ge/6512.1790000000000.abcDEF_-', '/partage/[…]'],
    ['/partage%2F6512.179', '/partage/[…]'],
    ['//partage///6512.179', '/partage/[…]'],
    ['/partage\\6512.179', '/partage/[…]'],
    ['https://exemple.fr/partage/6512.179', 'https:/exemple.fr/partage/[…]'],
    ['/appels/prevenir/%63onfirmer/abcDEF_-', '/appels/prevenir/confirmer/[…]'],
    ['/caf%C3%A9%0A%20%', '/caf%C3%A9%0A %'],
    ['/appels/prevenir/confirmer/abcDEF_-', '/appels/prevenir/confirmer/[…]'],
    ['/appels/prevenir/mes-donnees', '/appels/prevenir/mes-donnees'],
    ['/appels/prevenir/pour/participer/etat', '/appels/prevenir/pour/participer/etat'],
    ['/admin/reset/0f3b9c', '/admin/reset/[…]'],
    ['/admin/verify/0f3b9c?x=1', '/admin/verify/[…]'],
    ['/api/users/login', '/api/users/login'],
    ['/api/users/reset-password', '/api/users/reset-password'],
    ['/api/users/65f1c0ffee65f1c0ffee65f1', '/api/users/[…]'],
    [
      '/admin/collections/users/0b0e7f3a-5a5e-4f65-9d5b-0d3c7c1d2e3f/versions',
      '/admin/collections/users/[…]/versions',
    ],
    ['/api/pages/65f1c0ffee65f1c0ffee65f1', '/api/pages/65f1c0ffee65f1c0ffee65f1'],
  ])('turns %s into %s', (url, path) => {
    expect(safePath(url)).toBe(path)
  })

  it('cuts an endless path', () => {
    expect(safePath(`/${'a'.repeat(5000)}`).length).toBeLessThan(250)
  })
})

describe('withoutAddresses', () => {
  it.each([
    ['dup key: { email: "marie.dupont+eig@exemple.gouv.fr" }', 'dup key: { email: "[adresse]" }'],
    ['/api/x/marie%40exemple.fr/y', '/api/x/[adresse]/y'],
    ['<a@b.fr>,c@d.example.org;', '<[adresse]>,[adresse];'],
    ['mongodb://agent:motdepasse@base.exemple.fr:27017', 'mongodb://agent:[adresse]:27017'],
  ])('turns %s into %s', (line, logged) => {
    expect(withoutAddresses(line)).toBe(logged)
  })

  it.each(['a@', 'a', '@', 'a%40', 'a@b', 'a.', 'a@a.'])(
    'takes linear time for a line that only repeats %j',
    (part) => {
      const spent = (times: number) => {
        const line = `@ ${part.repeat(times)} `
        const { user } = process.cpuUsage()
        withoutAddresses(line)
        return process.cpuUsage().user - user
      }
      // One second of CPU time: fifty times what is needed, and less than quadratic time would take.
      expect(spent(100_000)).toBeLessThan(1_000_000)
    },
  )

  it('does not change other lines, byte for byte', () => {
    const line = '{"err":{"stack":"at node_modules/@payloadcms/next/dist/index.js:3:4"}}\n'
    expect(withoutAddresses(line)).toBe(line)
  })
})

describe('boundedLine', () => {
  const lineOf = (event: unknown) => `${JSON.stringify(event)}\n`

  it('does not change a short line', () => {
    const line = lineOf({ level: 30, msg: 'é'.repeat(4000) })
    expect(boundedLine(line)).toBe(line)
  })

  it.each([
    ['one endless text', { msg: 'é'.repeat(100_000) }],
    ['many texts', { list: Array(9000).fill('un mot, ') }],
    ['many names', Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`nom ${at}`, at]))],
    ['one endless name', { ['nom '.repeat(9000)]: 1 }],
    ['a deep structure', JSON.parse(`${'{"nom":'.repeat(1500)}1${'}'.repeat(1500)}`) as unknown],
  ])('cuts %s to 8 kB of JSON', (_, words) => {
    const line = boundedLine(lineOf({ level: 50, time: 'un instant', words }))
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(8192)
    expect(JSON.parse(line)).toMatchObject({ level: 50, time: 'un instant' })
  })

  it('also cuts a line that is not JSON', () => {
    const line = boundedLine('é'.repeat(100_000))
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(8192)
    expect(JSON.parse(line)).toEqual({ msg: expect.any(String) })
  })

  it('does not cut inside an email address', () => {
    for (let before = 1980; before < 2000; before += 1) {
      const msg = `${'a '.repeat(before / 2)}camille@exemple.fr ${'b '.repeat(9000)}`
      expect(boundedLine(lineOf({ msg }))).not.toMatch(/camille(?!@exemple\.fr)/)
    }
  })
})
