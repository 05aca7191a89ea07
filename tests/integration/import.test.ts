import { expect, it } from '@jest/globals'

import { importPage } from '@/content/import'
import { seedIfEmpty } from '@/content/import/seed'
import type { CleanAdmins } from '@/content/source/schema'

import { fixture, read } from '../fixtures/source/source-file'
import { mongodbServer } from '../support/mongodb'
import { testSite } from '../support/payload'

function sourceOf(text: string): CleanAdmins {
  const result = read(text)
  if (!result.ok || result.source.layout !== 'admins') throw new Error('The fixture is refused.')
  return result.source
}

const source = sourceOf(fixture)
const address = 'participer/administrations'

const onSqlite = mongodbServer ? it.skip : it
const { payload } = await testSite()

const count = async (collection: 'calls' | 'criteria' | 'pages' | 'profiles') =>
  (await payload.count({ collection })).totalDocs
const page = async (draft: boolean) => {
  const found = await payload.find({ collection: 'pages', draft, depth: 0 })
  return found.docs[0]
}

// Only where there are transactions: the substitute for MongoDB has none.
onSqlite('that fails half-way is refused in French, and leaves nothing behind', async () => {
  const list = [...(source.criteria?.list ?? []), { name: 'Prêt {{jour}}' }]
  const half = { ...source, criteria: { ...source.criteria, list } }
  await expect(importPage(payload, half, { asDraft: false })).rejects.toThrow()
  const wrong = { ...source, head: { ...source.head, desc: 'Dès {{jour}}' } }
  await expect(importPage(payload, wrong, { asDraft: false })).rejects.toThrow(
    `page « /${address} », En-tête de page > Introduction : Inconnu : « {{jour}} ».`,
  )
  expect([await count('calls'), await count('criteria')]).toEqual([0, 0])
})

it('as a draft publishes nothing, then publishes what it had drafted', async () => {
  await importPage(payload, source, { asDraft: true })
  expect((await page(true))?._status).toBe('draft')
  const { written } = await importPage(payload, source, { asDraft: false })
  expect(written.length).toBeGreaterThan(0)
  expect((await page(false))?._status).toBe('published')
  // Listed for staff, who name no order, as the page shows them.
  const { docs } = await payload.find({ collection: 'criteria' })
  expect(docs.map(({ name }) => name)).toEqual(source.criteria?.list?.map(({ name }) => name))
})

it('writes nothing the second time', async () => {
  expect(await importPage(payload, source, { asDraft: false })).toEqual({
    written: [],
    warnings: [],
    nowhere: [],
  })
})

it('keeps what the page is for and the documents that it shows already, their dates included', async () => {
  const { docs } = await payload.find({ collection: 'calls' })
  const closesAt = '2027-03-31T16:00:00.000Z'
  await payload.update({
    collection: 'calls',
    id: docs[0]?.id ?? '',
    data: { closesAt, _status: 'published' },
  })
  const said = { purpose: 'legal', description: 'Pour les moteurs.', _status: 'published' } as const
  const { id } = (await page(false))!
  await payload.update({ collection: 'pages', id, data: said })
  const revised = sourceOf(fixture.replace('Elle est prête.', 'Elle est prête et complète.'))
  const { written } = await importPage(payload, revised, { asDraft: false })
  expect(written).toEqual(['Mise à jour : critère « Équipe »'])
  const { purpose, description } = said
  expect(await page(false)).toMatchObject({ purpose, description })
  const after = await payload.find({ collection: 'calls' })
  expect(after.docs.map((call) => call.closesAt)).toEqual([closesAt])
})

it('as the first content is skipped where a page exists', async () => {
  await seedIfEmpty(payload, 'absent.md')
  await seedIfEmpty(payload, null)
  expect(await count('pages')).toBe(1)
})
