import type { Payload } from 'payload'

import type { SiteCall, SiteView, LinkView, MenuEntry, NoticeView } from '@/components/views'
import { PURPOSES } from '@/fields/purpose'
import type { Navigation, Notice, Page, Site } from '@/payload-types'
import { readMarkdown } from '@/text/markdown/parse'
import { markdownToPlainText } from '@/text/markdown/plain-text'
import { DEFAULT_SITE_NAME } from '@/text/site-name'
import { shortened } from '@/text/typography'
import { ownerValues } from '@/text/variables'

import { linkView } from './links'
import { readBy } from './reader'
import { titleOf } from './published-pages'

/** What else surrounds pages: the other globals, the home page, and whether a mail server can send emails. */
type Around = {
  navigation?: Partial<Navigation>
  /** The menu if staff chose none. */
  rubrics?: MenuEntry[]
  home?: SiteView['home']
  notice?: Partial<Notice>
  writesLetters?: boolean
}

/**
 * Returns the view of the site's settings, menu and notice. `url`: its origin; `requiredPages`: the paths of the pages that
 * the law requires. Before the first save, the settings are empty.
 */
export function siteView(
  site: Partial<Site>,
  url: string,
  requiredPages: SiteView['requiredPages'] = {},
  { navigation = {}, rubrics = [], home = null, notice = {}, writesLetters = false }: Around = {},
): SiteView {
  return {
    name: site.name || DEFAULT_SITE_NAME,
    tagline: site.tagline ?? '',
    url,
    address: site.address ?? '',
    requiredPages,
    menu: navigation.entries?.length ? menuView(navigation) : rubrics,
    home,
    call: null,
    notice: noticeView(notice),
    owner: ownerValues(site),
    footerLinks: (site.footerLinks ?? []).flatMap((link) => linkView(link) ?? []),
    contactEmail: site.contactEmail ?? null,
    writesLetters,
  }
}

/**
 * Returns the paths of the pages that the law requires, as visitors see them, for any reader: the footer never links to a
 * draft. If two pages have the same purpose, the oldest one counts.
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
  // The last entry for a key wins: the oldest page, after the reversal.
  return Object.fromEntries(entries.reverse()) as SiteView['requiredPages']
}

/** Characters of the description of the site at the bottom of each page. */
const LONGEST = 200

/** The view of the home page, described by its own description or by its introduction, without the values of its call. */
export function homeView(page: Pick<Page, 'slug' | 'description' | 'hero'> | undefined) {
  if (!page) return null
  const introduction = markdownToPlainText(readMarkdown(page.hero?.introduction ?? '').tree)
  const about = shortened(titleOf(page.description?.trim() || introduction), LONGEST)
  return { path: `/${page.slug}`, about }
}

type StoredEntries = NonNullable<Navigation['entries']>
type StoredLink = Omit<StoredEntries[number], 'children'>

/**
 * The menu of `navigation` for its reader, without links to pages that they may not see and without empty lists. An entry
 * with both a list and a target starts the list with a link to this target.
 */
const menuView = ({ entries }: Partial<Navigation>): MenuEntry[] =>
  (entries ?? []).flatMap((entry): MenuEntry[] => {
    const own = menuLink(entry)
    if (!entry.children?.length) return own ? [own] : []
    const label = entry.label?.trim()
    const first = menuLink({ ...entry, label: entry.page ? null : entry.label }) ?? []
    const children = [first, ...entry.children.map((child) => menuLink(child) ?? [])].flat()
    const others = children.filter(
      ({ href }, index) => children.findIndex((one) => one.href === href) === index,
    )
    return label && others.length ? [{ label, children: others }] : []
  })

/** Its own label, or else the title of its page. */
function menuLink({ label, page, url }: StoredLink): LinkView | null {
  const title = typeof page === 'object' && page ? titleOf(page.title ?? '') : ''
  return linkView({ label: label?.trim() || title, page, url })
}

/** The view of `notice` for its reader; null before its first save. */
const noticeView = ({ severity, title, text, link }: Partial<Notice>): NoticeView | null =>
  title?.trim()
    ? {
        severity: severity ?? 'info',
        title,
        text: readMarkdown(text ?? '').tree,
        link: linkView(link),
      }
    : null

/** What surrounds every page, and until when it holds; null: for good. */
export type SiteUntil = { site: SiteView; until: Date | null }

/**
 * Returns `site`, which includes its notice, in each period between the dates at which it changes, in order: the notice
 * begins or ends, or a call changes its state (`callChanges`). `callAt`: the call to name at an instant.
 */
export function phasesOf(
  site: SiteView,
  { from, until }: Partial<Notice>,
  callChanges: Date[],
  callAt: (instant: Date) => SiteCall | null,
): SiteUntil[] {
  const [start, end] = [from, until].map((date) => (date && site.notice ? new Date(date) : null))
  const changes = [start, end, ...callChanges].flatMap((date) => date?.getTime() ?? [])
  const bounds = [...new Set(changes)].sort((a, b) => a - b).map((time) => new Date(time))
  return [new Date(0), ...bounds].map((since, index) => {
    const isShown = (!start || since >= start) && (!end || since < end)
    const notice = isShown ? site.notice : null
    return { site: { ...site, notice, call: callAt(since) }, until: bounds[index] ?? null }
  })
}
