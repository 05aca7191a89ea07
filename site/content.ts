/**
 * The only way for the public site to read the database. It reads as an anonymous visitor unless given another reader, so
 * that access rules decide what is public, and returns views (`components/views.ts`), never Payload documents.
 */
import type { Payload, Where } from 'payload'

import type { PageView, SiteView } from '@/components/views'
import { targetsOfFormer } from '@/editing/former-addresses'
import { homePage } from '@/editing/home-page'
import type { Page, PagesSelect, Site } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { env } from '@/platform/env'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { hasMail } from '@/platform/mail/mail-settings'
import { locationOf } from '@/text/links'
import { withoutOuterSlashes, encodedPath } from '@/text/site-path'
import { ownerValues } from '@/text/variables'

import { completed } from './content/completed'
import { pageView } from './content/page-view'
import { homeView, phasesOf, type SiteUntil, requiredPages, siteView } from './content/site-view'
import { publishedPages } from './content/published-pages'
import { rubricsMenu } from './content/rubrics-menu'
import { changesOf, pagesWithCalls, siteCallAt, waysToApply } from './content/site-call'
import { inRubric } from './content/current-call'
import { straightLinks } from './content/links'
import { modelOf, readBy, withShown, type Reader } from './content/reader'
import { shownSections } from './content/section-view'

export type { Reader } from './content/reader'

/**
 * What is at an address. `id`: of the stored page; `callId`: of the call that it shows, null if it shows none. `updatedAt`: when it was last saved, or, for visitors, last published.
 * `until`: the next instant at which the view becomes outdated, null when there is none.
 */
export type Found =
  | {
      kind: 'page'
      id: string
      callId: string | null
      updatedAt: Date
      page: PageView
      until: Date | null
    }
  /** `path`: in the site, with a leading slash, or an absolute address elsewhere. */
  | { kind: 'redirect'; path: string; permanent: boolean }
  | { kind: 'nothing' }

/**
 * Returns what `reader` finds at `path` (leading slash, no query) at `instant`. `/` redirects to the home page; a former
 * address redirects to the current address of its page, if `reader` may see that page.
 */
export async function contentAt(
  payload: Payload,
  path: string,
  instant: Date,
  reader: Reader = 'visitor',
): Promise<Found> {
  const slug = withoutOuterSlashes(path)
  if (!slug) return homeRedirect(payload, reader)

  const asked = { ...readBy(reader), ...withShown(payload) }
  // There is no end of missing addresses: the list in memory excludes them without a query for each.
  const isAbsent = reader === 'visitor' && !(await publishedPages(payload)).at.has(`/${slug}`)
  const page = isAbsent ? null : await firstPage(payload, { slug: { equals: slug } }, asked)
  if (!page) return formerAddress(payload, slug, reader)
  // Each page has one address: `/x/` and `//x` redirect to `/x`.
  if (path !== `/${slug}`) return { kind: 'redirect', path: `/${slug}`, permanent: true }
  return viewAt(payload, page, instant, reader)
}

async function viewAt(payload: Payload, page: Page, instant: Date, reader: Reader) {
  const [inIt, owner] = await Promise.all([
    inRubric(payload, page, instant, reader),
    ownerFor(payload, reader),
  ])
  const stored = pageView(inIt.page, instant, modelOf(payload), inIt.head, owner)
  const { callId, page: view, until } = stored
  if (reader === 'visitor' && view.excesses.length) {
    const { excesses } = view
    payload.logger.error({ page: page.id, excesses }, 'A page is too much to be shown')
  }
  const sections = reader === 'visitor' ? shownSections(view, modelOf(payload)) : view.sections
  const complete = await completed(payload, { ...view, sections }, page.id, reader)
  const updatedAt = new Date(page.updatedAt)
  return { kind: 'page' as const, id: page.id, callId, updatedAt, page: complete, until }
}

/** Returns what surrounds every page (settings, menu, notice) at `instant`, and until when it holds; null: for good. */
export async function siteAt(
  payload: Payload,
  instant: Date,
  reader: Reader = 'visitor',
): Promise<SiteUntil> {
  const phases = await (reader === 'visitor' ? publicPhases(payload) : readPhases(payload, reader))
  return phases.find(({ until }) => !until || instant < until)!
}

/** Returns what surrounds every page now. */
export const siteContent = async (payload: Payload, reader?: Reader): Promise<SiteView> =>
  (await siteAt(payload, new Date(), reader)).site

/** The owner's details that texts can insert as variables: all that the view of a page needs of the settings. */
const ownerFor = async (payload: Payload, reader: Reader): Promise<SiteView['owner']> =>
  reader === 'visitor'
    ? (await siteContent(payload)).owner
    : ownerValues(await payload.findGlobal({ slug: 'site', ...readBy(reader), depth: 0 }))

const publicPhases = keptWhileCurrent((payload) => readPhases(payload, 'visitor'))

async function readPhases(payload: Payload, reader: Reader): Promise<SiteUntil[]> {
  const pages = { pages: { slug: true, title: true } } as const
  const asked = { ...readBy(reader), depth: 1, populate: pages }
  const [site, navigation, notice, required, callPages, tree] = await Promise.all([
    payload.findGlobal({ slug: 'site', ...asked }),
    payload.findGlobal({ slug: 'navigation', ...asked }),
    payload.findGlobal({ slug: 'notice', ...asked }),
    requiredPages(payload),
    pagesWithCalls(payload, reader),
    publishedPages(payload),
  ])
  // The way to apply is a quick link of the header, while the call is open.
  const rubrics = rubricsMenu(tree, [...Object.values(required), ...waysToApply(callPages)])
  const home = homeView(await homeOf(payload, site, reader))
  const around = { navigation, rubrics, home, notice, writesLetters: hasMail(payload) }
  const view = siteView(site, env().siteUrl, required, around)
  const callAt = (at: Date) => siteCallAt(callPages, tree, at)
  const phases = phasesOf(view, notice, changesOf(callPages), callAt)
  return (await straightLinks(payload, { phases }, reader)).phases
}

async function homeRedirect(payload: Payload, reader: Reader): Promise<Found> {
  const site = await payload.findGlobal({ slug: 'site', ...readBy(reader) })
  return redirectTo(await homeOf(payload, site, reader), false)
}

/** The page to which the address of the site leads, with its address and its introduction. */
const homeOf = (payload: Payload, { home }: Partial<Site>, reader: Reader) =>
  homePage(relationId(home), (id) =>
    firstPage(payload, id ? { id: { equals: id } } : {}, {
      select: { slug: true, description: true, hero: true },
      ...readBy(reader),
    }),
  )

async function formerAddress(payload: Payload, slug: string, reader: Reader): Promise<Found> {
  const address = encodedPath(slug)
  const href = (await targetsOfFormer(payload, [address], readBy(reader))).get(address)
  if (!href) return { kind: 'nothing' }
  return { kind: 'redirect', path: locationOf(href, env().siteUrl), permanent: true }
}

const redirectTo = (page: Page | undefined, permanent: boolean): Found =>
  page ? { kind: 'redirect', path: `/${page.slug}`, permanent } : { kind: 'nothing' }

/** The oldest page that matches `where`. `asked`: the reader and the fields, as Payload options. */
async function firstPage(
  payload: Payload,
  where: Where,
  asked: Omit<Parameters<Payload['find']>[0], 'collection' | 'select'> & { select?: PagesSelect },
): Promise<Page | undefined> {
  const one = { sort: 'createdAt', limit: 1, pagination: false }
  return (await payload.find({ collection: 'pages', where, ...one, ...asked })).docs[0]
}
