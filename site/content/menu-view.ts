import type { LinkView, MenuEntry } from '@/components/views'
import type { Navigation } from '@/payload-types'

import { linkView } from './link-view'
import { titleOf } from './published-page'

type StoredEntries = NonNullable<Navigation['entries']>
type StoredLink = Omit<StoredEntries[number], 'children'>

/**
 * The menu that `navigation` makes for its reader: what leads to a page that they may not see is left out, and a list that
 * has nothing left. Where an entry with a list leads somewhere itself, that comes first in the list.
 */
export const menuView = ({ entries }: Partial<Navigation>): MenuEntry[] =>
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

/** Its own words, or else the title of its page. */
function menuLink({ label, page, url }: StoredLink): LinkView | null {
  const title = typeof page === 'object' && page ? titleOf(page.title ?? '') : ''
  return linkView({ label: label?.trim() || title, page, url })
}
