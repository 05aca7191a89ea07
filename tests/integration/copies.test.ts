import { expect, it } from '@jest/globals'

import type { Purpose } from '@/fields/purpose'
import { publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()

const hero = { title: 'Questions' }
const publish = (slug: string, title: string, purpose?: Purpose) =>
  payload.create({
    collection: 'pages',
    data: { title, slug, hero, purpose, _status: 'published' },
  })

it('gives the copy of a page a title and an address of its own, as a draft of now', async () => {
  const { id } = await publish('participer/faq', 'FAQ', 'legal')
  // Long ago, without waiting.
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
  expect(original).toMatchObject({ slug: 'participer/faq', purpose: 'legal', _status: 'published' })
})

it('numbers the address while another page, draft or trashed, has it', async () => {
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

it('copies a page that has neither title nor address yet', async () => {
  const { id } = await payload.create({ collection: 'pages', data: {}, draft: true })
  const copy = await payload.duplicate({ collection: 'pages', id })
  expect(copy.id).not.toBe(id)
  expect(copy.slug ?? null).toBeNull()
})

it('leaves what was decided by exception to the call it was decided for', async () => {
  const { call } = await publishContent(payload)
  const user = await createUser(payload)
  const override = { override: 'closed', overrideReason: 'Panne', _status: 'published' } as const
  await payload.update({ collection: 'calls', id: call.id, data: override, user })
  const { id } = await payload.duplicate({ collection: 'calls', id: call.id })
  const copy = await payload.findByID({ collection: 'calls', id, draft: true })
  expect(copy).toMatchObject({ name: `${call.name} (copie)`, opensAt: call.opensAt })
  for (const name of ['override', 'overrideReason', 'overrideUntil', 'overrideBy'] as const) {
    expect(copy[name] ?? null).toBeNull()
  }
})
