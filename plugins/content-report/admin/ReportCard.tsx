import { Link } from '@payloadcms/ui'
import { Suspense } from 'react'

import { hasRole } from '@/access/roles'
import type { CardProps } from '@/components/admin/dashboard/card'
import { DashboardCard } from '@/components/admin/StaffRegion'

import { reportOf } from '../report'
import { ReportItems } from './ReportItems'
import { countWords, REPORT_PATH } from './words'

const SHOWN = 5

/** On the dashboard: how many items there are to look at, and the first ones. */
export function ReportCard(props: CardProps) {
  if (!hasRole(props.user, 'editor')) return null
  return (
    <DashboardCard className="report-card" title="À regarder">
      <Suspense fallback={<p>Recherche en cours…</p>}>
        <FirstItems {...props} />
      </Suspense>
    </DashboardCard>
  )
}

async function FirstItems({ payload, user }: CardProps) {
  const { items } = await reportOf(payload, new Date())
  if (!items.length) return <p>Rien à regarder.</p>
  return (
    <>
      <p>{countWords(items)}</p>
      <ReportItems items={items.slice(0, SHOWN)} mayConfigure={hasRole(user, 'administrator')} />
      <p>
        <Link prefetch={false} href={REPORT_PATH}>
          Tout regarder
        </Link>
      </p>
    </>
  )
}
