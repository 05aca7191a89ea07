import { describe, expect, it } from '@jest/globals'
import { createLocalReq, type CollectionSlug, type TypedUser } from 'payload'

import { usesEndpoint, type Used } from '@/editing/uses'
import type { Page } from '@/payload-types'
import { currentRevision } from '@/platform/revisions/read'
import { PATH, publishContent, SLUG } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { pageAt, redirectAt } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const content = await publishContent(payload)
const administrator = await createUser(payload)
const reviewer = await createUser(payload, 'Ines Roux', 'reviewer')

const hero = { title: 'Un titre' }
const publishPage = (slug: string) =>
  payload.create({
    collection: 'pages',
    data: { title: `Page ${slug}`, slug, hero, _status: 'published' },
  })
const now = () => new Date().toISOString()

/** Puts in the trash as the admin does: an update with a date, by `user`. */
const trash = (collection: CollectionSlug, id: string, user = reviewer) =>
  payload.update({ collection, id, data: { deletedAt: now() }, overrideAccess: false, user })

/** Restores as the admin does, with the box « restaurer en tant que version publiée » ticked or not. */
const restore = (id: string, _status: 'draft' | 'published' = 'draft', user = reviewer) =>
  payload.update({
    collection: 'pages',
    where: { and: [{ id: { equals: id } }, { deletedAt: { exists: true } }] },
    data: { deletedAt: null, _status },
    trash: true,
    overrideAccess: false,
    user,
  })

/** What staff read before they delete the documents `ids`. */
async function usesOf(collection: string, ids: string[], user: TypedUser | null = reviewer) {
  const req = await createLocalReq({ user: user ?? undefined }, payload)
  const searchParams = new URLSearchParams({ ids: ids.join(',') })
  Object.assign(req, { routeParams: { collection }, searchParams })
  return ((await (await usesEndpoint.handler(req)).json()) as { used: Used[] }).used
}

describe('a document that a page uses', () => {
  const used: [CollectionSlug, string][] = [
    ['calls', content.call.id],
    ['criteria', content.criteria[0]!.id],
    ['profiles', content.profiles[1]!.id],
    ['selection-steps', content.steps[0]!.id],
  ]

  it.each(used)('can be neither put in the trash nor deleted (%s)', async (collection, id) => {
    for (const remove of [
      () => trash(collection, id, administrator),
      () => payload.delete({ collection, id }),
    ]) {
      await expect(remove()).rejects.toMatchObject({
        status: 409,
        message: expect.stringContaining(`«\u00a0Administrations\u00a0» (/${SLUG})`),
      })
    }
    expect((await pageAt(payload, PATH)).title).toBe('Administrations')
  })

  it.each(used)('is listed with a link to the page before it is deleted (%s)', async (slug, id) => {
    const place = {
      name: `la page «\u00a0Administrations\u00a0» (/${SLUG})`,
      href: `/admin/collections/pages/${content.page.id}`,
    }
    expect(await usesOf(slug, ['unknown', id])).toMatchObject([{ id, places: [place] }])
    await expect(usesOf(slug, [id], null)).rejects.toMatchObject({ status: 403 })
    await expect(usesOf(slug, [''])).rejects.toMatchObject({ status: 400 })
  })

  it('is refused in a bulk update, which trashes the other documents', async () => {
    const { id } = await payload.create({
      collection: 'criteria',
      data: { name: 'Inutile', _status: 'published' },
    })
    const { docs, errors } = await payload.update({
      collection: 'criteria',
      where: { id: { in: [id, content.criteria[0]!.id] } },
      data: { deletedAt: now() },
      overrideAccess: false,
      user: reviewer,
    })
    expect(docs.map((doc) => doc.id)).toEqual([id])
    expect(errors).toEqual([
      expect.objectContaining({
        id: content.criteria[0]!.id,
        message: expect.stringContaining('est utilisé par la page'),
      }),
    ])
  })

  it('cannot be deleted when only a draft uses it, alone or in bulk', async () => {
    const data = { name: 'Nouveau', description: 'Texte.', _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data })
    const sections = [{ blockType: 'criteria' as const, title: 'Critères', criteria: [id] }]
    const page = { collection: 'pages', id: content.page.id } as const
    await payload.update({ ...page, data: { sections }, draft: true })

    await expect(payload.delete({ collection: 'criteria', id })).rejects.toMatchObject({
      status: 409,
    })
    const where = { id: { equals: id } }
    const { errors } = await payload.delete({ collection: 'criteria', where })
    expect(errors).toHaveLength(1)
  })
})

describe('a published page put in the trash', () => {
  it('leaves the public site at once', async () => {
    const { id } = await publishPage('retiree')
    const before = await currentRevision(payload)
    await trash('pages', id)
    expect(await currentRevision(payload)).not.toBe(before)
    expect(await redirectAt(payload, '/retiree')).toBeNull()
  })

  it('leaves the public site with the draft on top of it', async () => {
    const { id } = await publishPage('retiree-avec-brouillon')
    await payload.update({ collection: 'pages', id, data: { title: 'Esquisse' }, draft: true })
    const before = await currentRevision(payload)
    await trash('pages', id)
    expect(await currentRevision(payload)).not.toBe(before)
    expect(await redirectAt(payload, '/retiree-avec-brouillon')).toBeNull()
    await restore(id)
    const doc = await payload.findByID({ collection: 'pages', id, draft: true })
    expect(doc).toMatchObject({ title: 'Esquisse', _status: 'draft' })
  })

  it.each(['draft', 'published'] as const)(
    'comes back as a draft when it is restored as %s',
    async (status) => {
      const slug = `revenue-${status}`
      const { id } = await publishPage(slug)
      await trash('pages', id)
      const { docs, errors } = await restore(id, status)
      expect(errors).toEqual([])
      expect(docs).toHaveLength(1)
      expect(await redirectAt(payload, `/${slug}`)).toBeNull()
      const stored = await payload.findByID({ collection: 'pages', id })
      expect(stored).toMatchObject({ _status: 'draft', deletedAt: null })
      await payload.update({ collection: 'pages', id, data: { _status: 'published' } })
      expect((await pageAt(payload, `/${slug}`)).title).toBe(`Page ${slug}`)
    },
  )

  it('takes its former addresses along, and brings them back when it is published again', async () => {
    const { id } = await publishPage('avant')
    const publish = (slug: string) =>
      payload.update({ collection: 'pages', id, data: { slug, _status: 'published' } })
    await publish('apres')
    expect(await redirectAt(payload, '/avant')).toBe('/apres')
    await trash('pages', id)
    expect(await redirectAt(payload, '/avant')).toBeNull()
    await restore(id)
    expect(await redirectAt(payload, '/avant')).toBeNull()
    await publish('apres')
    expect(await redirectAt(payload, '/avant')).toBe('/apres')
  })

  it('keeps its address, and the refusal to another page says where it is', async () => {
    const { id } = await publishPage('occupee')
    const other = await publishPage('autre')
    await trash('pages', id)
    const refused = {
      status: 400,
      data: {
        errors: [
          expect.objectContaining({
            path: 'slug',
            message: expect.stringContaining('« Page occupee », qui est dans la corbeille'),
          }),
        ],
      },
    }
    await expect(publishPage('occupee')).rejects.toMatchObject(refused)
    const change = (data: Partial<Page>, draft = false) =>
      payload.update({ collection: 'pages', id: other.id, data, draft })
    await expect(change({ slug: 'occupee' })).rejects.toMatchObject(refused)
    // A draft is always saved, with its other fields.
    await change({ slug: 'occupee' }, true)
    expect(await change({ title: 'Autre titre' }, true)).toMatchObject({ slug: 'occupee' })
    await expect(change({ _status: 'published' })).rejects.toMatchObject(refused)
    const { docs } = await restore(id)
    expect(docs).toEqual([expect.objectContaining({ id, slug: 'occupee', _status: 'draft' })])
    await change({ slug: 'autre', _status: 'published' })
  })
})

describe('the trash', () => {
  it('does not take a draft alone', async () => {
    const { id } = await publishPage('entiere')
    const asked = { collection: 'pages', id, overrideAccess: false, user: reviewer } as const
    await expect(
      payload.update({ ...asked, data: { deletedAt: now() }, draft: true }),
    ).rejects.toMatchObject({ status: 400 })
    await trash('pages', id)
    await expect(
      payload.update({ ...asked, data: { deletedAt: null }, draft: true, trash: true }),
    ).rejects.toMatchObject({ status: 400 })
  })
})

describe('a document that no page uses any more', () => {
  it('can be deleted, and nothing is listed before', async () => {
    const page = { collection: 'pages', id: content.page.id } as const
    await payload.update({ ...page, data: { sections: [], _status: 'published' } })
    const { id } = content.criteria[2]!
    expect(await usesOf('criteria', [id])).toEqual([])
    await payload.delete({ collection: 'criteria', id })
    expect(await payload.count({ collection: 'criteria', where: { id: { equals: id } } })).toEqual({
      totalDocs: 0,
    })
  })
})
