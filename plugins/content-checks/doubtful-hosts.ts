import { createLocalReq, type Payload } from 'payload'

import { documentName } from '@/editing/document-title'
import { mapInOrder } from '@/editing/find'
import { publishableSlugs } from '@/editing/publishable-slugs'
import { published } from '@/editing/published'
import { linksOf, publishedContext } from '@/editing/site-links/published-context'
import { checkHost } from '@/text/checks/check-host'

/**
 * Logs each published link with a probably misspelled host, and the document that contains it. Called when the server
 * starts: a misspelled host once stayed online for 811 days because no one opened the form that would have shown it.
 */
export async function logDoubtfulHosts(payload: Payload): Promise<void> {
  const context = await publishedContext(payload)
  const isDoubtful = (host: string) => checkHost(`https://${host}`, context).length > 0
  // Most sites have none: the documents are then read once, for this check and for the first form that opens.
  if (!Object.keys(context.hostUses).some(isDoubtful)) return
  const req = await createLocalReq({}, payload)
  const documents = await mapInOrder(publishableSlugs(payload), async (slug) => {
    const { flattenedFields } = payload.collections[slug].config
    return (await published(req, slug, {})).map((doc) => ({
      ...documentName(payload, slug, doc),
      links: linksOf(flattenedFields, doc),
    }))
  })
  for (const { kind, title, links } of documents) {
    for (const link of new Set(links)) {
      for (const { message } of checkHost(link, context)) {
        payload.logger.warn(`${kind} « ${title} », lien ${link} : ${message}`)
      }
    }
  }
}
