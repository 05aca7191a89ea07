import { Link } from '@payloadcms/ui'
import type { BasePayload, TypedUser } from 'payload'
import { formatAdminURL } from 'payload/shared'

import { callsOverview } from '@/collections/calls/overview'

import { CallCard } from './CallCard'
import { DashboardCard } from './DashboardCard'

type CallsCardProps = { payload: BasePayload; user?: TypedUser | null }

/** On the dashboard: the calls under way, what state they are in and what comes next. */
export async function CallsCard({ payload, user }: CallsCardProps) {
  const adminRoute = payload.config.routes.admin
  const toEdit = (collection: 'calls' | 'pages', id: string) =>
    formatAdminURL({ adminRoute, path: `/collections/${collection}/${id}` })
  const calls = await callsOverview(payload, user, new Date())

  return (
    <DashboardCard className="calls-card" id="calls-card" title="Appels à projets en cours">
      {calls.map((call) => (
        <CallCard call={call} key={call.id} toEdit={toEdit} />
      ))}
      {calls.length === 0 && (
        <p>
          Aucun appel publié en cours. <Link href={toEdit('calls', 'create')}>Créez-en un</Link>,
          puis choisissez-le dans la page qui doit le montrer.
        </p>
      )}
    </DashboardCard>
  )
}
