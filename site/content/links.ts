import type { Payload } from 'payload'

import { type LinkView, type StoredLink, mapTexts } from '@/fields/content'
import type { Call, Redirect } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { env } from '@/platform/env'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { safeHref } from '@/text/links'
import { mapNodes } from '@/text/markdown/parse'
import { siteTarget, type SiteTarget } from '@/text/site-path'

import { readBy, type Reader } from './reader'

/**
 * A stored link ready to show: to its page if it has one, else to its address, else to `fallbackUrl`; null without words
 * or target, and where its page may not be seen by the reader.
 */
export function linkView(link: StoredLink, fallbackUrl?: string | null): LinkView | null {
  const label = link?.label?.trim()
  const href = link?.page ? pageHref(link.page) : safeHref(link?.url?.trim() || fallbackUrl || '')
  return label && href ? { label, href } : null
}

/** What the way to apply is called where staff do not say. */
const APPLY = 'Déposer un dossier'

/** The way to apply from a page that is about `call`: where its link `apply` leads, else where the call says. */
export const applyLinkOf = (apply: StoredLink, call: Call | null): LinkView | null =>
  linkView(call ? { ...apply, label: apply?.label?.trim() || APPLY } : apply, call?.applicationUrl)

const pageHref = (page: unknown): string | null =>
  typeof page === 'object' && page && 'slug' in page && typeof page.slug === 'string' && page.slug
    ? `/${page.slug}`
    : null

/** The documents of an ordered relation, in order, but those of which Payload gave only the id: absent, or not public. */
export function allResolved<Doc extends object>(
  relations: (string | Doc)[] | null | undefined,
): Doc[] {
  return (relations ?? []).filter((relation) => typeof relation === 'object')
}

/**
 * `view` whose links to former addresses of the site, in fields as in Markdown, lead straight where these lead, their
 * query and anchor kept: a visitor follows no redirect. Asks the database only if there is a link within the site.
 */
export async function straightLinks<View extends object>(
  payload: Payload,
  view: View,
  reader: Reader,
): Promise<View> {
  const addresses = new Set<string>()
  mapTargets(view, ({ address }) => {
    addresses.add(address)
    return null
  })
  if (!addresses.size) return view
  const current = await currentHrefs(payload, [...addresses], reader)
  if (!current.size) return view
  return mapTargets(view, ({ address, suffix }) => {
    const href = current.get(address)
    // An anchor of its own wins, as it does in a browser that follows a redirect.
    return href ? href + (/[?#]/.test(href) ? '' : suffix) : null
  })
}

/** `view` with each link within the site replaced by what `map` gives, unless it is null. */
function mapTargets<View extends object>(
  view: View,
  map: (target: SiteTarget) => string | null,
): View {
  const { siteUrl } = env()
  const mapHref = (written: string) => {
    const href = safeHref(written)
    const target = href === null ? null : siteTarget(href, siteUrl)
    return (target?.address && map(target)) || written
  }
  return mapTexts(view, {
    string: (text, key) => (key === 'href' ? mapHref(text) : text),
    markdown: (tree) =>
      mapNodes(tree, (node) => {
        if (node.type !== 'link' && node.type !== 'definition') return node
        const url = mapHref(node.url)
        return url === node.url ? node : { ...node, url }
      }),
  })
}

/** Where each of `addresses` that is a former one leads; one whose page `reader` may not see is left out. */
async function currentHrefs(
  payload: Payload,
  addresses: string[],
  reader: Reader,
): Promise<Map<string, string>> {
  const known = await redirects(payload)
  const former = addresses.flatMap((from) => {
    const target = known.get(from)
    return target ? [{ from, ...target }] : []
  })
  const ids = former.flatMap(({ to }) => relationId(to) ?? [])
  const { docs: pages } = ids.length
    ? await payload.find({
        collection: 'pages',
        where: { id: { in: ids } },
        select: { slug: true },
        pagination: false,
        ...readBy(reader),
      })
    : { docs: [] }
  return new Map(
    former.flatMap(({ from, to, url }) => {
      const page = pages.find(({ id }) => id === relationId(to))
      const href = to ? page && `/${page.slug}` : safeHref(url ?? '')
      return href ? [[from, href]] : []
    }),
  )
}

/** Every former address of the site, by its path as it is stored, and where it leads. By the adapter: they may be many. */
export const redirects = keptWhileCurrent(async (payload) => {
  const { docs } = await payload.db.find<Redirect>({ collection: 'redirects', pagination: false })
  return new Map(docs.map(({ from, to, url }) => [from, { to, url }]))
})
