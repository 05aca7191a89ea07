import type { CollectionBeforeChangeHook, TypeWithID } from 'payload'

import { env } from '@/lib/env'
import { tolerate } from '@/lib/content-checks/finding'

import { isBeingPublished, refuse } from '../text-variables/refuse'
import { checkedTexts } from './checked-texts'
import { findingsIn, wrongExcerpts } from './findings'
import { publishedVersion } from './published-version'
import { sitePaths } from './site-paths'

type Document = TypeWithID & { id: string; slug?: string; _status?: string | null }

/**
 * Before a document is published by somebody: refuses the links that would hurt visitors and that are not in its
 * published version already. Imports, jobs and scripts (the Local API) are let through: nobody is there to correct, and
 * an older file may lead to pages to come. The form then says it at the field.
 */
export const checkContent: CollectionBeforeChangeHook<Document> = async ({
  data,
  originalDoc,
  collection,
  req,
}) => {
  const doc = { ...originalDoc, ...data } as Document
  if (req.payloadAPI === 'local' || !isBeingPublished({ doc, req })) return data
  const { flattenedFields, slug } = collection
  const texts = checkedTexts(flattenedFields, doc)
  const nothing = { siteUrl: env().siteUrl, sitePaths: [], anchors: {}, hostUses: {} }
  // Where nothing is published every link within the site is wrong: when none is, nothing needs to be read.
  if (!wrongExcerpts(texts, nothing).length) return data

  const paths = await sitePaths(req)
  const own = slug === 'pages' && doc.slug ? [`/${doc.slug}`] : []
  const context = { ...nothing, sitePaths: [...paths, ...own] }
  const before = originalDoc?.id ? await publishedVersion(slug, originalDoc.id, req) : null
  const known = before ? wrongExcerpts(checkedTexts(flattenedFields, before), context) : []
  const faults = tolerate(findingsIn(texts, context), known).filter(
    ({ severity }) => severity === 'error',
  )
  refuse(faults, { config: collection, doc, req })
  return data
}
