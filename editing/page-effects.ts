/** What changes elsewhere on the site when a published page is moved or removed, shown to staff before they confirm. */
import type { Endpoint, PayloadRequest } from 'payload'

import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { refuseBelow } from './endpoint'
import { homePage } from './home-page'
import { publishedGlobal, publishedVersion } from './published'
import { placesLinkingTo } from './refuse-removing-used'

type Known = Pick<Page, 'id' | 'slug' | 'title' | 'calls' | '_status'>

/**
 * `sentences`: in French, one per effect; `below`: number of published pages whose address begins with the address of
 * the page.
 */
export type Effects = { sentences: string[]; below: number }

/** The pages, including drafts, whose address begins with `slug`. */
export async function pagesBelow(req: PayloadRequest, slug: string): Promise<Known[]> {
  return under(await knownPages(req), slug)
}

const under = (pages: Known[], slug: string) =>
  pages.filter((page) => page.slug?.startsWith(`${slug}/`))

/**
 * All pages outside the trash, including drafts, oldest first. Calls the database adapter: with thousands of pages,
 * Payload's `find` is many times slower.
 */
async function knownPages(req: PayloadRequest): Promise<Known[]> {
  const select = { slug: true, title: true, calls: true, _status: true } as const
  const where = { deletedAt: { exists: false } }
  const asked = { collection: 'pages', select, pagination: false, sort: 'createdAt', req } as const
  return (await req.payload.db.find<Known>({ ...asked, where })).docs
}

const publishedPages = async (req: PayloadRequest) => (await knownPages(req)).filter(isPublic)

/** How moving the published page to another address affects the pages below it, in French; null if there are none. */
export async function effectOfMoving(req: PayloadRequest, page: Known): Promise<string | null> {
  return belowSentence(page, under(await publishedPages(req), page.slug))
}

/** How unpublishing the published page affects the pages below it, the home page, the menu and links. */
export async function effectsOfWithdrawing(req: PayloadRequest, page: Known): Promise<Effects> {
  const pages = await publishedPages(req)
  const below = under(pages, page.slug)
  const places = await placesLinkingTo(page.id, `/${page.slug}`, req)
  const links = `Des liens y mènent depuis ${listed(places)}\u00a0: ils disparaîtront, ou ne mèneront nulle part.`
  const sentences = [
    belowSentence(page, below),
    homeSentence(await homeAfter(req, pages, page.id)),
    places.length ? links : null,
  ]
  return { sentences: sentences.filter((sentence) => sentence !== null), below: below.length }
}

/**
 * How removing the published page affects the pages below it and the home page. `refuse-removing-used.ts` already
 * refuses to remove a page that others link to.
 */
export async function effectsOfRemoving(req: PayloadRequest, page: Known): Promise<string[]> {
  const pages = await publishedPages(req)
  const next = await homeAfter(req, pages, page.id)
  // If this is the last page, no other page becomes the home page: there is nothing to say.
  const effects = [belowSentence(page, under(pages, page.slug)), next ? homeSentence(next) : null]
  return effects.filter((sentence) => sentence !== null)
}

const isPublic = ({ _status }: Known) => _status === 'published'

/** A French sentence on the published pages `below` a page; null if there are none. */
function belowSentence({ calls }: Known, below: Known[]): string | null {
  if (!below.length) return null
  const titles = listed(below.map(({ slug, title }) => `«\u00a0${title}\u00a0» (/${slug})`))
  const isOne = below.length === 1
  const begin = isOne
    ? `La page ${titles} est au-dessous et ne le sera plus`
    : `${below.length}\u00a0pages sont au-dessous et ne le seront plus\u00a0: ${titles}`
  const inheriting = below.filter((page) => !page.calls?.length).length
  if (!calls?.length || !inheriting) return `${begin}.`
  const end =
    inheriting === 1
      ? 'Celle qui suit son appel à projets n’en dira plus l’état et n’invitera plus à candidater.'
      : 'Celles qui suivent son appel à projets n’en diront plus l’état et n’inviteront plus à candidater.'
  return `${begin}. ${end}`
}

/**
 * The home page among the published `pages` once the page `id` is gone, null when no page is left. Undefined when `id` is not
 * the home page.
 */
async function homeAfter(req: PayloadRequest, pages: Known[], id: string) {
  const site = (await publishedGlobal('site', req)) as { home?: string | { id: string } } | null
  const homeAmong = (some: Known[]) =>
    homePage(relationId(site?.home), (chosen) =>
      chosen ? some.find((page) => page.id === chosen) : some[0],
    )
  if ((await homeAmong(pages))?.id !== id) return undefined
  return (await homeAmong(pages.filter((page) => page.id !== id))) ?? null
}

function homeSentence(next: Known | null | undefined): string | null {
  if (next === undefined) return null
  return next
    ? `C’est la page d’accueil\u00a0: l’adresse du site mènera à «\u00a0${next.title}\u00a0» (/${next.slug}).`
    : 'C’est la page d’accueil\u00a0: l’adresse du site ne mènera plus nulle part.'
}

const MOST_LISTED = 10

/** The first names, followed by the number of the others. */
function listed(names: string[]): string {
  const others = names.length - MOST_LISTED
  if (others <= 0) return names.join(', ')
  return `${names.slice(0, MOST_LISTED).join(', ')} et ${others}\u00a0${others === 1 ? 'autre' : 'autres'}`
}

const NOTHING: Effects = { sentences: [], below: 0 }

/** `GET /api/pages/:id/effects`, for staff: what unpublishing the page changes. */
export const effectsEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/effects',
  method: 'get',
  handler: async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour voir ce que change une mise hors ligne.')
    const id = String(req.routeParams?.id)
    const page = (await publishedVersion('pages', id, req)) as Known | null
    const effects = page ? await effectsOfWithdrawing(req, page) : NOTHING
    return Response.json(effects, { headers: { 'Cache-Control': 'no-store' } })
  },
}
