import { expect, it } from '@jest/globals'

import type { PageView } from '@/components/views'
import { seedIfEmpty } from '@/content/import/seed'
import { pageDescription } from '@/site/page/description'
import { testSite } from '@/tests/support/payload'
import { pageAt } from '@/tests/support/shown'
import { markdownNodes } from '@/text/markdown/nodes'

const pages = new Map<string, PageView>()

const site = await testSite()
await seedIfEmpty(site.payload, 'content')
const { docs } = await site.payload.find({ collection: 'pages', pagination: false })
for (const { slug } of docs) pages.set(slug, await pageAt(site.payload, `/${slug}`))

it('describes each page that comes with the site by what that page is about', () => {
  const beginning = (words: string) => expect.stringMatching(new RegExp(`^${words}`))
  const described = Array.from(pages, ([slug, page]) => [slug, pageDescription(page, 'EIG')])
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

it('makes no heading of a list of one item', () => {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
  }
  const lonely = [...pages.values()]
    .flatMap(texts)
    .flatMap((text) => markdownNodes(text))
    .filter((node) => node.type === 'list' && node.children.length === 1)
  expect(lonely).toEqual([])
})
