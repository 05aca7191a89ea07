'use client'

import type { ReactNode } from 'react'

import { AtDate } from '@/components/admin/calls/CallTimeline'

import { previewHref, previewLocal } from '../address'
import type { PreviewablePage } from '../previewed-pages'

type PreviewsAtDatesProps = { pages: PreviewablePage[]; children: ReactNode }

/** Adds, to each date of the timeline of a call, links to preview `pages` at that date. */
export function PreviewsAtDates({ children, pages }: PreviewsAtDatesProps) {
  const linksAt = (at: Date, isNow: boolean) =>
    pages.length > 0 && (
      <p className="call-timeline__links">
        {pages.map(({ slug, title }) => (
          <a
            href={previewHref(slug, isNow ? '' : previewLocal(at))}
            key={slug}
            rel="noreferrer"
            target="_blank"
          >
            Voir «&nbsp;{title}&nbsp;» {isNow ? 'maintenant' : 'à cet instant'} (nouvel onglet)
          </a>
        ))}
      </p>
    )
  return <AtDate value={linksAt}>{children}</AtDate>
}
