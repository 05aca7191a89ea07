'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { frenchMoment } from '@/text/french-date'

import './staff.css'

type Dates = Partial<Record<'createdAt' | 'deletedAt' | 'updatedAt', string | null>>

const LABELS = {
  deletedAt: 'Mise à la corbeille',
  updatedAt: 'Dernière modification',
  createdAt: 'Création',
} satisfies Record<keyof Dates, string>

/**
 * When the document was last saved and when it was created, in Paris time like the history: Payload's own lines, which
 * `admin.css` hides, use the browser's time zone.
 */
export function SavedDates() {
  const { isTrashed, savedDocumentData } = useDocumentInfo()
  const dates = (savedDocumentData ?? {}) as Dates
  const shown = isTrashed
    ? (['deletedAt', 'createdAt'] as const)
    : (['updatedAt', 'createdAt'] as const)
  return (
    <div className="saved-dates">
      {shown.map((name) => {
        const date = dates[name]
        return (
          date && (
            <span key={name}>
              {LABELS[name]}&nbsp;: <time dateTime={date}>{frenchMoment(new Date(date))}</time>
            </span>
          )
        )
      })}
    </div>
  )
}
