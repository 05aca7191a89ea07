import type { BasePayload, TypedUser } from 'payload'

import { hasRole } from '@/access/roles'
import { scheduledPublications } from '@/editing/scheduled-publishing/overview'

import { DashboardCard } from '../DashboardCard'
import { ScheduledItem } from './ScheduledItem'

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
            key={publication.id}
            mayAct={hasRole(user, 'reviewer')}
            publication={publication}
          />
        ))}
      </ul>
    </DashboardCard>
  )
}
