import { beforePublishing, type Fault } from '@/editing/faults'
import { published, publishedVersion } from '@/editing/published'
import { textsIn } from '@/editing/texts'
import { shownBy } from '@/editing/text-variables/uses'
import type { Page } from '@/payload-types'
import { excessSentence } from '@/text/bounds/most'
import { boundsOfPage } from '@/text/bounds/page'

/**
 * Before a page is published: refuses it when it and the published documents that it shows are too much together, unless
 * what visitors read is so already.
 */
export const checkPageSize = beforePublishing<Page>(async ({ doc: page, id, collection, req }) => {
  const faultsOf = async (one: Page): Promise<Fault[]> => {
    const bounds = boundsOfPage()
    for (const { text } of textsIn(collection.flattenedFields, one)) bounds(text)
    // One after the other: MongoDB does not take several at once in a transaction.
    for (const { path, collection: slug, ids } of shownBy(one, req)) {
      const { flattenedFields } = req.payload.collections[slug].config
      const docs = await published(req, slug, { id: { in: ids } })
      const shown = ids.flatMap((each) => docs.find((doc) => doc.id === each) ?? [])
      for (const { text } of shown.flatMap((doc) => textsIn(flattenedFields, doc))) {
        const { together } = bounds(text)
        if (together)
          return [{ path, message: excessSentence(`avec ce que la page montre, ${together}`) }]
      }
    }
    return []
  }
  const faults = await faultsOf(page)
  if (!faults.length) return []
  const before = id ? ((await publishedVersion('pages', id, req)) as Page | null) : null
  return before && (await faultsOf(before)).length ? [] : faults
})
