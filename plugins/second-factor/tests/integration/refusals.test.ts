/** Each way round the second factor that must stay closed, one test each. `log-in.test.ts` has the others. */
import config from '@payload-config'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { generate } from 'otplib'
import { createLocalReq, handleEndpoints } from 'payload'

import { CLIENT_ADDRESS } from '@/platform/http/request-id'
import { forgetAttempts } from '@/platform/security/attempts'
import { seal } from '@/platform/security/sealed'
import { newCodeSecret } from '@/plugins/second-factor/codes'
import { changeFactors } from '@/plugins/second-factor/factors'
import { recoveryDigest } from '@/plugins/second-factor/recovery-codes'
import { openTicket } from '@/plugins/second-factor/ticket'
import { PASSWORD } from '@/tests/support/access/people'
import { hashings } from '@/tests/support/hashings'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const req = await createLocalReq({}, payload)
const COOKIE = 'eig-second-factor'
const SESSION = 'payload-token'
const [OWN, OTHERS] = ['abcd-efgh-jkmn', 'pqrs-tuvw-xyz2']

const person = await createUser(payload, 'Camille Durand', 'reviewer')
const other = await createUser(payload, 'Dominique Petit', 'administrator')
const [secret, othersSecret] = [newCodeSecret(), newCodeSecret()]
const give = (id: string, codeSecret: string, recovery: string) =>
  changeFactors(
    id,
    {
      codeSecret: payload.encrypt(codeSecret),
      lastStep: 0,
      recoveryCodes: [recoveryDigest(recovery)],
    },
    req,
  )
beforeEach(async () => {
  await give(person.id, secret, OWN)
  await give(other.id, othersSecret, OTHERS)
})
afterEach(async () => {
  for (const { id } of [person, other]) {
    await forgetAttempts({ name: 'secondFactor', times: 5, seconds: 900 }, id)
  }
  await payload.db.deleteMany({ collection: 'second-factors', where: {} })
})

/** The code that the application shows `steps` steps of 30 seconds from now. */
const code = (steps = 0, of = secret) =>
  generate({ secret: of, epoch: Math.floor(Date.now() / 1000) + steps * 30 })

type Headers = Record<string, string>

/** The status of what the REST API answers, and the cookies that it sets. */
async function ask(method: string, path: string, data?: unknown, headers: Headers = {}) {
  const response = await handleEndpoints({
    config,
    request: new Request(`https://site.exemple.fr/api${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Origin: 'https://site.exemple.fr',
        ...headers,
      },
      body: data === undefined ? undefined : JSON.stringify(data),
    }),
  })
  const set = response.headers.getSetCookie().map((one) => /^([^=]+)=([^;]*)/.exec(one)!.slice(1))
  const cookies = Object.fromEntries(set) as Record<string, string | undefined>
  return { status: response.status, text: await response.text(), cookies }
}

/** The ticket of a person who gave the password. */
const ticketOf = async ({ email } = person) =>
  (await ask('POST', '/users/login', { email, password: PASSWORD })).cookies[COOKIE]!

const second = (ticket: string, secondFactor: unknown, headers: Headers = {}) =>
  ask('POST', '/users/login', { secondFactor }, { Cookie: `${COOKIE}=${ticket}`, ...headers })

/** Expects a refusal without a session. */
function expectRefused({ cookies, status }: Awaited<ReturnType<typeof ask>>, ...among: number[]) {
  expect(among).toContain(status)
  expect(cookies[SESSION]).toBeUndefined()
}

describe('a second factor is refused:', () => {
  it.each<[string, () => unknown]>([
    ['a code of a minute ago', () => code(-2)],
    ['a code of the next minute', () => code(2)],
    ['a code of a person who also gave their password', () => code(0, othersSecret)],
    ['a recovery code of that person', () => OTHERS],
    ['the secret itself', () => secret],
    ['the digest of a recovery code', () => recoveryDigest(OWN)],
    ['no code', () => ''],
    ['seven digits', async () => `${await code()}0`],
    ['a number', async () => Number(await code())],
    ['a list of codes', async () => [await code()]],
    ['a filter', () => ({ like: '%' })],
    ['a long text', () => '0'.repeat(5_000)],
  ])('%s', async (_, given) => {
    expectRefused(await second(await ticketOf(), { code: await given() }), 400, 403)
  })

  it.each([null, true, 'code', [], {}, { passkey: null }, { passkey: {} }])('%j', async (given) =>
    expectRefused(await second(await ticketOf(), given), 400, 403),
  )

  it('a code older than the last one', async () => {
    const older = await code(-1)
    expect((await second(await ticketOf(), { code: await code() })).status).toBe(200)
    expectRefused(await second(await ticketOf(), { code: older }), 403)
  })

  it('a code that another browser used meanwhile', async () => {
    const [ours, theirs] = [await ticketOf(), await ticketOf()]
    const once = await code()
    expect((await second(theirs, { code: once })).status).toBe(200)
    expectRefused(await second(ours, { code: once }), 403)
  })

  it('the right one after wrong ones from five addresses', async () => {
    const ticket = await ticketOf()
    for (let time = 1; time <= 5; time += 1) {
      const from = { [CLIENT_ADDRESS]: `192.0.2.${time}` }
      expectRefused(await second(ticket, { code: '000000' }, from), 403)
    }
    expectRefused(await second(ticket, { code: await code() }), 429)
  })
})

describe('a ticket opens nothing', () => {
  const sealed = (ticket: string, changed: object) => {
    const opened = openTicket(ticket, 'log-in', payload.secret)!
    const expiresAt = Date.now() + 60_000
    return seal('second factor, log-in', { ...opened, expiresAt, ...changed }, payload.secret)
  }

  it('after five minutes', async () => {
    const late = sealed(await ticketOf(), { expiresAt: Date.now() - 1 })
    expectRefused(await second(late, { code: await code() }), 403)
  })

  it('without an end', async () => {
    const endless = sealed(await ticketOf(), { expiresAt: undefined })
    expectRefused(await second(endless, { code: await code() }), 403)
  })

  it('for an account that was suspended meanwhile', async () => {
    const ticket = await ticketOf()
    const suspend = (suspended: boolean) =>
      payload.db.updateOne({ collection: 'users', id: person.id, data: { suspended } })
    await suspend(true)
    const answer = await second(ticket, { code: await code() })
    await suspend(false)
    expectRefused(answer, 403)
    expect(answer.text).toContain('suspendu')
  })

  it('for an account that was deleted meanwhile', async () => {
    const gone = await createUser(payload, 'Lou Verger', 'editor')
    await give(gone.id, secret, OWN)
    const ticket = await ticketOf(gone)
    await payload.delete({ collection: 'users', id: gone.id })
    expectRefused(await second(ticket, { code: await code() }), 401, 403)
  })

  it('once the second factor of its account was removed', async () => {
    const ticket = await ticketOf()
    await payload.db.deleteMany({ collection: 'second-factors', where: {} })
    expectRefused(await second(ticket, { code: await code() }), 403)
  })

  it('next to the password, in one request without the cookie', async () => {
    const data = { email: person.email, password: PASSWORD, secondFactor: { code: await code() } }
    expectRefused(await ask('POST', '/users/login', data), 403)
  })

  it.each([
    ['GET', '/second-factor'],
    ['POST', '/second-factor/recovery-codes'],
    ['POST', '/users/refresh-token'],
    ['GET', '/users/sessions'],
    ['GET', '/revisions'],
  ])('of a session: %s %s', async (method, path) => {
    const ticket = await ticketOf()
    const Cookie = `${COOKIE}=${ticket}; ${SESSION}=${ticket}`
    const data = method === 'POST' ? { currentPassword: PASSWORD } : undefined
    for (const headers of [{ Cookie }, { Authorization: `JWT ${ticket}` }] as Headers[]) {
      expect([401, 403]).toContain((await ask(method, path, data, headers)).status)
    }
  })
})

it('a session that the browser had before is not the one that opens', async () => {
  const { cookies } = await second(await ticketOf(other), { code: await code(0, othersSecret) })
  const before = cookies[SESSION]!
  const ticket = await ticketOf()
  const Cookie = `${COOKIE}=${ticket}; ${SESSION}=${before}`
  const opened = await second(ticket, { code: await code() }, { Cookie })
  const headers = new Headers({ Authorization: `JWT ${opened.cookies[SESSION]}` })
  expect((await payload.auth({ headers })).user).toMatchObject({ id: person.id })
})

/** FerretDB cannot count failed log-ins (`findAndModify` with `fields`). */
const unlessFerretDb = mongodbServer ? it.skip : it

unlessFerretDb(
  'a wrong password is answered alike, after as much work, with a second factor, without, and without an account',
  async () => {
    await payload.db.deleteMany({
      collection: 'second-factors',
      where: { account: { equals: other.id } },
    })
    const answers = new Set<string>()
    for (const email of [person.email, other.email, 'personne@example.gouv.fr']) {
      const data = { email, password: 'une-autre-phrase' }
      const from = { [CLIENT_ADDRESS]: '198.51.100.1' }
      const count = await hashings(async () => {
        const { cookies, status, text } = await ask('POST', '/users/login', data, from)
        answers.add(JSON.stringify({ cookies, status, text }))
      })
      expect([email, count]).toEqual([email, 1])
    }
    expect([...answers]).toEqual([expect.stringContaining('"status":401')])
  },
)
