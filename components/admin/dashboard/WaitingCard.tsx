import { hasRole } from '@/access/roles'
import { changeWords } from '@/editing/change-words'
import { unpublishedChanges, type UnpublishedChange } from '@/editing/unpublished-changes'

import { DashboardCard } from '../StaffRegion'
import type { CardProps } from './card'
import { DocumentLink } from './DocumentLink'

const SHOWN_AT_ONCE = 10

/** On the dashboard: unpublished changes, newest first. */
export async function WaitingCard({ payload, user }: CardProps) {
  const changes = await unpublishedChanges(payload, { user })
  const now = new Date()
  const list = (some: UnpublishedChange[]) => (
    <ul className="staff-list waiting-card__list">
      {some.map((change) => (
        <li className="dashboard-card__item" key={change.id}>
          <DocumentLink {...change} />
          <p>{changeWords(change, now)}</p>
        </li>
      ))}
    </ul>
  )
  const others = changes.slice(SHOWN_AT_ONCE)
  return (
    <DashboardCard
      className="waiting-card"
      isEmpty={changes.length === 0}
      title="En attente de publication"
    >
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
