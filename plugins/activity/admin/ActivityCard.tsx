import { Link } from '@payloadcms/ui'

import { hasRole } from '@/access/roles'
import type { CardProps } from '@/components/admin/dashboard/card'
import { DashboardCard } from '@/components/admin/StaffRegion'

import { activityQuery } from '../log/filter'
import { findLines } from '../log/find'
import { ACTIVITY_SCREEN } from '../screen'
import { ActivityLines } from './ActivityLines'
import './activity.css'

const LAST = 5

/** On the dashboard of those who may open the screen: the last lines. */
export async function ActivityCard({ payload, user }: CardProps) {
  if (!hasRole(user, ACTIVITY_SCREEN.role)) return null
  const { lines } = await findLines(payload, user, activityQuery.parse({}), LAST)
  if (!lines.length) return null
  return (
    <DashboardCard className="activity-card" title="Activité récente">
      <ActivityLines lines={lines} />
      <p>
        <Link href={`/admin${ACTIVITY_SCREEN.path}`}>Voir toute l’activité</Link>
      </p>
    </DashboardCard>
  )
}
