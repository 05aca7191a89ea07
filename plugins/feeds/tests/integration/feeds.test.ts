import { describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'

import { reservedFault } from '@/fields/slug'
import { portableId } from '@/platform/database/ids'
import { PATH, publishContent, SLUG } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { pageAt } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'

import { ATOM, CALENDAR } from '../../addresses'
import { publicCalls, recentlyWithdrawn, WITHDRAWN_FOR_MS } from '../../public-calls'

const { payload } = await testSite()
const content = await publishContent(payload)
const user = await createUser(payload)

const only = async () => {
  const [call, ...others] = await publicCalls(payload)
  expect(others).toEqual([])
  return call!
}

const update = (data: object, options: object = {}) =>
  payload.update({ collection: 'calls', id: content.call.id, data, ...options })

describe('the addresses of the plugin', () => {
  const published = { _status: 'published' } as const
  const page = (slug: string, more: object) =>
    payload.create({
      collection: 'pages',
      data: { title: slug, slug, hero: { title: slug }, ...published, ...more },
    })

  it('include a calendar of the call that a page inherits, in its « Dates clés »', async () => {
    const sections = [{ blockType: 'keyDates', title: 'Dates' }]
    const { id } = await page(`${SLUG}/dates`, { sections })
    const [shown] = (await pageAt(payload, `${PATH}/dates`)).sections
    const href = `${CALENDAR}/${portableId(content.call.id)}.ics`
    expect(shown).toMatchObject({ calendar: { href } })
    await payload.delete({ collection: 'pages', id })
  })

  it.each([CALENDAR, ATOM])('may be the target of links, and of no page: %s', async (path) => {
    const req = await createLocalReq({ req: { payloadAPI: 'REST' } as never, user }, payload)
    await payload.update({
      collection: 'criteria',
      id: content.criteria[0]!.id,
      data: { description: `[Suivre](${path})`, ...published },
      req,
    })
    const beginning = `Les adresses qui commencent par «\u00a0${path.slice(1)}\u00a0»`
    expect(reservedFault(path.slice(1))).toContain(beginning)
  })
})

describe('the public calls', () => {
  it('have their dates, their milestones and the page that shows them', async () => {
    await update({
      _status: 'published',
      milestones: [{ label: 'Jury', kind: 'day', startsOn: '2027-04-11T22:00:00.000Z' }],
    })
    const call = await only()
    expect(call).toMatchObject({
      id: portableId(content.call.id),
      name: 'Appel 7',
      schedule: { opensAt: new Date('2027-01-04T08:00:00Z'), override: null },
      milestones: [{ label: 'Jury', time: { kind: 'day', on: new Date('2027-04-11T22:00:00Z') } }],
      path: PATH,
    })
    expect(call.milestones[0]!.id).not.toBe('')
  })

  it('say that they are forced, but never why or by whom', async () => {
    await update({ _status: 'published', override: 'closed', overrideReason: 'Budget gelé' })
    const { schedule } = await only()
    expect(schedule.override).toEqual({
      to: 'closed',
      since: null,
      until: null,
      reason: null,
      by: null,
    })
    await update({ _status: 'published', override: null, overrideReason: null })
  })

  it('are the published ones: a draft changes neither their dates nor their date of change', async () => {
    const before = await only()
    await update({ name: 'Brouillon', closesAt: '2028-01-01T00:00:00.000Z' }, { draft: true })
    await payload.create({ collection: 'calls', data: { name: 'Secret' }, draft: true })
    expect(await only()).toEqual(before)
  })

  it('get a later date at each publication, including when an earlier version is restored', async () => {
    const before = await only()
    await update({ _status: 'published', closesAt: '2027-04-30T16:00:00.000Z' })
    const changed = await only()
    expect(changed.updatedAt > before.updatedAt).toBe(true)

    const { docs } = await payload.findVersions({
      collection: 'calls',
      where: { 'version.closesAt': { equals: before.schedule.closesAt!.toISOString() } },
      sort: '-createdAt',
      limit: 1,
    })
    await payload.restoreVersion({ collection: 'calls', id: docs[0]!.id })
    const restored = await only()
    expect(restored.schedule.closesAt).toEqual(before.schedule.closesAt)
    expect(restored.updatedAt > changed.updatedAt).toBe(true)
    expect(restored.milestones).toEqual(before.milestones)
  })

  it('are dated from their first publication, not from an earlier draft', async () => {
    const begun = '2026-01-10T09:00:00.000Z'
    const data = { name: 'Appel 8', createdAt: begun }
    const { createdAt, id } = await payload.create({ collection: 'calls', data, draft: true })
    expect(createdAt).toBe(begun)
    const publish = async (name: string) => {
      const call = { name, _status: 'published' as const }
      await payload.update({ collection: 'calls', id, data: call })
      return (await publicCalls(payload)).find((one) => one.name === name)!
    }
    const before = new Date()
    const { publishedAt } = await publish('Appel 8')
    expect(publishedAt.getTime()).toBeGreaterThanOrEqual(before.getTime())
    await payload.update({ collection: 'calls', id, data: { name: 'Brouillon' }, draft: true })
    const again = await publish('Appel 8 bis')
    expect(again.publishedAt).toEqual(publishedAt)
    expect(again.updatedAt > publishedAt).toBe(true)
    await payload.delete({ collection: 'calls', id })
  })

  it('link to no unpublished page', async () => {
    const { id } = content.page
    await payload.update({ collection: 'pages', id, data: { _status: 'draft' } })
    expect((await only()).path).toBeNull()
    await payload.update({ collection: 'pages', id, data: { _status: 'published' } })
  })

  it('leave out an unpublished call, which is withdrawn for a time, as visitors last read it', async () => {
    await update({ _status: 'published', opensAt: null, closesAt: '2099-03-31T16:00:00.000Z' })
    const { id, name, schedule } = await only()
    await update({ name: 'Brouillon' }, { draft: true })
    await update({ _status: 'draft', closesAt: null, name: 'Secret' })
    expect(await publicCalls(payload)).toEqual([])
    const [call, ...others] = await recentlyWithdrawn(payload, new Date())
    expect(others).toEqual([])
    expect(call).toMatchObject({ id, name, schedule, withdrawnAt: expect.any(Date) })
    const later = new Date(Date.now() + WITHDRAWN_FOR_MS)
    expect(await recentlyWithdrawn(payload, later)).toEqual([])
    await update({ _status: 'published' })
    expect(await recentlyWithdrawn(payload, new Date())).toEqual([])
  })
})
