import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { importPage } from '@/content/import'
import { seedIfEmpty } from '@/content/import/seed'
import type { CleanAdmins } from '@/content/source/schema'

import { fixture, read } from '../fixtures/source/source-file'
import { mongodbServer } from '../support/mongodb'
import { openTestSite, type TestSite } from '../support/payload'

function sourceOf(text: string): CleanAdmins {
  const result = read(text)
  if (!result.ok || result.source.layout !== 'admins') throw new Error('The fixture is refused.')
  return result.source
}

const source = sourceOf(fixture)
const address = 'participer/administrations'

const onSqlite = mongodbServer ? describe.skip : describe

describe('import', () => {
  let site: TestSite
  const count = async (collection: 'calls' | 'criteria' | 'pages' | 'profiles') =>
    (await site.payload.count({ collection })).totalDocs
  const page = async (draft: boolean) => {
    const found = await site.payload.find({ collection: 'pages', draft, depth: 0 })
    return found.docs[0]
  }

  beforeAll(async () => {
    site = await openTestSite()
  })
  afterAll(() => site.close())

  // Only where there are transactions: the substitute for MongoDB has none.
  onSqlite('that fails half-way', () => {
    it('leaves nothing behind', async () => {
      const list = [...(source.criteria?.list ?? []), { name: 'Prêt {{jour}}' }]
      const wrong = { ...source, criteria: { ...source.criteria, list } }
      await expect(importPage(site.payload, wrong, { asDraft: false })).rejects.toThrow()
      expect(await count('calls')).toBe(0)
      expect(await count('criteria')).toBe(0)
    })
  })

  onSqlite('of a text that names what does not exist', () => {
    it('is refused in French, and leaves nothing behind', async () => {
      const wrong = { ...source, head: { ...source.head, desc: 'Dès {{jour}}' } }
      await expect(importPage(site.payload, wrong, { asDraft: false })).rejects.toThrow(
        `page « /${address} », En-tête de page > Introduction : Inconnu : « {{jour}} ».`,
      )
      expect(await count('criteria')).toBe(0)
    })
  })

  it('as a draft publishes nothing, then publishes what it had drafted', async () => {
    await importPage(site.payload, source, { asDraft: true })
    expect((await page(true))?._status).toBe('draft')
    const { written } = await importPage(site.payload, source, { asDraft: false })
    expect(written.length).toBeGreaterThan(0)
    expect((await page(false))?._status).toBe('published')
    expect(await count('criteria')).toBe(2)
  })

  it('writes nothing the second time', async () => {
    expect(await importPage(site.payload, source, { asDraft: false })).toEqual({
      written: [],
      warnings: [],
    })
  })

  it('keeps the documents that the page shows already, their dates included', async () => {
    const { docs } = await site.payload.find({ collection: 'calls' })
    const closesAt = '2027-03-31T16:00:00.000Z'
    await site.payload.update({
      collection: 'calls',
      id: docs[0]?.id ?? '',
      data: { closesAt, _status: 'published' },
    })
    const revised = sourceOf(fixture.replace('Elle est prête.', 'Elle est prête et complète.'))
    const { written } = await importPage(site.payload, revised, { asDraft: false })
    expect(written).toEqual(['Mise à jour : critère « Équipe »'])
    const after = await site.payload.find({ collection: 'calls' })
    expect(after.docs.map((call) => call.closesAt)).toEqual([closesAt])
  })

  it('as the first content is skipped where a page exists', async () => {
    await seedIfEmpty(site.payload, 'absent.md')
    await seedIfEmpty(site.payload, null)
    expect(await count('pages')).toBe(1)
  })
})
