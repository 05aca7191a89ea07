import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'

import { pageUsing } from '@/editing/preview/pages-showing'
import { inSections } from '@/editing/refuse-removing-used'
import { publishContent, SLUG } from '@/tests/fixtures/content'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

let site: TestSite
let content: Awaited<ReturnType<typeof publishContent>>

beforeAll(async () => {
  site = await openTestSite()
  content = await publishContent(site.payload)
})
afterAll(() => site.close())

const criteria = inSections((section) => (section.blockType === 'criteria' ? section.criteria : []))

async function found(id: string) {
  const { payload } = site
  const { docs } = await payload.find({ collection: 'users', limit: 1 })
  const user = docs[0] ? { ...docs[0], collection: 'users' as const } : await createUser(payload)
  return pageUsing(await createLocalReq({ user }, payload), criteria, id)
}

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
  it('is one whose draft uses it, published ones first', async () => {
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

  it('is none when no page uses it, or only one in the trash', async () => {
    const [, , third] = content.criteria.map(({ id }) => id)
    expect(await found(third!)).toBeNull()
    const { id } = await draftPage('a-jeter', [third!])
    expect(await found(third!)).toBe('a-jeter')
    const deletedAt = new Date().toISOString()
    await site.payload.update({ collection: 'pages', id, data: { deletedAt } })
    expect(await found(third!)).toBeNull()
  })
})
