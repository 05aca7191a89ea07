import { createLocalReq, type FlattenedField, type Payload } from 'payload'

import { documentName } from '@/editing/document-title'
import { mapInOrder } from '@/editing/find'
import { publishableSlugs } from '@/editing/publishable-slugs'
import { published } from '@/editing/published'
import { checkedTexts } from '@/fields/fields-of'
import { env } from '@/platform/env'
import { checkHost, countHosts } from '@/text/checks/check-host'
import { targetsIn } from '@/text/checks/check-markdown'

/** The targets of the links in the texts and link fields of `doc`. */
export const linksOf = (fields: FlattenedField[], doc: object): string[] =>
  checkedTexts(fields, doc).flatMap(({ kind, text }) =>
    kind === 'markdown' ? targetsIn(text) : [text],
  )

/**
 * Logs each published link with a probably misspelled host, and the document that contains it. Called when the server
 * starts: a misspelled host once stayed online for 811 days because no one opened the form that would have shown it.
 */
export async function logDoubtfulHosts(payload: Payload): Promise<void> {
  const req = await createLocalReq({}, payload)
  const documents = await mapInOrder(publishableSlugs(payload), async (slug) => {
    const { flattenedFields } = payload.collections[slug].config
    return (await published(req, slug, {})).map((doc) => ({
      ...documentName(payload, slug, doc),
      links: linksOf(flattenedFields, doc),
    }))
  })
  const hostUses = countHosts(documents.flatMap(({ links }) => links))
  for (const { kind, title, links } of documents) {
    for (const link of new Set(links)) {
      for (const { message } of checkHost(link, { siteUrl: env().siteUrl, hostUses })) {
        payload.logger.warn(`${kind} « ${title} », lien ${link} : ${message}`)
      }
    }
  }
}
