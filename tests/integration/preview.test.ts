import { describe, expect, it } from '@jest/globals'

import type { Call, Page } from '@/payload-types'
import { contentAt, siteContent, type Reader } from '@/site/content'
import { renderPage } from '@/site/page/render'
import { OPEN_INSTANT, PATH, publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { criteriaOf } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'

const site = await testSite()
const content = await publishContent(site.payload)
const staff = { staff: await createUser(site.payload) }

async function pageFor(reader: Reader | undefined, instant = OPEN_INSTANT, path = PATH) {
  const found = await contentAt(site.payload, path, instant, reader)
  if (found.kind !== 'page') throw new Error(`${path}: ${found.kind}`)
  return found
}

const draft = <Data extends object>(data: Data) => ({ draft: true, data }) as const

describe('without any draft', () => {
  it('staff find what visitors find', async () => {
    expect(await pageFor(staff)).toEqual(await pageFor('visitor'))
    expect(await siteContent(site.payload, staff)).toEqual(await siteContent(site.payload))
  })
})

describe('drafts', () => {
  it('of every document that a page shows are read by staff and by no visitor', async () => {
    const { payload } = site
    const { page, criteria, profiles, steps, call } = content
    const title = 'Titre en brouillon'
    const changes = [
      payload.update({ collection: 'pages', id: page.id, ...draft({ title }) }),
      payload.update({
        collection: 'criteria',
        id: criteria[1]!.id,
        ...draft({ name: 'Critère en brouillon' }),
      }),
      payload.update({
        collection: 'profiles',
        id: profiles[0]!.id,
        ...draft({ description: 'Profil en brouillon.' }),
      }),
      payload.update({
        collection: 'selection-steps',
        id: steps[0]!.id,
        ...draft({ text: 'Étape en brouillon.' }),
      }),
      payload.update({
        collection: 'calls',
        id: call.id,
        ...draft({ name: 'Appel en brouillon', closesAt: '2027-01-15T16:00:00.000Z' }),
      }),
    ]
    await Promise.all(changes)
    await payload.updateGlobal({ slug: 'site', ...draft({ name: 'Site en brouillon' }) })

    const forStaff = await pageFor(staff)
    expect(forStaff.page.title).toBe(title)
    expect(criteriaOf(forStaff.page)).toEqual(['Avéré', 'Critère en brouillon', 'Réaliste'])
    const read = JSON.stringify(forStaff.page)
    expect(read).toContain('Profil en brouillon.')
    expect(read).toContain('Étape en brouillon.')
    expect(forStaff.page.call).toMatchObject({
      name: 'Appel en brouillon',
      state: { status: 'closed' },
    })
    expect((await siteContent(payload, staff)).name).toBe('Site en brouillon')

    for (const reader of ['visitor', undefined] as const) {
      const { page, until } = await pageFor(reader)
      expect(JSON.stringify(page)).not.toContain('brouillon')
      expect(page.call).toMatchObject({ name: 'Appel 7', state: { status: 'open' } })
      expect(until).toEqual(new Date('2027-03-24T17:00:00.000Z'))
    }
    expect((await siteContent(payload)).name).not.toBe('Site en brouillon')
  })

  it('that were never published are read by staff at their own address', async () => {
    await site.payload.create({
      collection: 'pages',
      ...draft({ title: 'Nouvelle', slug: 'nouvelle', hero: { title: 'Nouvelle page' } }),
    })
    expect((await pageFor(staff, OPEN_INSTANT, '/nouvelle')).page.title).toBe('Nouvelle')
    const found = await contentAt(site.payload, '/nouvelle', OPEN_INSTANT)
    expect(found).toEqual({ kind: 'nothing' })
  })
})

describe('an unfinished draft', () => {
  it('is shown with what it has', async () => {
    const { payload } = site
    // Payload's types ask for what a draft may leave out.
    const call = await payload.create({
      collection: 'calls',
      ...draft({ override: 'closed', milestones: [{ kind: 'period' }] } as Call),
    })
    const criterion = await payload.create({ collection: 'criteria', ...draft({ name: '' }) })
    const page = {
      slug: 'inachevee',
      calls: [call.id],
      sections: [
        { blockType: 'text' },
        { blockType: 'profiles' },
        { blockType: 'criteria', criteria: [criterion.id] },
        { blockType: 'steps' },
        { blockType: 'closedCall' },
      ],
    } as unknown as Page
    await payload.create({ collection: 'pages', ...draft(page) })

    const found = await pageFor(staff, OPEN_INSTANT, '/inachevee')
    expect(found.page.sections).toHaveLength(5)
    const html = await renderPage(found.page, await siteContent(payload, staff))
    expect(html).toContain('Appel clos')
  })

  it('is found by staff even without a title, a hero or a section', async () => {
    await site.payload.create({
      collection: 'pages',
      ...draft({ slug: 'vide' } as unknown as Page),
    })
    const found = await pageFor(staff, OPEN_INSTANT, '/vide')
    expect(found.page).toMatchObject({ title: '', call: null, sections: [] })
    await renderPage(found.page, await siteContent(site.payload, staff))
  })
})

describe('the home page', () => {
  it('is, for staff, the one that a draft of the settings names', async () => {
    const { docs } = await site.payload.find({
      collection: 'pages',
      draft: true,
      where: { slug: { equals: 'nouvelle' } },
    })
    await site.payload.updateGlobal({ slug: 'site', ...draft({ home: docs[0]!.id }) })
    const forStaff = await contentAt(site.payload, '/', OPEN_INSTANT, staff)
    expect(forStaff).toEqual({ kind: 'redirect', path: '/nouvelle', permanent: false })
    const forVisitors = await contentAt(site.payload, '/', OPEN_INSTANT)
    expect(forVisitors).toEqual({ kind: 'redirect', path: PATH, permanent: false })
  })
})
