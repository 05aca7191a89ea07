import type { BasePayload, TypedUser } from 'payload'

import { hasRole } from '@/access/roles'
import { reviewWords } from '@/editing/change-words'
import { openReviews } from '@/editing/review/open-requests'

import { DashboardCard } from '../DashboardCard'
import { DocumentLink } from './DocumentLink'

type ReviewsCardProps = { payload: BasePayload; user?: TypedUser | null }

/** On the dashboard of those who may publish: what they are asked to read, oldest request first. */
export async function ReviewsCard({ payload, user }: ReviewsCardProps) {
  if (!hasRole(user, 'reviewer')) return null
  const reviews = await openReviews(payload, user)
  const { admin: adminRoute } = payload.config.routes
  const now = new Date()
  return (
    <DashboardCard className="waiting-card" id="reviews-card" title="À relire">
      {reviews.length === 0 && <p>Aucune relecture n’est demandée.</p>}
      {reviews.length > 0 && (
        <ul className="staff-list waiting-card__list">
          {reviews.map(({ documentId, note, ...review }) => (
            <li className="dashboard-card__item" key={review.id}>
              <DocumentLink adminRoute={adminRoute} document={{ ...review, id: documentId }} />
              {note && <p className="waiting-card__note">{note}</p>}
              <p>{reviewWords(review, now)}</p>
            </li>
          ))}
        </ul>
      )}
    </DashboardCard>
  )
}
