import type { CardProps } from '@/components/admin/dashboard/card'
import { DocumentLink } from '@/components/admin/dashboard/DocumentLink'
import { DashboardCard } from '@/components/admin/StaffRegion'
import { frenchDay } from '@/text/french-date'

import { dueReviews } from '../due'

/** On the dashboard of the person in charge: the pages whose review date has come; nothing when there are none. */
export async function ReviewDatesCard({ payload, user }: CardProps) {
  if (!user) return null
  const reviews = await dueReviews(payload, new Date(), String(user.id))
  if (!reviews.length) return null
  return (
    <DashboardCard className="waiting-card" title="Vos pages à revoir">
      <ul className="staff-list waiting-card__list">
        {reviews.map(({ id, on, page, title }) => (
          <li className="dashboard-card__item" key={id}>
            <DocumentLink collection="pages" id={page.id} kind="Page" title={title} />
            <p>À revoir depuis le {frenchDay(new Date(on))}</p>
          </li>
        ))}
      </ul>
    </DashboardCard>
  )
}
