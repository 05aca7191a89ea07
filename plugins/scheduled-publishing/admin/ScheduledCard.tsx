import { hasRole } from '@/access/roles'
import type { CardProps } from '@/components/admin/dashboard/card'
import { DashboardCard } from '@/components/admin/StaffRegion'

import { scheduledPublications } from '../overview'
import { ScheduledItem } from './ScheduledItem'

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
