/** Who may sign in and since when: sessions, suspension, and what a deleted account leaves. */
import { afterAll, describe, expect, it } from '@jest/globals'
import { executeAuthStrategies } from 'payload'

import { suspendUnused } from '@/collections/users/suspend-unused'
import type { User } from '@/payload-types'
import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'
import { mailSent } from '@/platform/mail/mail'
import { siteConfig } from '@/site-config'
import { PASSWORD, peopleOf, sessionOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { openMailbox } from '@/tests/support/mailbox'
import { mongodbServer } from '@/tests/support/mongodb'
import { forgetOpenPayload, testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const mailbox = await openMailbox()
const from = { name: 'EIG', address: 'eig@site.exemple.fr' }
const { payload, url } = await testSite({ mail: { smtpUrl: mailbox.url, from } })
const [, editor, , administrator] = await peopleOf(payload)
afterAll(() => mailbox.close())

const stored = (id: string) => payload.findByID({ collection: 'users', id })
const change = (id: string, data: object) =>
  payload.db.updateOne({ collection: 'users', id, data: { ...data, updatedAt: null } })

type Listed = { sessions: { id: string; device: string | null; isCurrent: boolean }[] }

async function sessions(token: string, end?: object) {
  const { status, text } = await (end
    ? rest(token, 'POST', '/users/sessions/end', end)
    : rest(token, 'GET', '/users/sessions'))
  return { status, sessions: (JSON.parse(text) as Listed).sessions }
}

describe('a person', () => {
  it('lists their own open sessions with the device, and ends them', async () => {
    const { email, id } = await createUser(payload, 'Inès Noir', 'editor')
    const agent = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0'
    const headers = new Headers({ 'User-Agent': agent })
    const data = { email, password: PASSWORD }
    const { token } = await payload.login({ collection: 'users', data, req: { headers } })
    const [other, third] = [await sessionOf(payload, email), await sessionOf(payload, email)]
    const listed = (await sessions(token!)).sessions
    expect(listed.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
      ['Firefox sur Windows', true],
      [null, false],
      [null, false],
    ])
    expect((await sessions(token!, { id: listed[1]!.id })).status).toBe(200)
    expect((await sessions(other.token)).status).toBe(401)
    expect((await sessions(third.token)).status).toBe(200)
    expect((await sessions(token!, {})).sessions).toHaveLength(1)
    expect((await sessions(third.token)).status).toBe(401)
    expect((await stored(id)).lastLogInAt).toBeTruthy()
  })

  it('can neither list nor end the session of another person, nor list one that has expired', async () => {
    const { email, id } = await createUser(payload, 'Jules Blanc', 'editor')
    const { token } = await sessionOf(payload, email)
    const [theirs] = (await sessions(token)).sessions
    expect((await sessions(editor.token!, { id: theirs!.id })).status).toBe(404)
    expect((await sessions(editor.token!)).sessions.map((one) => one.id)).not.toContain(theirs!.id)
    expect((await sessions(token)).status).toBe(200)
    const account = await payload.db.findOne<User>({
      collection: 'users',
      where: { id: { equals: id } },
    })
    const expired = { id: 'finie', expiresAt: new Date(Date.now() - 1).toISOString() }
    await change(id, { ...account, sessions: [...account!.sessions!, expired] })
    expect((await sessions(token)).sessions.map((one) => one.id)).toEqual([theirs!.id])
  })
})

/** FerretDB cannot count failed log-ins (`findAndModify` with `fields`), nor undo a refused change of password. */
const unlessFerretDb = mongodbServer ? it.skip : it

describe('a suspended account', () => {
  unlessFerretDb(
    'opens by neither password nor link until an administrator lifts the suspension',
    async () => {
      const { email, id } = await createUser(payload, 'Paul Gris', 'editor')
      const patch = (token: string, data: object) => rest(token, 'PATCH', `/users/${id}`, data)
      await patch(editor.token!, { suspended: true })
      expect((await stored(id)).suspended).toBeFalsy()
      expect((await patch(administrator.token!, { suspended: true })).status).toBe(200)
      const data = { email, password: PASSWORD }
      const refused = await rest(null, 'POST', '/users/login', data)
      expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('est suspendu') })
      // A wrong password reveals no suspension.
      const wrong = await rest(null, 'POST', '/users/login', { email, password: 'un-mauvais' })
      expect(wrong.status).toBe(401)
      const forgotten = { collection: 'users', data: { email }, disableEmail: true } as const
      const token = await payload.forgotPassword(forgotten)
      const reset = { token, password: 'une-autre-phrase' }
      expect((await rest(null, 'POST', '/users/reset-password', reset)).status).toBe(403)
      expect((await patch(administrator.token!, { suspended: false })).status).toBe(200)
      expect((await rest(null, 'POST', '/users/login', data)).status).toBe(200)
    },
  )

  it('is never that of the last administrator', async () => {
    const { id } = administrator.user!
    const refused = await rest(administrator.token, 'PATCH', `/users/${id}`, { suspended: true })
    expect(refused).toMatchObject({
      status: 400,
      text: expect.stringContaining('dernier compte d’administration'),
    })
  })
})

it('an unused account is suspended after six months, two weeks after one email', async () => {
  const now = new Date()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
  const { email, id } = await createUser(payload, 'Lise Rose', 'editor')
  // The only administrators, of whom the one who signed in last must remain.
  await change(administrator.user!.id, { lastLogInAt: daysAgo(400) })
  await mailSent(payload)
  mailbox.letters().length = 0
  const run = async (at = now) => {
    await suspendUnused(payload, at)
    await mailSent(payload)
    const subjects = mailbox.letters().map(({ subject, to }) => `${to}: ${subject}`)
    mailbox.letters().length = 0
    return { isSuspended: Boolean((await stored(id)).suspended), subjects }
  }
  await change(id, { lastLogInAt: daysAgo(160) })
  expect(await run()).toEqual({ isSuspended: false, subjects: [] })
  await change(id, { lastLogInAt: daysAgo(170) })
  const warned = expect.stringMatching(`^${email}: Votre compte sera suspendu après le `)
  expect(await run()).toEqual({ isSuspended: false, subjects: [warned] })
  expect(await run()).toEqual({ isSuspended: false, subjects: [] })
  const later = new Date(now.getTime() + 14 * 86_400_000)
  expect(await run(later)).toEqual({
    isSuspended: true,
    subjects: [`${email}: Votre compte est suspendu`],
  })
  expect((await stored(administrator.user!.id)).suspended).toBeFalsy()
  await payload.update({ collection: 'users', id, data: { suspended: false } })
  await mailSent(payload)
  mailbox.letters().length = 0
  // Lifting a suspension gives two more weeks.
  expect(await run(later)).toEqual({ isSuspended: false, subjects: [warned] })
})

it('what a deleted account was in charge of passes to the administrator who deletes it', async () => {
  const { id, ...leaving } = await createUser(payload, 'Yann Vert', 'reviewer')
  const user = { ...leaving, id }
  const page = await payload.create({
    collection: 'pages',
    data: { title: 'Page', slug: 'page', hero: { title: 'Page' } },
    draft: true,
  })
  const document = { relationTo: 'pages', value: page.id } as const
  const review = await payload.create({ collection: 'review-requests', data: { document }, user })
  const planned = await payload.create({
    collection: 'review-dates',
    data: { page: page.id, owner: id, on: '2027-03-02T23:00:00.000Z' },
  })
  const link = await payload.create({
    collection: 'share-links',
    data: { page: page.id, expiresAt: '2027-03-02T23:00:00.000Z', createdBy: id },
  })
  const job = await payload.jobs.queue({
    task: 'schedulePublish',
    input: { type: 'publish', doc: document, user: { relationTo: 'users', value: id } },
    waitUntil: new Date('2027-03-02T23:00:00.000Z'),
  })
  expect((await rest(administrator.token, 'DELETE', `/users/${id}`)).status).toBe(200)
  const heir = administrator.user!.id
  const read = { depth: 0 } as const
  expect([
    (await payload.findByID({ collection: 'review-requests', id: review.id, ...read })).requestedBy,
    (await payload.findByID({ collection: 'review-dates', id: planned.id, ...read })).owner,
    (await payload.findByID({ collection: 'share-links', id: link.id, ...read })).createdBy,
    (await payload.findByID({ collection: 'payload-jobs', id: String(job.id), ...read })).input,
  ]).toEqual([
    heir,
    heir,
    heir,
    expect.objectContaining({ user: { relationTo: 'users', value: heir } }),
  ])
})

it('a person loses the session on every instance at once, by a new role, a suspension or a deletion', async () => {
  // Last, because `rest` uses the second instance from here on.
  forgetOpenPayload()
  const { dataDir, secret, siteUrl } = env()
  const own = { databaseUrl: url, dataDir, secret: payload.config.secret || secret, siteUrl }
  const other = await openPayload(siteConfig(own), url)
  const isSignedIn = async (token: string) => {
    const headers = new Headers({ Authorization: `JWT ${token}` })
    return Boolean((await executeAuthStrategies({ headers, payload: other })).user)
  }
  const losses: [string, (id: string) => Promise<unknown>][] = [
    ['a role', (id) => payload.update({ collection: 'users', id, data: { role: 'reviewer' } })],
    ['no access', (id) => payload.update({ collection: 'users', id, data: { suspended: true } })],
    ['no account', (id) => payload.delete({ collection: 'users', id })],
  ]
  for (const [what, lose] of losses) {
    const { email, id } = await createUser(payload, `Rose ${what}`, 'editor')
    const { token } = await sessionOf(payload, email)
    expect([what, await isSignedIn(token)]).toEqual([what, true])
    await lose(id)
    expect([what, await isSignedIn(token)]).toEqual([what, false])
  }
  await other.destroy()
})
