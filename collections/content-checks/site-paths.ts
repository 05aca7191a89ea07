import type { PayloadRequest } from 'payload'

import { relationId } from '@/lib/relation-id'

import { published } from '../calls/published'

/** Where visitors find something: the addresses of the published pages, and the former ones that lead to them. */
export async function sitePaths(req: PayloadRequest): Promise<string[]> {
  const pages = await published(req, 'pages', {})
  const { docs: redirects } = await req.payload.find({
    collection: 'redirects',
    depth: 0,
    pagination: false,
    req,
  })
  const ids = pages.map(({ id }) => id)
  const former = redirects.filter(({ to }) => ids.includes(relationId(to) ?? ''))
  return [...pages.map(({ slug }) => slug), ...former.map(({ from }) => from)].map(
    (slug) => `/${slug}`,
  )
}
