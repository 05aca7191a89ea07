import config from '@payload-config'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { generate } from 'otplib'
import { createLocalReq, handleEndpoints } from 'payload'

import { EnvError } from '@/platform/env'
import { forgetAttempts } from '@/platform/security/attempts'
import { newCodeSecret } from '@/plugins/second-factor/codes'
import { changeFactors, factorsOf, removeFactors } from '@/plugins/second-factor/factors'
import { recoveryDigest } from '@/plugins/second-factor/recovery-codes'
import { requiredFrom } from '@/plugins/second-factor/settings'
import { openTicket, sealTicket } from '@/plugins/second-factor/ticket'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const person = await createUser(payload, 'Camille Durand', 'reviewer')
const other = await createUser(payload, 'Dominique Petit', 'administrator')
const password = 'une-phrase-de-passe-longue'
const req = await createLocalReq({}, payload)
const secret = newCodeSecret()
const RECOVERY = 'abcd-efgh-jkmn'

const STEP_S = 30
/** The code that the application shows `steps` steps from now. */
const code = (steps = 0, of = secret) =>
  generate({ secret: of, epoch: Math.floor(Date.now() / 1000) + steps * STEP_S })

beforeEach(async () => {
  await changeFactors(
    person.id,
    {
      codeSecret: payload.encrypt(secret),
      lastStep: 0,
      recoveryCodes: [recoveryDigest(RECOVERY)],
    },
    req,
  )
})
afterEach(async () => {
  delete process.env.SECOND_FACTOR
  await forgetAttempts({ name: 'secondFactor', times: 5, seconds: 900 }, person.id)
  await payload.db.deleteMany({ collection: 'second-factors', where: {} })
})

/** FerretDB cannot count failed log-ins (`findAndModify` with `fields`). */
const unlessFerretDb = mongodbServer ? it.skip : it

type Answered = { status: number; body: Record<string, unknown>; cookies: Record<string, string> }

/** What the REST API answers to `data`, sent with `cookies`. */
async function post(path: string, data: object, cookies: Record<string, string> = {}) {
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  const request = new Request(`https://site.exemple.fr/api${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Cookie: cookie.join('; '),
      Origin: 'https://site.exemple.fr',
    },
    body: JSON.stringify(data),
  })
  const response = await handleEndpoints({ config, request })
  const set = response.headers.getSetCookie().map((one) => /^([^=]+)=([^;]*)/.exec(one)!.slice(1))
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    cookies: Object.fromEntries(set) as Record<string, string>,
  } satisfies Answered
}

const withPassword = (of = person) => post('/users/login', { email: of.email, password })

/** Gives the password, then `secondFactor`. */
async function logIn(secondFactor: object, of = person) {
  const { cookies } = await withPassword(of)
  return post('/users/login', { secondFactor }, cookies)
}

/** Whether the session in `cookies` is that of an account. */
async function isSignedIn(cookies: Record<string, string>): Promise<boolean> {
  const headers = new Headers({ Authorization: `JWT ${cookies['payload-token'] ?? ''}` })
  return Boolean((await payload.auth({ headers })).user)
}

describe('the log-in of an account with a second factor', () => {
  it('opens no session with the password alone, and one with the code', async () => {
    const first = await withPassword()
    expect([first.status, first.body]).toEqual([200, { isSecondFactorAsked: true }])
    expect(Object.keys(first.cookies)).toEqual(['eig-second-factor'])
    expect(await isSignedIn(first.cookies)).toBe(false)

    const second = await post(
      '/users/login',
      { secondFactor: { code: await code() } },
      first.cookies,
    )
    expect(second.status).toBe(200)
    expect(await isSignedIn(second.cookies)).toBe(true)
    expect(second.cookies['eig-second-factor']).toBe('')
  })

  it('is the same in the Local API, by which commands and plugins log in', async () => {
    const data = { email: person.email, password }
    await expect(payload.login({ collection: 'users', data })).rejects.toThrow('second factor')
  })

  it('asks nothing of an account that has none', async () => {
    const { body, cookies } = await withPassword(other)
    expect(body).toMatchObject({ user: { id: other.id } })
    expect(await isSignedIn(cookies)).toBe(true)
  })

  unlessFerretDb('says the same of a wrong password as of an unknown account', async () => {
    const answers = await Promise.all(
      [person.email, 'personne@example.gouv.fr'].map((email) =>
        post('/users/login', { email, password: 'une-autre-phrase' }),
      ),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]!.status).toBe(401)
  })

  it.each([
    ['a code of another time', () => code(-10)],
    ['a code of another account', () => code(0, newCodeSecret())],
    ['letters', () => 'abcdef'],
    ['another recovery code', () => 'abcd-efgh-jkmm'],
  ])('is refused with %s', async (_, given) => {
    const { cookies, status } = await logIn({ code: await given() })
    expect([status, cookies['payload-token']]).toEqual([403, undefined])
  })

  it('accepts no code and no recovery code twice', async () => {
    const once = await code()
    expect((await logIn({ code: once })).status).toBe(200)
    expect((await logIn({ code: once })).status).toBe(403)
    expect((await logIn({ code: RECOVERY.toUpperCase() })).status).toBe(200)
    expect((await logIn({ code: RECOVERY })).status).toBe(403)
  })

  it.each([
    ['code', () => code()],
    ['recovery code', () => RECOVERY],
  ])('accepts a %s from one only of two log-ins at the same instant', async (_, given) => {
    const tickets = [await withPassword(), await withPassword()]
    const secondFactor = { code: await given() }
    const answers = await Promise.all(
      tickets.map(({ cookies }) => post('/users/login', { secondFactor }, cookies)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
  })

  it('accepts a ticket once, so that one who copied it opens no second session', async () => {
    const { cookies } = await withPassword()
    const sent = [await code(), RECOVERY].map((given) => ({ secondFactor: { code: given } }))
    expect((await post('/users/login', sent[0]!, cookies)).status).toBe(200)
    expect((await post('/users/login', sent[1]!, cookies)).status).toBe(429)
  })

  it('refuses a code without the ticket, with an altered one, or with one for another use', async () => {
    const { cookies } = await withPassword()
    const ticket = openTicket(cookies['eig-second-factor'], 'log-in', payload.secret)
    const tickets = [
      '',
      `${cookies['eig-second-factor']!.slice(0, -4)}AAAA`,
      sealTicket(ticket!, 'code', payload.secret),
      sealTicket(ticket!, 'log-in', 'another secret'),
    ]
    for (const one of tickets) {
      const secondFactor = { code: await code() }
      const answer = await post('/users/login', { secondFactor }, { 'eig-second-factor': one })
      expect([answer.status, answer.cookies]).toEqual([403, {}])
    }
  })

  it('stops after five wrong codes, even with the right one', async () => {
    for (let time = 0; time < 5; time += 1)
      expect((await logIn({ code: '000000' })).status).toBe(403)
    expect((await logIn({ code: await code() })).status).toBe(429)
  })

  it('opens no session for an account that was locked or deleted meanwhile', async () => {
    const { cookies } = await withPassword()
    await payload.db.updateOne({
      collection: 'users',
      id: person.id,
      data: { lockUntil: new Date(Date.now() + 60_000).toISOString() },
    })
    const answer = await post('/users/login', { secondFactor: { code: await code() } }, cookies)
    expect([answer.status, answer.cookies['payload-token']]).toEqual([401, undefined])
    await payload.db.updateOne({ collection: 'users', id: person.id, data: { lockUntil: null } })
  })

  it('is also asked after a password was replaced through an emailed link', async () => {
    const token = await payload.forgotPassword({
      collection: 'users',
      data: { email: person.email },
      disableEmail: true,
    })
    const { cookies, status } = await post('/users/reset-password', { token, password })
    expect([status, await isSignedIn(cookies)]).toEqual([200, false])
    expect((await withPassword()).body).toEqual({ isSecondFactorAsked: true })
  })
})

describe('SECOND_FACTOR', () => {
  it('asks accounts of the role and above without a second factor to add one', async () => {
    process.env.SECOND_FACTOR = 'administrator'
    await removeFactors(person.id, req)
    expect((await withPassword()).body).toMatchObject({ user: { id: person.id } })
    const { body, cookies } = await withPassword(other)
    expect(body).toEqual({ isSecondFactorAsked: true })
    const ticket = openTicket(cookies['eig-second-factor'], 'log-in', payload.secret)
    const wrong = await post('/users/login', { secondFactor: { code: RECOVERY } }, cookies)
    expect(wrong.status).toBe(403)
    const secondFactor = { code: await code(0, ticket!.codeSecret) }
    const added = await post('/users/login', { secondFactor }, cookies)
    expect(await isSignedIn(added.cookies)).toBe(true)
    expect(payload.decrypt((await factorsOf(other.id, req)).codeSecret!)).toBe(ticket!.codeSecret)
  })

  it('must be a role', () => {
    process.env.SECOND_FACTOR = 'tous'
    expect(requiredFrom).toThrow(EnvError)
  })
})
