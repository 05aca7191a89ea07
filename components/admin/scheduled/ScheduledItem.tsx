import { Link } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

import type { ScheduledPublication } from '@/editing/scheduled-publishing/overview'
import { frenchMoment } from '@/text/french-date'

import { ScheduledActions } from './ScheduledActions'

type ScheduledItemProps = {
  publication: ScheduledPublication
  adminRoute: string
  mayAct: boolean
}

const WHAT = { publish: 'Publication', unpublish: 'Dépublication' } as const

/** One publication or unpublication: of what, when in Paris, by whom, and why it failed. */
export function ScheduledItem({ adminRoute, mayAct, publication }: ScheduledItemProps) {
  const { by, document, failure, id, plannedAt, type } = publication
  const { path, title } = document
  return (
    <li className={`dashboard-card__item ${failure === null ? '' : 'scheduled-card__failed'}`}>
      <p>
        {WHAT[type]} de{' '}
        {path ? (
          <Link href={formatAdminURL({ adminRoute, path: path as `/${string}` })}>{title}</Link>
        ) : (
          title
        )}
      </p>
      <p>
        {frenchMoment(plannedAt)} (heure de Paris), programmée par {by ?? 'un compte supprimé'}
      </p>
      {failure !== null && (
        <p>
          <strong>N’a pas eu lieu.</strong> {failure}
        </p>
      )}
      {mayAct && <ScheduledActions hasFailed={failure !== null} id={id} title={title} />}
    </li>
  )
}
