import { Link } from '@payloadcms/ui'
import type { BasePayload, TypedUser } from 'payload'
import { formatAdminURL } from 'payload/shared'

import { hasRole } from '@/access/roles'
import {
  scheduledPublications,
  type ScheduledPublication,
} from '@/editing/scheduled-publishing/overview'

import { DashboardCard } from '../DashboardCard'
import { PlanWords, WHAT } from './PlanWords'
import { ScheduledActions } from './ScheduledActions'

type ScheduledCardProps = { payload: BasePayload; user?: TypedUser | null }

/** On the dashboard: what is planned and what failed; nothing when there is neither. */
export async function ScheduledCard({ payload, user }: ScheduledCardProps) {
  const publications = await scheduledPublications(payload, user)
  if (publications.length === 0) return null
  return (
    <DashboardCard className="scheduled-card" id="scheduled-card" title="Publications programmées">
      <ul className="staff-list">
        {publications.map((publication) => (
          <ScheduledItem
            adminRoute={payload.config.routes.admin}
            key={publication.id}
            mayAct={hasRole(user, 'reviewer')}
            publication={publication}
          />
        ))}
      </ul>
    </DashboardCard>
  )
}

type ScheduledItemProps = {
  publication: ScheduledPublication
  adminRoute: string
  mayAct: boolean
}

/** One publication or unpublication, and of what. */
function ScheduledItem({ adminRoute, mayAct, publication }: ScheduledItemProps) {
  const { document, failure, type } = publication
  const { path, title } = document
  return (
    <li className={`dashboard-card__item ${failure === null ? '' : 'scheduled-card__failed'}`}>
      <p>
        {WHAT[type]} de{' '}
        {path ? <Link href={formatAdminURL({ adminRoute, path })}>{title}</Link> : title}
      </p>
      <PlanWords plan={publication} />
      {mayAct && <ScheduledActions publication={publication} />}
    </li>
  )
}
