import type { PayloadRequest } from 'payload'

import { published, publishedCalls } from '@/editing/published'
import { currentCall } from '@/site/content/current-call'

import { PREPARED } from './items'
import { FIELD, preparationHref } from './rules'

/** Returns the paths of the preparations that the current calls of pages offer. */
export async function preparationPaths(req: PayloadRequest): Promise<string[]> {
  const offering = (await published(req, 'calls', {})).filter((call) => call[FIELD])
  const ids = offering.map(({ id }) => id)
  const pages = ids.length ? await published(req, 'pages', { calls: { in: ids } }) : []
  const paths: string[] = []
  for (const { calls, sections, slug } of pages) {
    const { call } = currentCall(await publishedCalls(calls, req), new Date())
    const isPrepared = sections?.some(({ blockType }) =>
      PREPARED.some((type) => type === blockType),
    )
    if (call?.[FIELD] && isPrepared) paths.push(preparationHref(`/${slug}`))
  }
  return paths
}
