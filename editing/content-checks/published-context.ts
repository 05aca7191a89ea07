import { createLocalReq, type PayloadRequest } from 'payload'

import { publishableSlugs } from '@/editing/publishable-slugs'
import { published } from '@/editing/published'
import type { Page } from '@/payload-types'
import { env } from '@/platform/env'
import { checkedTexts } from '@/editing/texts'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { targetsIn } from '@/text/checks/check-markdown'
import type { ContentContext } from '@/text/checks/finding'
import { hostOf } from '@/text/checks/typo'

import { filePaths, sitePaths } from './site-paths'

/** What is checked against, as far as it is published, and what else a form asks of the published site. */
export type PublishedContext = Omit<ContentContext, 'year' | 'promotions' | 'callDates'> & {
  /** Ids of the pages that visitors find. */
  publishedPages: string[]
  /** What a link within the site may be given: each published page, each question of it, then the files. */
  destinations: string[]
}

/** What any text is checked against: all that is published, which each form that opens would else read again. */
export const publishedContext = keptWhileCurrent(async (payload): Promise<PublishedContext> => {
  const req = await createLocalReq({}, payload)
  const pages = await published(req, 'pages', {})
  const anchors = Object.fromEntries(pages.map((page) => [`/${page.slug}`, anchorsOf(page)]))
  const passages = Object.entries(anchors).flatMap(([path, names]) => [
    path,
    ...names.map((name) => `${path}#${name}`),
  ])
  return {
    siteUrl: env().siteUrl,
    sitePaths: await sitePaths(req),
    anchors,
    destinations: [...passages.sort(), ...(await filePaths(req))],
    hostUses: await hostUses(req),
    publishedPages: pages.map(({ id }) => id),
  }
})

/** The anchors by which a link leads to a passage of `page`: those of its questions. */
const anchorsOf = ({ sections }: Page): string[] =>
  (sections ?? []).flatMap((section) =>
    section.blockType === 'questions'
      ? (section.questions ?? []).flatMap(({ anchor }) => anchor || [])
      : [],
  )

/** How many links of the published content lead to each host. */
async function hostUses(req: PayloadRequest): Promise<Record<string, number>> {
  const uses: Record<string, number> = {}
  // One after the other: MongoDB does not take several at once in a transaction.
  for (const collection of publishableSlugs(req.payload)) {
    const { flattenedFields } = req.payload.collections[collection].config
    for (const doc of await published(req, collection, {})) {
      for (const { kind, text } of checkedTexts(flattenedFields, doc)) {
        for (const target of kind === 'markdown' ? targetsIn(text) : [text]) {
          const host = hostOf(target)
          if (host) uses[host] = (uses[host] ?? 0) + 1
        }
      }
    }
  }
  return uses
}
