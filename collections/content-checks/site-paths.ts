import type { PayloadRequest } from 'payload'

import { decodeSafely } from '@/lib/public-page/decode-safely'
import { relationId } from '@/lib/relation-id'

import { published } from '../calls/published'

/** Where visitors find something: the addresses of the published pages, and the former ones that lead somewhere. */
export async function sitePaths(req: PayloadRequest): Promise<string[]> {
  const pages = await published(req, 'pages', {})
  const { docs: redirects } = await req.payload.find({
    collection: 'redirects',
    depth: 0,
    pagination: false,
    req,
  })
  const ids = pages.map(({ id }) => id)
  const former = redirects.filter(({ to, url }) => url || ids.includes(relationId(to) ?? ''))
  return [
    ...pages.map(({ slug }) => `/${slug}`),
    ...former.map(({ from }) => decodeSafely(`/${from}`)),
  ]
}
