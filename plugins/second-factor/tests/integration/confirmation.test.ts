import config from '@payload-config'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { generate } from 'otplib'
import { createLocalReq, handleEndpoints } from 'payload'

import { changeSessions } from '@/collections/users/change-sessions'
import { forgetAttempts } from '@/platform/security/attempts'
import { newCodeSecret } from '@/plugins/second-factor/codes'
import { changeFactors, factorsOf, hasFactor } from '@/plugins/second-factor/factors'
import { recoveryDigest } from '@/plugins/second-factor/recovery-codes'
import { isSensitive } from '@/plugins/second-factor/sensitive'
import { CONFIRMATION_ASKED, type ConfirmationView } from '@/plugins/second-factor/view'
import { PASSWORD, peopleOf, sessionOf } from '@/tests/support/access/people'
import { made, sample } from '@/tests/support/access/samples'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const [, , , administrator] = await peopleOf(payload)
const me = administrator.user!
const colleague = await createUser(payload, 'Dominique Petit', 'editor')
const req = await createLocalReq({}, payload)
const secret = newCodeSecret()
const RECOVERY = ['abcd-efgh-jkmn', 'abcd-efgh-jkmp']
const MINUTE = 60_000

/** Makes the sessions of the administrator begin eleven minutes ago. */
const ageSessions = () =>
  changeSessions(String(me.id), req, ({ sessions }) => ({
    sessions: sessions?.map((one) => ({
      ...one,
      createdAt: new Date(Date.now() - 11 * MINUTE).toISOString(),
    })),
  }))

beforeEach(async () => {
  const recoveryCodes = RECOVERY.map(recoveryDigest)
  const factors = { codeSecret: payload.encrypt(secret), lastStep: 0, recoveryCodes }
  await changeFactors(String(me.id), factors, req)
  await ageSessions()
})
afterEach(async () => {
  delete process.env.SECOND_FACTOR
  jest.restoreAllMocks()
  await forgetAttempts({ name: 'secondFactor', times: 5, seconds: 900 }, String(me.id))
  await payload.db.deleteMany({ collection: 'second-factors', where: {} })
})

type Sent = [method: string, path: string, data?: object]

/** What the REST API answers to the administrator, in the session of `token`, with the cookie of a confirmation. */
async function send([method, path, data]: Sent, cookie = '', token = administrator.token) {
  const request = new Request(`https://site.exemple.fr/api${path}`, {
    method,
    headers: {
      Authorization: `JWT ${token}`,
      'Content-Type': 'application/json',
      Cookie: cookie,
      Origin: 'https://site.exemple.fr',
    },
    body: data && JSON.stringify(data),
  })
  const response = await handleEndpoints({ config, request })
  const text = await response.text()
  const [set = ''] = response.headers.getSetCookie()
  const asks = response.headers.get('Server-Timing')
  return { status: response.status, text, asks, cookie: set.split(';')[0]! }
}

const isAsked = async (sent: Sent, cookie?: string, token?: string | null) =>
  (await send(sent, cookie, token)).asks === CONFIRMATION_ASKED

/** Confirms with `code`, and returns the answer. */
async function confirm(code: string) {
  const { text } = await send(['GET', '/second-factor/confirmation'])
  const { asked } = JSON.parse(text) as ConfirmationView
  const sent = { ticket: asked!.ticket, secondFactor: { code } }
  return send(['POST', '/second-factor/confirmation', sent])
}

const context = { page: '', user: String(me.id), word: 'Page' }
const page = () => made(payload, 'pages', sample('pages', context), true)

const SENSITIVE: [string, Sent][] = [
  ['a change of role', ['PATCH', `/users/${colleague.id}`, { role: 'administrator' }]],
  ['a change of one’s own address', ['PATCH', `/users/${me.id}`, { email: 'x@example.fr' }]],
  ['a change of many accounts', ['PATCH', `/users?where[id][equals]=${colleague.id}`, {}]],
  ['a link to a new password', ['POST', `/users/${colleague.id}/link`]],
  ['an invitation', ['POST', '/invitations', { email: 'y@example.fr', role: 'editor' }]],
  ['a new API key', ['POST', '/api-keys', { name: 'Robot' }]],
  ['the export of the log', ['GET', '/activity/csv']],
  ['an export of addresses', ['GET', '/subscriptions?limit=100']],
  [
    'the removal of a colleague’s factors',
    ['POST', `/second-factor/of/${colleague.id}/remove`, { currentPassword: PASSWORD }],
  ],
  ['a new second factor', ['POST', '/second-factor/code/start', { currentPassword: PASSWORD }]],
]

describe('a confirmation', () => {
  it.each(SENSITIVE)('is asked before %s', async (_, sent) => {
    const { asks, status, text } = await send(sent)
    expect([status, asks]).toEqual([403, CONFIRMATION_ASKED])
    expect(text).toContain('Confirmez que c’est bien vous')
  })

  const lost = payload.config.collections.filter(isSensitive).map(({ slug }) => slug)
  it.each(lost.filter((slug) => slug !== 'subscriptions'))(
    'is asked before a deletion for good, of one or many: %s',
    async (slug) => {
      const one = await isAsked(['DELETE', `/${slug}/absent`])
      const many = await isAsked(['DELETE', `/${slug}?where[id][equals]=${me.id}`])
      expect([one, many]).toEqual([true, true])
    },
  )

  it('is not asked before what can be undone, or gives no one access', async () => {
    const id = await page()
    const sent: Sent[] = [
      ['PATCH', `/users/${me.id}`, { name: 'Alice Martin', role: 'administrator' }],
      ['PATCH', `/pages/${id}`, { title: 'Autre titre' }],
      ['PATCH', `/pages/${id}`, { deletedAt: new Date().toISOString() }],
      ['GET', '/users'],
    ]
    for (const one of sent) expect([one, (await send(one)).status]).toEqual([one, 200])
  })

  it('holds ten minutes for all that its session does', async () => {
    const [first, second, third] = await Promise.all([page(), page(), page()])
    const { cookie, status } = await confirm(await generate({ secret }))
    expect([status, cookie]).toEqual([200, expect.stringMatching(/^eig-confirmed=[\w-]+$/)])
    for (const id of [first, second]) {
      expect((await send(['DELETE', `/pages/${id}`], cookie)).status).toBe(200)
    }
    expect(await isAsked(['DELETE', `/pages/${third}`])).toBe(true)
    expect(await isAsked(['DELETE', `/pages/${third}`], `${cookie.slice(0, -4)}AAAA`)).toBe(true)
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 11 * MINUTE)
    expect(await isAsked(['DELETE', `/pages/${third}`], cookie)).toBe(true)
  })

  it('of another session of the same person is not accepted', async () => {
    await payload.db.deleteMany({ collection: 'second-factors', where: {} })
    const { token } = await sessionOf(payload, (me as { email: string }).email)
    await changeFactors(String(me.id), { codeSecret: payload.encrypt(secret) }, req)
    await ageSessions()
    const { cookie } = await confirm(await generate({ secret }))
    expect(await isAsked(['GET', '/activity/csv'], cookie)).toBe(false)
    expect(await isAsked(['GET', '/activity/csv'], cookie, token)).toBe(true)
  })

  it('is given by a recovery code too, but by no code twice', async () => {
    expect((await confirm(RECOVERY[0]!)).status).toBe(200)
    expect((await confirm(RECOVERY[0]!)).status).toBe(403)
  })

  it('counts wrong codes with those of the log-in', async () => {
    for (let time = 0; time < 5; time += 1) expect((await confirm('000000')).status).toBe(403)
    expect((await confirm(RECOVERY[0]!)).status).toBe(429)
  })

  it('is not asked in the first ten minutes of a session, which checked as much', async () => {
    await changeSessions(String(me.id), req, ({ sessions }) => ({
      sessions: sessions?.map((one) => ({ ...one, createdAt: new Date().toISOString() })),
    }))
    expect(await isAsked(['GET', '/activity/csv'])).toBe(false)
  })

  it('is not asked of an account that neither has nor needs a second factor', async () => {
    await payload.db.deleteMany({ collection: 'second-factors', where: {} })
    expect((await send(['GET', '/activity/csv'])).status).toBe(200)
    const { text } = await send(['GET', '/second-factor/confirmation'])
    expect(JSON.parse(text)).toEqual({ asked: null })
  })

  it('is a new log-in for an account whose role needs a factor that it lacks, and adds none', async () => {
    process.env.SECOND_FACTOR = 'administrator'
    const { text: view } = await send(['GET', '/second-factor/confirmation'])
    const { ticket } = (JSON.parse(view) as ConfirmationView).asked!
    await payload.db.deleteMany({ collection: 'second-factors', where: {} })
    expect((await send(['GET', '/activity/csv'])).text).toContain('Reconnectez-vous')
    const { text } = await send(['GET', '/second-factor/confirmation'])
    expect(JSON.parse(text)).toEqual({ asked: { passkey: null, ticket: null } })
    const sent = { ticket, secondFactor: { code: '123456' } }
    expect((await send(['POST', '/second-factor/confirmation', sent])).status).toBe(400)
    expect(hasFactor(await factorsOf(String(me.id), req))).toBe(false)
  })

  it('is asked by the Local API too, unless it is used by the site itself', async () => {
    const id = await page()
    const one = { collection: 'pages', id, user: me } as const
    await expect(payload.delete({ ...one, overrideAccess: false })).rejects.toThrow('Confirmez')
    await payload.delete(one)
  })
})
