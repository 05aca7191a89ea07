import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { importPage } from '@/content/import'
import { seedIfEmpty } from '@/content/import/seed'
import type { PagePlan } from '@/content/source/page-plan'

import { fixture, read } from '../fixtures/source/source-file'
import { mongodbServer } from '../support/mongodb'
import { openTestSite, type TestSite } from '../support/payload'

function planOf(text: string): PagePlan {
  const result = read(text)
  if (!result.ok) throw new Error('The fixture is refused.')
  return result.plan
}

const plan = planOf(fixture)

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
    site = await openTestSite(mongodbServer, { sqliteTransactions: true })
  })
  afterAll(() => site.close())

  // Only where there are transactions: the substitute for MongoDB has none.
  onSqlite('that fails half-way', () => {
    it('leaves nothing behind', async () => {
      const wrong: PagePlan = {
        ...plan,
        sections: [
          ...plan.sections,
          {
            blockType: 'profiles',
            title: 'Profils',
            introduction: '',
            profiles: [
              { name: 'P', description: '', link: { label: 'Lien', url: 'javascript:alert(1)' } },
            ],
          },
        ],
      }
      await expect(importPage(site.payload, wrong, { asDraft: false })).rejects.toThrow()
      expect(await count('calls')).toBe(0)
      expect(await count('criteria')).toBe(0)
    })
  })

  onSqlite('of a text that names what does not exist', () => {
    it('is refused in French, and leaves nothing behind', async () => {
      const wrong = { ...plan, hero: { ...plan.hero, introduction: 'Dès {{jour}}' } }
      await expect(importPage(site.payload, wrong, { asDraft: false })).rejects.toThrow(
        `page « /${plan.address} », En-tête de page > Introduction : Inconnu : « {{jour}} ».`,
      )
      expect(await count('criteria')).toBe(0)
    })
  })

  it('as a draft publishes nothing, then publishes what it had drafted', async () => {
    await importPage(site.payload, plan, { asDraft: true })
    expect((await page(true))?._status).toBe('draft')
    const written = await importPage(site.payload, plan, { asDraft: false })
    expect(written.length).toBeGreaterThan(0)
    expect((await page(false))?._status).toBe('published')
    expect(await count('criteria')).toBe(2)
  })

  it('writes nothing the second time', async () => {
    expect(await importPage(site.payload, plan, { asDraft: false })).toEqual([])
  })

  it('keeps the documents that the page shows already, their dates included', async () => {
    const { docs } = await site.payload.find({ collection: 'calls' })
    const closesAt = '2027-03-31T16:00:00.000Z'
    await site.payload.update({
      collection: 'calls',
      id: docs[0]?.id ?? '',
      data: { closesAt, _status: 'published' },
    })
    const revised = planOf(fixture.replace('Elle est prête.', 'Elle est prête et complète.'))
    const written = await importPage(site.payload, revised, { asDraft: false })
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
