import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { LIMITS } from '@/platform/security/limits'
import { publishContent, PAGE_PATH } from '@/tests/support/content'
import { htmlErrors } from '@/tests/support/html'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, signUp, type Staff } from '@/tests/support/staff'

jest.setTimeout(120_000)

let server: RunningServer
let staff: Staff

beforeAll(async () => {
  server = await startServer({ TRUSTED_PROXIES: '1' })
  staff = await signUp(server.url)
  await publishContent(staff)
})
afterAll(() => server.stop())

const from = (address: string) => ({ 'X-Forwarded-For': address })

const post = (path: string, data: object, address: string) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...from(address) },
    body: JSON.stringify(data),
  })

const get = (path: string, address: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { redirect: 'manual', headers: { ...headers, ...from(address) } })

/** The statuses of as many requests as `limit` takes, and of one more. */
async function overrun(limit: { times: number }, ask: (index: number) => Promise<Response>) {
  const statuses = await Promise.all(
    Array.from({ length: limit.times }, async (_, index) => (await ask(index)).status),
  )
  return { statuses: new Set(statuses), last: await ask(limit.times) }
}

async function expectTooMany(response: Response): Promise<string> {
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  const text = await response.text()
  expect(text).toContain('Trop de demandes')
  return text
}

/** `path` with the first letter of its last part written as a code, then in capitals: the server reads all alike. */
function otherSpellings(path: string): string[] {
  const [, folder = '', name = ''] = /^(.*\/)([^/]+)$/.exec(path)!
  const code = `%${name.charCodeAt(0).toString(16)}`
  return [folder + code + name.slice(1), folder + name.toUpperCase(), `${path}/`]
}

describe('signing in', () => {
  const logIn = (email: string, password: string, address: string) =>
    post('/api/users/login', { email, password }, address)

  it('is refused for an account after five failures, in the same words whether it exists', async () => {
    const said: string[] = []
    for (const email of [ACCOUNT.email, 'personne@example.gouv.fr']) {
      const failures = new Set<string>()
      for (let time = 0; time < LIMITS.logInToAccount.times; time += 1) {
        const response = await logIn(email, 'un-mauvais-mot-de-passe', `192.0.2.${time}`)
        failures.add(`${response.status} ${await response.text()}`)
      }
      said.push([...failures].join('\n'))
      // Wherever it comes from, and with the right password too.
      said.push(
        await expectTooMany(await logIn(` ${email.toUpperCase()}`, ACCOUNT.password, '192.0.2.99')),
      )
    }
    const [failed, refused, failedForNobody, refusedForNobody] = said
    expect(failed).toBe(failedForNobody)
    expect(failed!.split('\n')).toHaveLength(1)
    expect(failed).toContain('401')
    expect(refused).toBe(refusedForNobody)
    expect(JSON.parse(refused!)).toMatchObject({ errors: [{ message: expect.any(String) }] })
  })

  it('is refused to an address that tries many accounts, and to no other', async () => {
    const fails = (index: number) =>
      logIn(`agent-${index}@example.gouv.fr`, 'essai', '198.51.100.1')
    const { statuses, last } = await overrun(LIMITS.logIn, fails)
    expect([...statuses]).toEqual([401])
    await expectTooMany(last)
    for (const path of otherSpellings('/api/users/login')) {
      await expectTooMany(await post(path, { email: 'agent-y@example.gouv.fr' }, '198.51.100.1'))
    }
    expect((await logIn('agent-x@example.gouv.fr', 'essai', '198.51.100.2')).status).toBe(401)
  })

  it('fails after the same time, whether the account exists or not, however it is asked', async () => {
    for (const email of ['absent@example.gouv.fr', ACCOUNT.email]) {
      for (const path of ['/api/users/login', ...otherSpellings('/api/users/login')]) {
        const before = performance.now()
        const { ok } = await post(path, { email, password: 'essai' }, '198.51.100.3')
        const ms = performance.now() - before
        expect([path, ok, ms]).toEqual([path, false, expect.any(Number)])
        expect(ms).toBeGreaterThan(590)
      }
    }
  })

  it('counts no success: an office signs in as often as it likes', async () => {
    const colleague = { ...ACCOUNT, email: 'sacha@example.gouv.fr', role: 'editor' }
    await staff.create('users', colleague)
    for (let time = 0; time < LIMITS.logInToAccount.times + 2; time += 1) {
      const response = await logIn(colleague.email, ACCOUNT.password, '203.0.113.1')
      expect(response.status).toBe(200)
    }
  })
})

describe('other doors without an account', () => {
  it.each([
    ['/api/users/forgot-password', LIMITS.forgottenPassword, 200],
    ['/api/users/reset-password', LIMITS.newPassword, 403],
    ['/api/users/first-register', LIMITS.firstAccount, 403],
  ])('%s is closed to an address that asks too often', async (path, limit, status) => {
    const asks = (index: number) =>
      post(
        path,
        { email: `agent-${index}@example.gouv.fr`, password: 'a'.repeat(12), token: 'x' },
        '198.51.100.7',
      )
    const { statuses, last } = await overrun(limit, asks)
    expect([...statuses]).toEqual([status])
    await expectTooMany(last)
    for (const other of otherSpellings(path)) {
      await expectTooMany(await post(other, { email: 'c@example.fr' }, '198.51.100.7'))
    }
    expect(
      (
        await post(
          path,
          { email: 'b@example.fr', token: 'x', password: 'b'.repeat(12) },
          '198.51.100.8',
        )
      ).status,
    ).toBe(status)
  })

  it('sends no more letters to one account than it needs, existing or not', async () => {
    for (const email of [ACCOUNT.email, 'nul@example.gouv.fr']) {
      const asks = (index: number) =>
        post('/api/users/forgot-password', { email }, `203.0.113.${index + 10}`)
      const { statuses, last } = await overrun(LIMITS.forgottenPasswordOfAccount, asks)
      expect([...statuses]).toEqual([200])
      await expectTooMany(last)
    }
  })
})

describe('pages that are not public', () => {
  it('closes share links to whoever tries many, on one IPv6 network', async () => {
    const tries = (index: number) =>
      get(`/partage/lien-${index}`, `2001:db8:1:1::${index.toString(16)}`)
    const { statuses, last } = await overrun(LIMITS.wrongShareLink, tries)
    expect([...statuses]).toEqual([404])
    const page = await expectTooMany(last)
    expect(page).toContain('<html lang="fr"')
    expect(await htmlErrors(page)).toEqual([])
    expect((await get('/partage/lien', '2001:db8:1:2::1')).status).toBe(404)
  })

  it('closes previews to whoever asks for more than a room of colleagues', async () => {
    const asks = () => get(`/apercu${PAGE_PATH}`, '198.51.100.9')
    const { statuses, last } = await overrun(LIMITS.preview, asks)
    expect([...statuses]).toEqual([307])
    expect(await expectTooMany(last)).toContain('<html lang="fr"')
    expect(last.headers.get('cache-control')).toContain('no-store')
    expect((await get(`/apercu${PAGE_PATH}`, '198.51.100.10')).status).toBe(307)
  })

  it('closes the door of reports to whoever sends too many', async () => {
    const sends = () => post('/rapports-csp', {}, '198.51.100.11')
    const { statuses, last } = await overrun(LIMITS.policyReport, sends)
    expect([...statuses]).toEqual([204])
    expect(last.status).toBe(429)
  })
})
