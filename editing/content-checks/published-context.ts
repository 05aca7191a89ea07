import { createLocalReq, type FlattenedField, type PayloadRequest } from 'payload'

import { inTurn } from '@/editing/find'
import { publishableSlugs } from '@/editing/publishable-slugs'
import { published } from '@/editing/published'
import { checkedTexts, relationsIn, textsIn } from '@/fields/fields-of'
import type { Page } from '@/payload-types'
import { env } from '@/platform/env'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { targetsIn } from '@/text/checks/check-markdown'
import type { ContentContext } from '@/text/checks/finding'
import { hostOf, FILE_FOLDERS } from '@/text/site-path'

import { placesOf } from './places'
import { sitePaths } from './site-paths'

/** What is checked against, as far as it is published, and what else a form asks of the published site. */
export type PublishedContext = Omit<
  ContentContext,
  'year' | 'promotions' | 'callDates' | 'namesCall'
> & {
  /** Ids of the pages that visitors find. */
  publishedPages: string[]
  /** Where a link within the site may lead: each published page, each place of it, then the files. */
  destinations: Destination[]
}

/** A place of the site as a link has it, and what a person knows it by. */
export type Destination = { address: string; title: string }

/** What any text is checked against: all that is published, which each form that opens would else read again. */
export const publishedContext = keptWhileCurrent(async (payload): Promise<PublishedContext> => {
  const req = await createLocalReq({}, payload)
  const pages = await published(req, 'pages', {})
  const pagesWithPlaces = await placesOf(pages, req)
  return {
    siteUrl: env().siteUrl,
    sitePaths: await sitePaths(req),
    anchors: Object.fromEntries(
      pagesWithPlaces.map(({ path, places }) => [path, places.map(({ anchor }) => anchor)]),
    ),
    destinations: [
      ...pages.map(({ slug, title }) => ({ address: `/${slug}`, title })),
      ...pagesWithPlaces.flatMap(({ path, places }) =>
        places
          .filter(({ isLasting }) => isLasting)
          .map(({ anchor, words }) => ({ address: `${path}#${anchor}`, title: words })),
      ),
      ...(await files(req, pages)),
    ],
    hostUses: await hostUses(req),
    publishedPages: pages.map(({ id }) => id),
  }
})

/** Images by what they say, documents by what a page calls them; those of which nothing is said by the names of their files. */
async function files(req: PayloadRequest, pages: Page[]): Promise<Destination[]> {
  const { flattenedFields } = req.payload.collections.pages.config
  const labels = new Map(pages.flatMap((page) => namedDocuments(flattenedFields, page)))
  return inTurn(FILE_FOLDERS, async (folder) =>
    (await published(req, folder, {})).map((doc) => {
      const said = 'alt' in doc ? doc.alt : labels.get(doc.id)
      return { address: `/${folder}/${doc.slug}`, title: said || `${doc.slug}` }
    }),
  )
}

/** The ids of the documents that `page` chooses, each with what it calls it: the first plain text beside it. */
function namedDocuments(
  fields: FlattenedField[],
  page: Page,
): [id: string, label: string | null][] {
  const around = (path: string) => path.slice(0, path.lastIndexOf('.'))
  const texts = textsIn(fields, page).filter(({ kind }) => kind === null)
  return relationsIn(fields, page)
    .filter(({ collection }) => collection === 'documents')
    .flatMap(({ path, ids }) => {
      const label = texts.find((text) => around(text.path) === around(path))?.text ?? null
      return ids.map((id): [string, string | null] => [id, label])
    })
}

/** How many links of the published content lead to each host. */
async function hostUses(req: PayloadRequest): Promise<Record<string, number>> {
  const texts = await inTurn(publishableSlugs(req.payload), async (collection) => {
    const { flattenedFields } = req.payload.collections[collection].config
    const docs = await published(req, collection, {})
    return docs.flatMap((doc) => checkedTexts(flattenedFields, doc))
  })
  const uses: Record<string, number> = {}
  for (const { kind, text } of texts) {
    for (const target of kind === 'markdown' ? targetsIn(text) : [text]) {
      const host = hostOf(target)
      if (host) uses[host] = (uses[host] ?? 0) + 1
    }
  }
  return uses
}
