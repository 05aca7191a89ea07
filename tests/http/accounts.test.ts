/** The endpoints that need no session (signing in, a forgotten password, links) and their rate limits. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { LIMITS } from '@/platform/security/attempts'
import { openMailbox, type Mailbox } from '@/tests/support/mailbox'
import { startSite, type Site } from '@/tests/support/site'
import { ACCOUNT, signIn } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(120_000)

const NEW_PASSWORD = 'une-autre-phrase-de-passe'
const JSON_TYPE = { 'Content-Type': 'application/json' }

let mailbox: Mailbox
let site: Site
beforeAll(async () => {
  mailbox = await openMailbox()
  const mail = { SMTP_URL: mailbox.url, EMAIL_FROM: 'EIG <eig@example.gouv.fr>' }
  site = await startSite('fixture', { ...mail, TRUSTED_PROXIES: '1' })
})
afterAll(async () => {
  await site?.server.stop()
  await mailbox?.close()
})

const from = (address: string) => ({ 'X-Forwarded-For': address })

const post = (path: string, data: object, headers: Record<string, string> = {}) =>
  fetch(site.server.url + path, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(data),
  })
const logIn = (email: string, password: string, address = '203.0.113.1') =>
  post('/api/users/login', { email, password }, from(address))

/** Sends as many requests as `limit` allows, then one more. Returns the distinct statuses, and the last response. */
async function overrun(limit: { times: number }, ask: (index: number) => Promise<Response>) {
  const statuses = await Promise.all(
    Array.from({ length: limit.times }, async (_, index) => (await ask(index)).status),
  )
  return { statuses: [...new Set(statuses)], last: await ask(limit.times) }
}

async function expectTooMany(response: Response): Promise<string> {
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  const text = await response.text()
  expect(text).toContain('Trop de demandes')
  return text
}

/**
 * Other spellings of `path` that the server treats alike: with the first letter of its last part percent-encoded, with
 * that part in capitals, and with a slash at the end.
 */
function otherSpellings(path: string): string[] {
  const [, folder = '', name = ''] = /^(.*\/)([^/]+)$/.exec(path)!
  const code = `%${name.charCodeAt(0).toString(16)}`
  return [folder + code + name.slice(1), folder + name.toUpperCase(), `${path}/`]
}

it('a visitor who receives the reset letter sets a new password and signs in with it', async () => {
  const ask = (email: string) =>
    post('/api/users/forgot-password', { email }, { 'X-Forwarded-Host': 'pirate.example' })
  const before = performance.now()
  const unknown = await ask('personne@example.gouv.fr')
  // As long as finding an account and sending its letter: the duration does not reveal whether the account exists.
  expect(performance.now() - before).toBeGreaterThan(450)
  const known = await ask(ACCOUNT.email)
  expect(known.status).toBe(200)
  expect([unknown.status, await unknown.text()]).toEqual([200, await known.text()])

  const letter = await mailbox.next(ACCOUNT.email)
  expect(letter.from).toBe('"EIG" <eig@example.gouv.fr>')
  const [, path, token] = /^http:\/\/localhost:\d+(\/admin\/reset\/(\w+))$/m.exec(letter.text)!
  expect(letter.text).toContain(site.server.url + path)
  const form = await visit(site.server.url, path!)
  expect([form.status, form.html]).toEqual([
    200,
    expect.stringContaining('<title>Réinitialiser le mot de passe'),
  ])

  const reset = await post('/api/users/reset-password', { token, password: NEW_PASSWORD })
  expect(reset.status).toBe(200)
  expect((await logIn(ACCOUNT.email, ACCOUNT.password)).status).toBe(401)
  expect((await mailbox.next(ACCOUNT.email)).subject).toBe('Votre mot de passe a changé')
  expect(mailbox.letters()).toEqual([])
  // Resetting the password ended the session that was open before.
  expect((await site.staff.ask('GET', '/api/redirects')).status).toBe(403)
  site.staff = await signIn(site.server.url, { ...ACCOUNT, password: NEW_PASSWORD })
})

describe('signing in', () => {
  it('has no limit on successes: an office signs in as often as needed', async () => {
    for (let time = 0; time <= LIMITS.logInToAccount.times; time += 1) {
      expect((await logIn(ACCOUNT.email, NEW_PASSWORD)).status).toBe(200)
    }
  })

  it('fails after the same time for a known and an unknown account, in any spelling of the path', async () => {
    const paths = ['/api/users/login', ...otherSpellings('/api/users/login')]
    const asked = ['absent@example.gouv.fr', ACCOUNT.email].flatMap((email) =>
      paths.map(async (path) => {
        const before = performance.now()
        const { ok } = await post(path, { email, password: 'essai' }, from('198.51.100.3'))
        return { path, ok, ms: performance.now() - before }
      }),
    )
    for (const { path, ok, ms } of await Promise.all(asked)) {
      expect([path, ok, ms > 590]).toEqual([path, false, true])
    }
  })

  it('is refused after five failures from one address, in the same words for a known and an unknown account, but not from another address', async () => {
    const attempts = async (email: string) => {
      const failures = new Set<string>()
      for (let time = 0; time < LIMITS.logInToAccount.times; time += 1) {
        const response = await logIn(email, 'un-mauvais-mot-de-passe', '192.0.2.1')
        failures.add(`${response.status} ${await response.text()}`)
      }
      // The right password is refused too.
      const last = await logIn(` ${email.toUpperCase()}`, NEW_PASSWORD, '192.0.2.1')
      return { failures: [...failures], refused: await expectTooMany(last) }
    }
    const [known, unknown] = await Promise.all(
      [ACCOUNT.email, 'personne@example.gouv.fr'].map(attempts),
    )
    expect(known).toEqual(unknown)
    expect(known!.failures).toEqual([expect.stringContaining('401')])
    expect(JSON.parse(known!.refused)).toMatchObject({ errors: [{ message: expect.any(String) }] })
    expect((await logIn(ACCOUNT.email, NEW_PASSWORD, '192.0.2.2')).status).toBe(200)
  })
})

describe('an endpoint without an account refuses an address that sends too many requests:', () => {
  it.each([
    ['/api/users/login', LIMITS.logIn, 401],
    ['/api/users/forgot-password', LIMITS.forgottenPassword, 200],
    ['/api/users/reset-password', LIMITS.newPassword, 403],
    ['/api/users/first-register', LIMITS.firstAccount, 403],
  ])('%s', async (path, limit, status) => {
    const asks = (name: number | string, address = '198.51.100.7', spelling = path) => {
      const data = { email: `agent-${name}@example.gouv.fr`, password: 'a'.repeat(12), token: 'x' }
      return post(spelling, data, from(address))
    }
    const { statuses, last } = await overrun(limit, asks)
    expect(statuses).toEqual([status])
    await expectTooMany(last)
    for (const spelling of otherSpellings(path)) {
      await expectTooMany(await asks('autre', '198.51.100.7', spelling))
    }
    expect((await asks('ailleurs', '198.51.100.8')).status).toBe(status)
  })
})

it('the number of letters to one account is limited, whether it exists or not', async () => {
  const { times } = LIMITS.forgottenPasswordOfAccount
  // The first test asked once for the account that exists.
  for (const [email, allowed] of [
    [ACCOUNT.email, times - 1],
    ['nul@example.gouv.fr', times],
  ] as const) {
    const asks = (index: number) =>
      post('/api/users/forgot-password', { email }, from(`203.0.113.${index + 10}`))
    const { statuses, last } = await overrun({ times: allowed }, asks)
    expect(statuses).toEqual([200])
    await expectTooMany(last)
  }
})

it('the server sends its pending letters before it stops', async () => {
  const { staff, server } = site
  const me = (await (await staff.ask('GET', '/api/users/me')).json()) as { user: { id: string } }
  const data = { password: ACCOUNT.password, currentPassword: NEW_PASSWORD }
  await staff.change('users', me.user.id, data)
  await server.stop()
  // Letters about forgotten passwords may come first.
  let subject = ''
  while (!subject.startsWith('Votre')) ({ subject } = await mailbox.next(ACCOUNT.email))
  expect(subject).toBe('Votre mot de passe a changé')
})
