import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import type { TypedUser } from 'payload'

import { env } from '@/platform/env'
import { mailSent } from '@/platform/mail/mail'
import { dueReviews } from '@/plugins/review-dates/due'
import { sendReminders } from '@/plugins/review-dates/remind'
import { overdueReviews } from '@/plugins/review-dates/report'
import { openMailbox } from '@/tests/support/mailbox'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const mailbox = await openMailbox()
const from = { name: 'EIG', address: 'eig@site.exemple.fr' }
const { payload } = await testSite({ mail: { smtpUrl: mailbox.url, from } })
afterAll(() => mailbox.close())
const owner = await createUser(payload, 'Camille Durand', 'editor')
const other = await createUser(payload, 'Dominique Petit', 'editor')

const { id: page } = await payload.create({
  collection: 'pages',
  data: { title: 'Administrations', slug: 'a', hero: { title: 'A' }, _status: 'published' },
})

const MARCH_3 = '2027-03-02T23:00:00.000Z'
const before = new Date('2027-03-02T22:59:59.000Z')
const after = new Date('2027-03-03T08:00:00.000Z')

const plan = (on: string | null, user: TypedUser = owner) =>
  payload.create({
    collection: 'review-dates',
    data: { page, owner: owner.id, on },
    overrideAccess: false,
    user,
    depth: 0,
  })

const letters = async () => {
  await mailSent(payload)
  return mailbox.letters().splice(0)
}

afterEach(() => payload.delete({ collection: 'review-dates', where: {} }))

describe('the review date of a page', () => {
  it('is shown to its owner from the first moment of the day in Paris', async () => {
    await plan(MARCH_3)
    expect(await dueReviews(payload, before, owner.id)).toEqual([])
    expect(await dueReviews(payload, after, owner.id)).toMatchObject([{ title: 'Administrations' }])
    expect(await dueReviews(payload, after, other.id)).toEqual([])
  })

  it('sends one email when it comes, whatever the number of hours and of instances', async () => {
    await plan(MARCH_3)
    await sendReminders(payload, before)
    expect(await letters()).toEqual([])
    await Promise.all([sendReminders(payload, after), sendReminders(payload, after)])
    await sendReminders(payload, after)
    const sent = await letters()
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ to: owner.email })
    expect(sent[0]!.text).toContain(`${env().siteUrl}/admin/collections/pages/${page}`)
    expect(sent[0]!.text.replaceAll('\u00a0', ' ')).toContain('« Administrations »')
  })

  it('sends another email for another date', async () => {
    const { id } = await plan(MARCH_3)
    await sendReminders(payload, after)
    await payload.update({
      collection: 'review-dates',
      id,
      data: { on: '2027-03-03T23:00:00.000Z' },
      overrideAccess: false,
      user: other,
    })
    await sendReminders(payload, new Date('2027-03-04T08:00:00.000Z'))
    expect(await letters()).toHaveLength(2)
  })

  it('cannot be told by staff to be reminded of already', async () => {
    const { id } = await plan(MARCH_3)
    const data = { remindedOf: MARCH_3 }
    await payload.update({
      collection: 'review-dates',
      id,
      data,
      overrideAccess: false,
      user: other,
    })
    await sendReminders(payload, after)
    expect(await letters()).toHaveLength(1)
  })

  it('replaces the former one, and may be taken away', async () => {
    await plan('2027-01-01T23:00:00.000Z')
    const { id } = await plan(MARCH_3, other)
    expect(await dueReviews(payload, after)).toMatchObject([{ on: MARCH_3 }])
    await payload.update({ collection: 'review-dates', id, data: { on: null } })
    expect(await dueReviews(payload, after)).toEqual([])
  })

  it('waits while the page is in the trash', async () => {
    await plan(MARCH_3)
    const change = (deletedAt: string | null) =>
      payload.update({ collection: 'pages', id: page, data: { deletedAt }, trash: true })
    await change(new Date().toISOString())
    await sendReminders(payload, after)
    expect(await letters()).toEqual([])
    await change(null)
    await sendReminders(payload, after)
    expect(await letters()).toHaveLength(1)
  })

  it('is listed in « À regarder » with its owner once it has come', async () => {
    await plan('2026-01-04T23:00:00.000Z')
    const [item] = await overdueReviews(payload)
    expect(item).toMatchObject({ kind: 'Pages à revoir', edited: { id: page } })
    expect(item!.message.replaceAll('\u00a0', ' ')).toContain(
      'le 5 janvier 2026 par Camille Durand',
    )
  })

  it('goes with its page', async () => {
    const data = { title: 'B', slug: 'b', hero: { title: 'B' } }
    const { id } = await payload.create({ collection: 'pages', data, draft: true })
    await payload.create({ collection: 'review-dates', data: { page: id, on: MARCH_3 } })
    await payload.delete({ collection: 'pages', id })
    const { totalDocs } = await payload.count({ collection: 'review-dates' })
    expect(totalDocs).toBe(0)
  })
})
