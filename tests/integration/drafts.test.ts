import { beforeEach, describe, expect, it } from '@jest/globals'

import { removeBlankDrafts } from '@/editing/blank-drafts'
import { publishableSlugs } from '@/editing/publishable-slugs'
import { unpublishedChanges } from '@/editing/unpublished-changes'
import type { Purpose } from '@/fields/purpose'
import { publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const HOUR_MS = 60 * 60 * 1000

const { payload } = await testSite()
const user = await createUser(payload, 'Dominique Petit', 'editor')

/** Creates a draft as Payload does when the form of a new document opens. */
const open = (collection: 'pages' | 'calls' | 'criteria' | 'profiles' | 'selection-steps') =>
  payload.create({ collection, data: {}, draft: true, overrideAccess: false, user })
const type = (id: string, name: string) =>
  payload.update({ collection: 'criteria', id, data: { name }, draft: true, autosave: true, user })

const afterHours = (hours: number) => removeBlankDrafts(payload, Date.now() + hours * HOUR_MS)
const waiting = async () => (await unpublishedChanges(payload, { user })).map(({ title }) => title)
async function left(): Promise<string[]> {
  const all: string[] = []
  for (const collection of publishableSlugs(payload)) {
    const { docs } = await payload.find({ collection, draft: true, pagination: false })
    all.push(...docs.map(({ id }) => id))
  }
  return all
}

beforeEach(async () => {
  for (const collection of publishableSlugs(payload)) {
    await payload.delete({ collection, where: { id: { exists: true } } })
  }
})

describe('a draft that was opened and left blank', () => {
  it.each(['pages', 'calls', 'criteria', 'profiles', 'selection-steps'] as const)(
    'of %s is not listed as waiting, and is deleted after a day with its version',
    async (collection) => {
      const { id } = await open(collection)
      expect(await waiting()).toEqual([])
      await afterHours(23)
      expect(await left()).toEqual([id])
      await afterHours(25)
      expect(await left()).toEqual([])
      expect((await payload.findVersions({ collection })).docs).toEqual([])
    },
  )
})

describe('a draft that holds something, or once did', () => {
  it('is kept, and is listed as waiting', async () => {
    const typed = await open('criteria')
    await type(typed.id, 'Impact')
    const createdAt = new Date(Date.now() - HOUR_MS).toISOString()
    const erased = await payload.create({
      collection: 'criteria',
      data: { createdAt },
      draft: true,
    })
    await type(erased.id, 'Utilité')
    await type(erased.id, '')
    const imported = await payload.create({
      collection: 'pages',
      data: { slug: 'ailleurs' },
      draft: true,
    })
    await afterHours(1000)
    expect((await left()).toSorted()).toEqual([typed.id, erased.id, imported.id].toSorted())
    expect((await waiting()).toSorted()).toEqual(['Impact', 'Sans titre', 'Sans titre'])
  })

  it('is kept when it is published', async () => {
    const data = { name: 'Impact', description: 'Réel', _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data })
    await afterHours(1000)
    expect(await left()).toEqual([id])
  })
})

describe('a copy', () => {
  const hero = { title: 'Questions' }
  const publish = (slug: string, title: string, purpose?: Purpose) =>
    payload.create({
      collection: 'pages',
      data: { title, slug, hero, purpose, _status: 'published' },
    })

  it('of a page gets its own title and address, and is a draft dated now', async () => {
    const { id } = await publish('participer/faq', 'FAQ', 'legal')
    // Dates the original long ago, to avoid waiting.
    const updatedAt = '2025-01-06T08:00:00.000Z'
    await payload.db.updateOne({ collection: 'pages', id, data: { updatedAt } })
    const { docs } = await payload.findVersions({
      collection: 'pages',
      where: { parent: { equals: id } },
    })
    const [latest] = docs
    await payload.db.updateVersion({
      collection: 'pages',
      id: latest!.id,
      versionData: { version: { ...latest!.version, updatedAt } },
    })

    const start = new Date().toISOString()
    const copy = await payload.duplicate({ collection: 'pages', id, draft: false })
    expect(copy).toMatchObject({
      title: 'FAQ (copie)',
      slug: 'participer/faq-copie',
      hero,
      _status: 'draft',
    })
    expect(copy.purpose ?? null).toBeNull()
    const stored = await payload.findByID({ collection: 'pages', id: copy.id, draft: true })
    expect(stored.updatedAt >= start).toBe(true)
    expect(stored.createdAt >= start).toBe(true)

    await payload.update({ collection: 'pages', id: copy.id, data: { _status: 'published' } })
    const original = await payload.findByID({ collection: 'pages', id })
    expect(original).toMatchObject({
      slug: 'participer/faq',
      purpose: 'legal',
      _status: 'published',
    })
  })

  it('gets a numbered address while another page, draft or trashed, holds the plain one', async () => {
    const { id } = await publish('aide', 'Aide')
    const copyOf = (from: string) => payload.duplicate({ collection: 'pages', id: from })
    const first = await copyOf(id)
    const data = { deletedAt: new Date().toISOString() }
    await payload.update({ collection: 'pages', id: first.id, data })
    const second = await copyOf(id)
    const other = await payload.create({ collection: 'pages', data: { title: 'X' }, draft: true })
    const typed = { slug: 'aide-copie-3' }
    await payload.update({ collection: 'pages', id: other.id, data: typed, draft: true })
    const fourth = await copyOf(second.id)
    expect([first.slug, second.slug, fourth.slug]).toEqual([
      'aide-copie',
      'aide-copie-2',
      'aide-copie-4',
    ])
    expect(fourth.title).toBe('Aide (copie)')
  })

  it('can be made of a page without a title or an address', async () => {
    const { id } = await payload.create({ collection: 'pages', data: {}, draft: true })
    const copy = await payload.duplicate({ collection: 'pages', id })
    expect(copy.id).not.toBe(id)
    expect(copy.slug ?? null).toBeNull()
  })

  it('of a call does not take over its forced state', async () => {
    const { call } = await publishContent(payload)
    const override = { override: 'closed', overrideReason: 'Panne', _status: 'published' } as const
    await payload.update({ collection: 'calls', id: call.id, data: override, user })
    const { id } = await payload.duplicate({ collection: 'calls', id: call.id })
    const copy = await payload.findByID({ collection: 'calls', id, draft: true })
    expect(copy).toMatchObject({ name: `${call.name} (copie)`, opensAt: call.opensAt })
    for (const name of ['override', 'overrideReason', 'overrideUntil', 'overrideBy'] as const) {
      expect(copy[name] ?? null).toBeNull()
    }
  })
})
