'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { frenchMoment } from '@/text/french-date'

import './staff.css'

type Dates = Partial<Record<'deletedAt' | 'updatedAt', string | null>>

const LABELS = {
  deletedAt: 'Mise à la corbeille',
  updatedAt: 'Dernière modification',
} satisfies Record<keyof Dates, string>

/**
 * When the document was last saved, or moved to the trash, in Paris time like the history: Payload's own lines, which
 * `admin.css` hides, use the browser's time zone.
 */
export function SavedDates() {
  const { isTrashed, savedDocumentData } = useDocumentInfo()
  const dates = (savedDocumentData ?? {}) as Dates
  const name = isTrashed ? 'deletedAt' : 'updatedAt'
  const date = dates[name]
  return (
    date && (
      <div className="saved-dates">
        {LABELS[name]}&nbsp;: <time dateTime={date}>{frenchMoment(new Date(date))}</time>
      </div>
    )
  )
}
