import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { seedIfEmpty } from '@/content/import/seed'
import { pageDescription } from '@/lib/public-page/description'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { pageAt } from '@/tests/support/shown'

let site: TestSite

beforeAll(async () => {
  site = await openTestSite()
  await seedIfEmpty(site.payload, 'content')
})
afterAll(() => site.close())

it('describes each page that comes with the site by what that page is about', async () => {
  const { docs } = await site.payload.find({ collection: 'pages', pagination: false })
  const described = new Map<string, string>()
  for (const { slug } of docs) {
    described.set(slug, pageDescription(await pageAt(site.payload, `/${slug}`), 'EIG'))
  }
  const beginning = (words: string) => expect.stringMatching(new RegExp(`^${words}`))
  expect(Object.fromEntries(described)).toEqual({
    accessibilite: beginning('La direction interministérielle .* rendre ses sites accessibles'),
    'donnees-personnelles': beginning('Cette page dit quelles données'),
    'mentions-legales': beginning('Ces mentions sont celles'),
    'participer/administrations': expect.stringContaining('transformation durable'),
    'participer/administrations/faq': beginning('Quelles sont les administrations éligibles'),
    'participer/administrations/proposer': expect.stringContaining('proposer un projet'),
    'plan-du-site': beginning('Toutes les pages\u00a0: Accessibilité, '),
  })
})
