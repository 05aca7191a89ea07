/**
 * The one door between the public site and the database. Asks as an anonymous visitor, so that access rules decide
 * what is public, and returns views (`lib/views.ts`), never Payload's documents.
 */
import type { Payload, Where } from 'payload'

import { env } from './env'
import { relationId } from './relation-id'
import { pageView } from './site-content/page-view'
import { publicCallView } from './site-content/public-call-view'
import { siteView } from './site-content/site-view'
import type { PageView, PublicCallView, SiteView } from './views'

/** What is at an address. `until`: next instant at which the view stops being true; null when none will come. */
export type Found =
  | { kind: 'page'; page: PageView; until: Date | null }
  | { kind: 'redirect'; path: string; permanent: boolean }
  | { kind: 'nothing' }

/** As a visitor without an account: `overrideAccess: false` and no user. */
const asVisitor = { overrideAccess: false, draft: false, depth: 1 } as const

/**
 * What a visitor finds at `path` (leading slash, no query) at `instant`. `/` leads to the home page; a former address
 * leads to the page's present one, if that page is published.
 */
export async function contentAt(payload: Payload, path: string, instant: Date): Promise<Found> {
  const slug = path.replace(/^\/+|\/+$/g, '')
  if (!slug) return homeRedirect(payload)

  const { docs } = await payload.find({
    collection: 'pages',
    where: { slug: { equals: slug } },
    limit: 1,
    pagination: false,
    ...asVisitor,
  })
  const page = docs[0]
  if (!page) return formerAddress(payload, slug)
  // One address a page: `/x/` and `//x` lead to `/x`.
  if (path !== `/${slug}`) return { kind: 'redirect', path: `/${slug}`, permanent: true }
  return { kind: 'page', ...pageView(page, instant) }
}

/** What surrounds every page. */
export async function siteContent(payload: Payload): Promise<SiteView> {
  const site = await payload.findGlobal({ slug: 'site', ...asVisitor, depth: 0 })
  return siteView(site, env().siteUrl)
}

/** Every published call, oldest first, whether a page shows it or not. */
export async function publicCalls(payload: Payload): Promise<PublicCallView[]> {
  const oldestFirst = { sort: ['createdAt', 'id'], pagination: false, ...asVisitor, depth: 0 }
  const [calls, pages] = await Promise.all([
    payload.find({ collection: 'calls', ...oldestFirst }),
    payload.find({ collection: 'pages', select: { slug: true, calls: true }, ...oldestFirst }),
  ])
  return calls.docs.map((call) => publicCallView(call, pages.docs))
}

async function homeRedirect(payload: Payload): Promise<Found> {
  const { home } = await payload.findGlobal({ slug: 'site', ...asVisitor })
  if (home && typeof home === 'object' && home.slug) {
    return { kind: 'redirect', path: `/${home.slug}`, permanent: false }
  }
  return redirectToPage(payload, {}, false)
}

async function formerAddress(payload: Payload, slug: string): Promise<Found> {
  const { docs } = await payload.find({
    collection: 'redirects',
    where: { from: { equals: slug } },
    depth: 0,
    limit: 1,
    pagination: false,
  })
  const id = relationId(docs[0]?.to)
  return id ? redirectToPage(payload, { id: { equals: id } }, true) : { kind: 'nothing' }
}

/** To the oldest published page that `where` allows. */
async function redirectToPage(payload: Payload, where: Where, permanent: boolean): Promise<Found> {
  const { docs } = await payload.find({
    collection: 'pages',
    where,
    select: { slug: true },
    sort: 'createdAt',
    limit: 1,
    pagination: false,
    ...asVisitor,
    depth: 0,
  })
  return docs[0] ? { kind: 'redirect', path: `/${docs[0].slug}`, permanent } : { kind: 'nothing' }
}
