'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'

import { frenchMoment } from '@/text/french-date'

import { useKeptAnswer } from './use-kept-answer'
import { useNow } from './use-now'

type Saved = {
  deletedAt?: string | null
  editedBy?: string | { id: string } | null
  updatedAt?: string | null
}

/**
 * « Modifié par Camille Dupont il y a 2 min », or who moved the document to the trash; only the age when no account is
 * known. It follows the saves of the form. The full date is in the title, in Paris time like the history: Payload's own lines,
 * which `admin.css` hides, use the browser's time zone.
 */
export function LastChange() {
  const { isTrashed, savedDocumentData } = useDocumentInfo()
  const { deletedAt, editedBy, updatedAt } = (savedDocumentData ?? {}) as Saved
  const author = useAuthor(typeof editedBy === 'object' ? editedBy?.id : editedBy)
  const now = useNow(1_000)
  const date = isTrashed ? deletedAt : updatedAt
  if (!date) return null
  const moment = frenchMoment(new Date(date))
  return (
    <div className="last-change">
      {isTrashed ? 'Mis à la corbeille ' : 'Modifié '}
      {author && `par ${author} `}
      <time dateTime={date} title={moment}>
        {now ? ago(Date.parse(date), now) : `le\u00a0${moment}`}
      </time>
    </div>
  )
}

/** « vous », or the name of the account `id`; null while it is unknown, and for a deleted account. */
function useAuthor(id: string | undefined): string | null {
  const { user } = useAuth()
  const isOneself = id === user?.id
  const address = id && !isOneself ? `/api/users/${id}?depth=0` : null
  const account = useKeptAnswer<{ name?: string | null }>(address)
  return isOneself ? 'vous' : (account?.name ?? null)
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

const RELATIVE = new Intl.RelativeTimeFormat('fr', { style: 'short' })

/** Returns « il y a 3 s », with no-break spaces; both times are in milliseconds since 1970. */
function ago(then: number, now: number): string {
  const seconds = Math.floor((now - then) / 1000)
  const unit = UNITS.find(([, length]) => seconds >= length)
  if (!unit) return 'à\u00a0l’instant'
  return RELATIVE.format(-Math.floor(seconds / unit[1]), unit[0]).replaceAll(' ', '\u00a0')
}
