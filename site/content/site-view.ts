import type { Payload } from 'payload'

import type { SiteView } from '@/components/views'
import { PURPOSES } from '@/fields/purpose'
import { ownerValues } from '@/globals/owner-values'
import type { Navigation, Notice, Site } from '@/payload-types'

import { linkView } from './link-view'
import { menuView } from './menu-view'
import { noticeView } from './notice-view'
import { readBy } from './reader'

/** What a site that nobody has described yet is called. */
const DEFAULT_NAME = 'Entrepreneurs d’intérêt général'

/** What else surrounds pages: the other globals, and whether there is a mail server to write letters by. */
type Around = {
  navigation?: Partial<Navigation>
  notice?: Partial<Notice>
  writesLetters?: boolean
}

/**
 * The view of the site's settings, its menu and its notice; `url` is its origin, `requiredPages` where the pages that the
 * law asks for are. Before the first save they are empty.
 */
export function siteView(
  site: Partial<Site>,
  url: string,
  requiredPages: SiteView['requiredPages'] = {},
  { navigation = {}, notice = {}, writesLetters = false }: Around = {},
): SiteView {
  return {
    name: site.name || DEFAULT_NAME,
    tagline: site.tagline ?? '',
    url,
    address: site.address ?? '',
    requiredPages,
    menu: menuView(navigation),
    notice: noticeView(notice),
    owner: ownerValues(site),
    footerLinks: (site.footerLinks ?? []).flatMap((link) => linkView(link) ?? []),
    contactEmail: site.contactEmail ?? null,
    writesLetters,
  }
}

/**
 * Where visitors find the pages that the law asks for, whoever reads: the footer leads to no draft. Should two pages be
 * the same, the oldest is the one.
 */
export async function requiredPages(payload: Payload): Promise<SiteView['requiredPages']> {
  const { docs } = await payload.find({
    collection: 'pages',
    where: { purpose: { in: PURPOSES.map(({ value }) => value) } },
    select: { slug: true, purpose: true },
    sort: ['createdAt', 'id'],
    pagination: false,
    ...readBy('visitor'),
  })
  const entries = docs.flatMap(({ purpose, slug }) => (purpose ? [[purpose, `/${slug}`]] : []))
  // Of two entries with one key the last one counts.
  return Object.fromEntries(entries.reverse()) as SiteView['requiredPages']
}
