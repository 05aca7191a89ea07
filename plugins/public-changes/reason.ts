import type { Endpoint } from 'payload'
import { z } from 'zod'

import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { pagesOfCall, publishedVersion } from '@/editing/published'
import { Refusal } from '@/platform/refusal'

import { LONGEST_REASON } from './words'

const Body = z.object({
  collection: z.enum(['pages', 'calls']),
  id: z.string().max(100),
  reason: z.string().trim().min(1).max(LONGEST_REASON),
})

/**
 * `POST /api/public-versions/reason`, for reviewers, right after they publish a page or a call: tells visitors why the pages
 * that show it changed. Refused (409) if visitors read the same words as before.
 */
export const reasonEndpoint: Endpoint = {
  path: '/reason',
  method: 'post',
  handler: async (req) => {
    refuseBelow(
      'reviewer',
      req,
      'Un relecteur ou une relectrice peut donner la raison d’un changement.',
    )
    const wrong = `Donnez la raison en ${LONGEST_REASON}\u00a0caractères au plus.`
    const { collection, id, reason } = await bodyOf(req, Body, wrong)
    const published = await publishedVersion(collection, id, req)
    const pages = collection === 'pages' ? [{ id }] : await pagesOfCall(id, req)
    // Loads the components of pages, which the configuration must not need.
    const [{ recordPageById }, { lastVersion }] = await Promise.all([
      import('./record'),
      import('./versions'),
    ])
    let explained = 0
    for (const page of published ? pages : []) {
      // The background work may not have seen this publication yet.
      await recordPageById(req.payload, page.id, new Date())
      const last = await lastVersion(req.payload, page.id, { isEntry: { equals: true } })
      if (!last || new Date(last.at) < new Date(published!.updatedAt)) continue
      const change = { collection: 'public-versions', id: last.id, data: { reason } } as const
      await req.payload.update({ ...change, overrideAccess: false, req })
      explained += 1
    }
    if (!explained) {
      throw new Refusal(
        'Ce que lisent les visiteurs n’a pas changé\u00a0: cette raison n’est pas publiée.',
        409,
      )
    }
    return Response.json({ explained }, { headers: { 'Cache-Control': 'no-store' } })
  },
}
