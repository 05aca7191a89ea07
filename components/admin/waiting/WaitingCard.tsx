import { Link } from '@payloadcms/ui'
import type { BasePayload, TypedUser } from 'payload'
import { formatAdminURL } from 'payload/shared'

import { hasRole } from '@/access/roles'
import { DashboardCard } from '@/components/admin/DashboardCard'
import { changeWords, reviewWords } from '@/editing/change-words'
import { openReviews } from '@/editing/review/open-requests'
import { unpublishedChanges, type UnpublishedChange } from '@/editing/unpublished-changes'

const SHOWN_AT_ONCE = 10

type WaitingCardProps = { payload: BasePayload; user?: TypedUser | null }

/** On the dashboard: what staff wrote and visitors do not read yet, newest first. */
export async function WaitingCard({ payload, user }: WaitingCardProps) {
  const changes = await unpublishedChanges(payload, { user })
  const { admin: adminRoute } = payload.config.routes
  const now = new Date()
  const list = (some: UnpublishedChange[]) => (
    <ul className="staff-list waiting-card__list">
      {some.map((change) => (
        <li className="dashboard-card__item" key={change.id}>
          <DocumentLink adminRoute={adminRoute} document={change} />
          <p>{changeWords(change, now)}</p>
        </li>
      ))}
    </ul>
  )
  const others = changes.slice(SHOWN_AT_ONCE)
  return (
    <DashboardCard className="waiting-card" id="waiting-card" title="En attente de publication">
      {changes.length === 0 && <p>Rien n’attend&nbsp;: tout est publié.</p>}
      {changes.length > 0 && hasRole(user, 'reviewer') && (
        <p className="waiting-card__count">
          {changes.length === 1
            ? 'Un contenu attend que vous le publiiez.'
            : `${changes.length}\u00a0contenus attendent que vous les publiiez.`}
        </p>
      )}
      {changes.length > 0 && list(changes.slice(0, SHOWN_AT_ONCE))}
      {others.length > 0 && (
        <details>
          <summary>
            {others.length === 1 ? 'Voir l’autre' : `Voir les ${others.length}\u00a0autres`}
          </summary>
          {list(others)}
        </details>
      )}
    </DashboardCard>
  )
}

type DocumentLinkProps = {
  adminRoute: string
  document: { collection: string; id: string; kind: string; title: string }
}

/** « Critère : Un besoin vérifié », which opens the document. */
function DocumentLink({ adminRoute, document }: DocumentLinkProps) {
  const { collection, id, kind, title } = document
  const href = formatAdminURL({ adminRoute, path: `/collections/${collection}/${id}` })
  return (
    <Link href={href}>
      {kind}&nbsp;: {title}
    </Link>
  )
}

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
