import { createLocalReq } from 'payload'

import { published } from '@/editing/published'
import type { Page } from '@/payload-types'
import { env } from '@/platform/env'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import type { ContentContext } from '@/text/checks/finding'

import { hostUses } from './host-uses'
import { sitePaths } from './site-paths'

/** `publishedPages`: their ids. */
type PublishedContext = ContentContext & { publishedPages: string[] }

/** What any text is checked against: all that is published, which each form that opens would else read again. */
export const publishedContext = keptWhileCurrent(async (payload): Promise<PublishedContext> => {
  const req = await createLocalReq({}, payload)
  const pages = await published(req, 'pages', {})
  return {
    siteUrl: env().siteUrl,
    sitePaths: await sitePaths(req),
    anchors: Object.fromEntries(pages.map((page) => [`/${page.slug}`, anchorsOf(page)])),
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
