import { hasRole } from '@/access/roles'
import type { CardProps } from '@/components/admin/dashboard/card'
import { DocumentLink } from '@/components/admin/dashboard/DocumentLink'
import { DashboardCard } from '@/components/admin/StaffRegion'

import { openReviews } from '../requests'
import { reviewWords } from '../words'
import './reviews-card.css'

/** On the dashboard of those who may publish: the open review requests, oldest first. */
export async function ReviewsCard({ payload, user }: CardProps) {
  if (!hasRole(user, 'reviewer')) return null
  const reviews = await openReviews(payload, user)
  const now = new Date()
  return (
    <DashboardCard className="waiting-card" isEmpty={reviews.length === 0} title="À relire">
      {reviews.length === 0 && <p>Aucune relecture n’est demandée.</p>}
      {reviews.length > 0 && (
        <ul className="staff-list waiting-card__list">
          {reviews.map(({ documentId, note, ...review }) => (
            <li className="dashboard-card__item" key={review.id}>
              <DocumentLink {...review} id={documentId} />
              {note && <p className="waiting-card__note">{note}</p>}
              <p>{reviewWords(review, now)}</p>
            </li>
          ))}
        </ul>
      )}
    </DashboardCard>
  )
}
