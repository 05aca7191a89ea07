import { describe, expect, it } from '@jest/globals'

import { createLocalReq } from 'payload'

import { callsOverview } from '@/collections/calls/overview'
import { warningsOf } from '@/editing/warnings'
import { OPEN_INSTANT, PATH, publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const AFTER_ALL = new Date('2028-06-01T12:00:00Z')

let content: Awaited<ReturnType<typeof publishContent>>

const { payload } = await testSite()
const user = await createUser(payload, 'Camille')

const overview = (instant = OPEN_INSTANT) => callsOverview(payload, user, instant)
const names = async (instant: Date) => (await overview(instant)).map(({ name }) => name)

describe('the overview of calls', () => {
  it('is empty before a call is published', async () => {
    await payload.create({ collection: 'calls', data: { name: 'Idée', _status: 'draft' } })
    expect(await overview()).toEqual([])
  })

  it('shows the state of a call, what comes next and which published pages show it', async () => {
    content = await publishContent(payload)
    const draft = { title: 'Brouillon', slug: 'brouillon', calls: [content.call.id] }
    await payload.create({ collection: 'pages', data: draft, draft: true })
    const [call, ...others] = await overview()
    expect(others).toEqual([])
    expect(call).toMatchObject({
      id: content.call.id,
      name: 'Appel 7',
      state: { status: 'open' },
      nextChange: expect.stringMatching(/^derniers jours à partir du mercredi 24.mars.2027/),
      pages: [{ id: expect.any(String), title: 'Administrations', path: PATH }],
      hasDraft: false,
    })
  })

  it('warns about a call without a way to apply, until its page or the call itself has one', async () => {
    const { call, page } = content
    const data = { _status: 'published' } as const
    const applicationUrl = call.applicationUrl
    const lacks = async (instant: Date) => (await overview(instant))[0]?.lacksWay
    const setCall = (more: object) =>
      payload.update({ collection: 'calls', id: call.id, data: { ...data, ...more } })
    const setApply = (url: string | null) => {
      const hero = { ...page.hero, apply: { ...page.hero.apply, url } }
      return payload.update({ collection: 'pages', id: page.id, data: { ...data, hero } })
    }
    expect(await lacks(OPEN_INSTANT)).toBe(false)
    const without = (await setCall({ applicationUrl: '' })) as object
    expect([await lacks(OPEN_INSTANT), await lacks(AFTER_ALL)]).toEqual([true, false])
    const req = await createLocalReq({}, payload)
    const edited = { collection: 'calls', id: call.id } as const
    // Without a closing date, the call is open or upcoming on any day that this test runs.
    const rolling = { ...without, closesAt: null }
    const warned = [expect.objectContaining({ path: 'applicationUrl', excerpt: '' })]
    expect(await warningsOf(req, edited, rolling)).toEqual(warned)
    expect(await warningsOf(req, { collection: 'calls' }, rolling)).toEqual(warned)

    await setApply('https://exemple.fr/formulaire')
    expect(await lacks(OPEN_INSTANT)).toBe(false)
    expect(await warningsOf(req, edited, rolling)).toEqual([])
    await setApply(null)
    await setCall({ applicationUrl })
  })

  it('lists only the calls that a page shows or that are not over', async () => {
    await payload.create({
      collection: 'calls',
      data: { name: 'Appel 8', closesAt: '2028-03-31T16:00:00.000Z', _status: 'published' },
    })
    expect((await names(OPEN_INSTANT)).toSorted()).toEqual(['Appel 7', 'Appel 8'])
    expect(await names(AFTER_ALL)).toEqual(['Appel 7'])
  })

  it('lists open calls before upcoming ones', async () => {
    const data = {
      name: 'Appel 9',
      opensAt: '2029-01-05T08:00:00.000Z',
      _status: 'published',
    } as const
    const { id } = await payload.create({ collection: 'calls', data })
    expect((await names(OPEN_INSTANT)).at(-1)).toBe('Appel 9')
    await payload.delete({ collection: 'calls', id })
  })

  it('keeps a forced call regardless of its dates, with who forced it and why', async () => {
    await payload.update({
      collection: 'calls',
      where: { name: { equals: 'Appel 8' } },
      data: { override: 'open', overrideReason: 'Report.', _status: 'published' },
      user,
      overrideAccess: false,
    })
    const forced = (await overview(AFTER_ALL)).find(({ name }) => name === 'Appel 8')
    expect(forced).toMatchObject({
      state: { status: 'forced', override: { to: 'open', reason: 'Report.', by: 'Camille' } },
      nextChange: null,
      pages: [],
    })
  })

  it('mentions a waiting draft, and still shows the published state', async () => {
    const { id } = content.call
    const data = { closesAt: '2027-01-05T08:00:00.000Z' }
    const waiting = async () => (await overview()).find((call) => call.id === id)
    await payload.update({ collection: 'calls', id, data, draft: true })
    expect(await waiting()).toMatchObject({ hasDraft: true, state: { status: 'open' } })
    await payload.update({ collection: 'calls', id, data: { ...data, _status: 'published' } })
    expect(await waiting()).toMatchObject({ hasDraft: false, state: { status: 'closed' } })
  })

  it('is for staff only', async () => {
    await expect(callsOverview(payload, null, OPEN_INSTANT)).rejects.toThrow()
  })
})
