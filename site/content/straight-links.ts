import type { Payload } from 'payload'

import { mapTexts } from '@/fields/map-texts'
import { relationId } from '@/platform/database/ids'
import { env } from '@/platform/env'
import { safeHref } from '@/text/links'
import { mapNodes } from '@/text/markdown/parse'
import { siteTarget, type SiteTarget } from '@/text/former-address'

import { redirects } from './redirects'
import { readBy, type Reader } from './reader'

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
