import { describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'

import type { Call, Page } from '@/payload-types'
import { pageVersion, versionAt } from '@/plugins/live-preview/past-page'
import { pageUsing, pagesOfCall } from '@/plugins/live-preview/previewed-pages'
import { contentAt, siteContent, type Reader } from '@/site/content'
import { renderPage } from '@/site/page/render'
import { OPEN_INSTANT, PATH, publishContent, SLUG } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { criteriaOf } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'

const site = await testSite()
const content = await publishContent(site.payload)
const user = await createUser(site.payload)
const staff: Reader = { staff: user }

async function pageFor(reader: Reader | undefined, instant = OPEN_INSTANT, path = PATH) {
  const found = await contentAt(site.payload, path, instant, reader)
  if (found.kind !== 'page') throw new Error(`${path}: ${found.kind}`)
  return found
}

const draft = <Data extends object>(data: Data) => ({ draft: true, data }) as const

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

    const { page: shown } = await pageFor('visitor')
    expect(JSON.stringify(shown)).not.toContain('brouillon')
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
  it('is shown with the fields that it has', async () => {
    const { payload } = site
    // Payload’s types require fields that a draft may omit.
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

  it('is shown to staff even without a title, a hero or a section', async () => {
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
  it('is, for staff, the page that the draft of the settings names', async () => {
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

const found = async (id: string) =>
  pageUsing(await createLocalReq({ user }, site.payload), 'criteria', id)

const draftPage = (slug: string, shown: string[]) =>
  site.payload.create({
    collection: 'pages',
    draft: true,
    data: {
      title: slug,
      slug,
      hero: { title: slug },
      sections: [{ blockType: 'criteria', title: 'Critères', criteria: shown }],
    },
  })

describe('the page that previews a criterion', () => {
  it('is a page whose draft uses it, published pages first', async () => {
    const [first, second] = content.criteria.map(({ id }) => id)
    await draftPage('esquisse', [first!])
    expect(await found(first!)).toBe(SLUG)

    const { page } = content
    const sections = page.sections?.map((section) =>
      section.blockType === 'criteria' ? { ...section, criteria: [second!] } : section,
    )
    await site.payload.update({
      collection: 'pages',
      id: page.id,
      draft: true,
      data: { slug: 'nouvelle-adresse', sections },
    })
    expect(await found(first!)).toBe('esquisse')
    expect(await found(second!)).toBe('nouvelle-adresse')
  })

  it('is null when no page uses it, or only a page in the trash', async () => {
    const [, , third] = content.criteria.map(({ id }) => id)
    expect(await found(third!)).toBeNull()
    const { id } = await draftPage('a-jeter', [third!])
    expect(await found(third!)).toBe('a-jeter')
    const deletedAt = new Date().toISOString()
    await site.payload.update({ collection: 'pages', id, data: { deletedAt } })
    expect(await found(third!)).toBeNull()
  })
})

const callNamed = async (name: string) =>
  (await site.payload.create({ collection: 'calls', data: { name, _status: 'published' } })).id

const pageWith = async (title: string, slug: string, calls: string[], isDraft = false) => {
  const data = { title, slug, calls, hero: { title }, _status: 'published' } as const
  const { id } = isDraft
    ? await site.payload.create({
        collection: 'pages',
        data: { ...data, _status: 'draft' },
        draft: true,
      })
    : await site.payload.create({ collection: 'pages', data })
  return id
}

it('the preview of a call finds the pages that show it, published or in a draft, at their latest address', async () => {
  const { payload } = site
  const [call, other] = [await callNamed('Appel 7'), await callNamed('Appel 8')]
  await pageWith('Autre', 'autre', [other])
  await pageWith('Deux appels', 'deux', [other, call])
  await pageWith('Brouillon', 'brouillon', [call], true)
  const adding = await pageWith('Ajoute', 'ajoute', [])
  await payload.update({ collection: 'pages', id: adding, data: { calls: [call] }, draft: true })
  const dropping = await pageWith('Retire', 'retire', [call])
  await payload.update({
    collection: 'pages',
    id: dropping,
    data: { calls: [], slug: 'retire-ailleurs' },
    draft: true,
  })

  expect(await pagesOfCall(payload, call, user)).toEqual([
    { title: 'Ajoute', slug: 'ajoute' },
    { title: 'Brouillon', slug: 'brouillon' },
    { title: 'Deux appels', slug: 'deux' },
    { title: 'Retire', slug: 'retire-ailleurs' },
  ])
})

it('the preview of a call finds no page when none shows it', async () => {
  expect(await pagesOfCall(site.payload, await callNamed('Appel 9'), user)).toEqual([])
})

describe('a version of a page', () => {
  const names = async (versionId: string) => {
    const past = await pageVersion(site.payload, versionId, user)
    const page = await versionAt(site.payload, past!.page, past!.savedAt, user)
    return { title: page.hero.title, criteria: criteriaOf(page) }
  }

  it('is shown with the documents of its time: published ones for a published version, drafts for a draft', async () => {
    const { payload } = site
    const { id } = content.page
    const criterion = { collection: 'criteria', id: content.criteria[0]!.id } as const
    const saved = async (title: string, status: 'draft' | 'published') => {
      const list = {
        blockType: 'criteria' as const,
        title: 'Nos critères',
        criteria: [criterion.id],
      }
      const data = { hero: { title }, sections: [list], _status: status }
      await payload.update({ collection: 'pages', id, data, draft: status === 'draft' })
      const where = { and: [{ parent: { equals: id } }] }
      const { docs } = await payload.findVersions({
        collection: 'pages',
        where,
        sort: '-updatedAt',
        limit: 1,
      })
      return docs[0]!.id
    }
    const publish = (name: string) =>
      payload.update({ ...criterion, data: { name, _status: 'published' } })
    await publish('Critère d’hier')
    const first = await saved('Page d’hier', 'published')
    await payload.update({ ...criterion, ...draft({ name: 'Critère en brouillon' }) })
    const second = await saved('Page d’aujourd’hui', 'published')
    const third = await saved('Page en brouillon', 'draft')
    await publish('Critère de demain')

    for (const [version, title, name] of [
      [first, 'Page d’hier', 'Critère d’hier'],
      [second, 'Page d’aujourd’hui', 'Critère d’hier'],
      [third, 'Page en brouillon', 'Critère en brouillon'],
    ] as const) {
      const shown = await names(version)
      expect(shown.title).toBe(title)
      expect(shown.criteria).toEqual([name])
    }
    expect(await pageVersion(payload, id, user)).toBeNull()
    expect(await pageVersion(payload, 'rien', user)).toBeNull()
  })
})
