import { beforeAll, describe, expect, it } from '@jest/globals'

import type { Purpose } from '@/fields/purpose'
import { siteContent } from '@/site/content'
import { testSite } from '@/tests/support/payload'
import { pageAt } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()

const create = async (slug: string, purpose: Purpose | null, data: object = {}) => {
  const page = { title: slug, slug, purpose, hero: { title: slug }, ...data }
  const { id } = await payload.create({
    collection: 'pages',
    data: { ...page, _status: 'published' },
  })
  return id
}
const change = (id: string, data: object, draft = false) =>
  payload.update({ collection: 'pages', id, data, draft, trash: !draft })
const published = { _status: 'published' }
const footer = async () => (await siteContent(payload)).requiredPages

describe('the footer', () => {
  let legal: string

  it('leads to the published page that is what the law asks for, wherever it moves', async () => {
    legal = await create('mentions', 'legal')
    expect(await footer()).toEqual({ legal: '/mentions' })
    await change(legal, { slug: 'a-propos/mentions', ...published })
    expect(await footer()).toEqual({ legal: '/a-propos/mentions' })
  })

  it('leads to no draft, not even for staff, nor to what a draft is to become', async () => {
    const draft = { title: 'Vie privée', slug: 'vie-privee', purpose: 'privacy' as const }
    await payload.create({ collection: 'pages', draft: true, data: draft })
    await change(legal, { purpose: 'siteMap', slug: 'ailleurs', _status: 'draft' }, true)
    expect(await footer()).toEqual({ legal: '/a-propos/mentions' })
    const staff = await createUser(payload)
    const { requiredPages } = await siteContent(payload, { staff })
    expect(requiredPages).toEqual({ legal: '/a-propos/mentions' })
    await change(legal, { purpose: 'legal', slug: 'a-propos/mentions', ...published })
  })

  it('leads to the oldest, should there be two all the same', async () => {
    // As two who publish in the same instant: by the adapter alone, without hooks.
    const second = await create('autres-mentions', null)
    await payload.db.updateOne({ collection: 'pages', id: second, data: { purpose: 'legal' } })
    expect(await footer()).toEqual({ legal: '/a-propos/mentions' })
    await change(legal, { deletedAt: new Date().toISOString(), _status: 'draft' })
    expect(await footer()).toEqual({ legal: '/autres-mentions' })
    await change(second, { purpose: null, ...published })
    expect(await footer()).toEqual({})
  })
})

describe('a second page that is the same for the law', () => {
  const refusal = {
    status: 400,
    data: {
      errors: [
        expect.objectContaining({
          path: 'purpose',
          message: expect.stringMatching(/« plan ».* « Plan du site »/),
        }),
      ],
    },
  }
  let first: string
  let second: string

  beforeAll(async () => {
    first = await create('plan', 'siteMap')
    second = await create('autre-plan', null)
  })

  it('is not published, new or changed', async () => {
    await expect(create('encore', 'siteMap')).rejects.toMatchObject(refusal)
    await expect(change(second, { purpose: 'siteMap', ...published })).rejects.toMatchObject(
      refusal,
    )
    await change(first, { title: 'plan', ...published })
  })

  it('may be written as a draft, and published once the other is gone', async () => {
    await change(second, { purpose: 'siteMap', _status: 'draft' }, true)
    await expect(change(second, published)).rejects.toMatchObject(refusal)
    await change(first, { deletedAt: new Date().toISOString(), _status: 'draft' })
    await change(second, published)
    expect((await footer()).siteMap).toBe('/autre-plan')
  })
})

describe('a site map', () => {
  it('leads to every published page, and to nothing else', async () => {
    await create('carte', null, { sections: [{ blockType: 'siteMap', title: 'Les pages' }] })
    await payload.create({
      collection: 'pages',
      draft: true,
      data: { title: 'Secrète', slug: 'secrete' },
    })
    const { docs } = await payload.find({
      collection: 'pages',
      where: { _status: { equals: 'published' } },
      pagination: false,
    })
    const { sections } = await pageAt(payload, '/carte')
    const map = sections.find((section) => section.blockType === 'siteMap')
    const hrefs = map?.pages.map(({ href }) => href)
    expect(hrefs).toEqual(docs.map(({ slug }) => `/${slug}`).sort())
    expect(hrefs).toContain('/carte')
  })
})
