import type { Payload } from 'payload'

import { targetsOfFormer } from '@/editing/former-addresses'
import { type LinkView, type StoredLink, mapTexts } from '@/fields/content'
import type { Call } from '@/payload-types'
import { env } from '@/platform/env'
import { safeHref } from '@/text/links'
import { mapNodes } from '@/text/markdown/parse'
import { siteTarget, type SiteTarget } from '@/text/site-path'

import { readBy, type Reader } from './reader'

/**
 * Returns a stored link ready to show: to its page if it has one, else to its address, else to `fallbackUrl`. null without a
 * label or a target, or when the reader may not see its page.
 */
export function linkView(link: StoredLink, fallbackUrl?: string | null): LinkView | null {
  const label = link?.label?.trim()
  const href = link?.page ? pageHref(link.page) : safeHref(link?.url?.trim() || fallbackUrl || '')
  return label && href ? { label, href } : null
}

/** The label of the link to apply when staff wrote none. */
const APPLY = 'Déposer un dossier'

/** Returns the link to apply on a page about `call`: its target is that of `apply`, else that of the call. */
export const applyLinkOf = (apply: StoredLink, call: Call | null): LinkView | null =>
  linkView(call ? { ...apply, label: apply?.label?.trim() || APPLY } : apply, call?.applicationUrl)

const pageHref = (page: unknown): string | null =>
  typeof page === 'object' && page && 'slug' in page && typeof page.slug === 'string' && page.slug
    ? `/${page.slug}`
    : null

/**
 * Returns the documents of an ordered relation, in order, without those that Payload gave only as an id: they are missing or
 * not public.
 */
export function allResolved<Doc extends object>(
  relations: (string | Doc)[] | null | undefined,
): Doc[] {
  return (relations ?? []).filter((relation) => typeof relation === 'object')
}

/**
 * Returns `view` with its links to former addresses of the site, in fields and in Markdown, replaced by their current
 * targets, with query and anchor kept: visitors follow no redirect. Reads the database only if there is a link within the
 * site.
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
  const current = await targetsOfFormer(payload, [...addresses], readBy(reader))
  if (!current.size) return view
  return mapTargets(view, ({ address, suffix }) => {
    const href = current.get(address)
    // The query or anchor of the target wins, as in a browser that follows a redirect.
    return href ? href + (/[?#]/.test(href) ? '' : suffix) : null
  })
}

/** `view` with each link within the site replaced by the result of `map`, unless it is null. */
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
