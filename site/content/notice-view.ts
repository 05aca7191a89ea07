import type { NoticeView, SiteView } from '@/components/views'
import type { Notice } from '@/payload-types'
import { readMarkdown } from '@/text/markdown/parse'

import { linkView } from './link-view'

/** The notice that `notice` makes for its reader; null before its first save. */
export const noticeView = ({ severity, title, text, link }: Partial<Notice>): NoticeView | null =>
  title?.trim()
    ? {
        severity: severity ?? 'info',
        title,
        text: readMarkdown(text ?? '').tree,
        link: linkView(link),
      }
    : null

/** What surrounds every page until an instant; null: for good. */
export type SiteUntil = { site: SiteView; until: Date | null }

/** `site`, which has its notice, as it reads before `from`, between both and from `until` on: in order, each until the next. */
export function phasesOf(site: SiteView, { from, until }: Partial<Notice>): SiteUntil[] {
  const without = { ...site, notice: null }
  const [start, end] = [from, until].map((date) => (date && site.notice ? new Date(date) : null))
  return [
    ...(start ? [{ site: without, until: start }] : []),
    { site, until: end ?? null },
    ...(end ? [{ site: without, until: null }] : []),
  ]
}
