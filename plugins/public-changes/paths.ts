import type { PayloadRequest } from 'payload'

import { published } from '@/editing/published'

import { changesHref } from './address'

/** Returns the paths of the changes of the pages with a public call, and of these pages as they were at a date. */
export async function changesPaths(req: PayloadRequest): Promise<string[]> {
  const calls = await published(req, 'calls', {})
  const pages = await published(req, 'pages', { calls: { in: calls.map(({ id }) => id) } })
  return pages.flatMap(({ slug }) => [changesHref(`/${slug}`), `${changesHref(`/${slug}`)}/*`])
}
