import type { CollectionAfterChangeHook } from 'payload'

import type { Redirect } from '@/payload-types'
import { env } from '@/platform/env'
import { siteTarget } from '@/text/former-address'

/** After a save: the redirections that led to this former address lead straight where it leads. */
export const settleOthers: CollectionAfterChangeHook<Redirect> = async ({ doc, req }) => {
  const { docs } = await req.payload.find({
    collection: 'redirects',
    where: { url: { contains: doc.from } },
    depth: 0,
    pagination: false,
    req,
  })
  for (const { id, url } of docs) {
    if (!url || siteTarget(url, env().siteUrl)?.address !== doc.from) continue
    // Its own hook finds where.
    await req.payload.update({ collection: 'redirects', id, data: { url }, req })
  }
  return doc
}
