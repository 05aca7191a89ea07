import { hasRole } from '@/access/roles'
import { scheduledPublications } from '@/editing/scheduled-publishing/overview'

import { ScheduledItem } from '../scheduled/ScheduledItem'
import { DashboardCard } from '../StaffRegion'
import type { CardProps } from './card'

/** On the dashboard: scheduled and failed publications; nothing when there are none. */
export async function ScheduledCard({ payload, user }: CardProps) {
  const publications = await scheduledPublications(payload, user)
  if (publications.length === 0) return null
  return (
    <DashboardCard className="scheduled-card" title="Publications programmées">
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
