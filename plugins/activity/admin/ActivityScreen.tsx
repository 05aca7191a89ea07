import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'

import { hasRole } from '@/access/roles'
import { StaffScreen } from '@/components/admin/screens/StaffScreen'

import { type ActivityQuery, activityQuery, isFiltered } from '../log/filter'
import { actorNames, findLines } from '../log/find'
import { ACTIVITY_SCREEN } from '../screen'
import { ActivityFilter } from './ActivityFilter'
import { ActivityLines } from './ActivityLines'
import './activity.css'

/** « Activité »: who did what, newest first. */
export const ActivityScreen = (view: AdminViewServerProps) => (
  <StaffScreen {...view} role={ACTIVITY_SCREEN.role} title={ACTIVITY_SCREEN.label}>
    <ActivityLog {...view} />
  </StaffScreen>
)

async function ActivityLog({ initPageResult, searchParams }: AdminViewServerProps) {
  const { payload, user } = initPageResult.req
  const query = activityQuery.parse(searchParams ?? {})
  const [names, { hasNextPage, lines }] = await Promise.all([
    actorNames(payload),
    findLines(payload, user, query),
  ])
  return (
    <>
      <p className="staff-advice">
        Qui a fait quoi sur le site, à l’heure de Paris. Les modifications d’un brouillon par une
        même personne sont réunies par demi-heure.
      </p>
      <ActivityFilter mayExport={hasRole(user, 'administrator')} names={names} query={query} />
      {lines.length > 0 ? (
        <ActivityLines lines={lines} />
      ) : (
        <p className="activity__none">{noneWords(query)}</p>
      )}
      <nav aria-label="Pages du journal" className="staff-actions">
        {query.page > 1 && <PageLink label="Plus récent" page={query.page - 1} query={query} />}
        {hasNextPage && <PageLink label="Plus ancien" page={query.page + 1} query={query} />}
      </nav>
    </>
  )
}

function noneWords(query: ActivityQuery): string {
  if (isFiltered(query)) {
    return 'Rien ne correspond à cette recherche. Changez-en un critère, ou effacez-la.'
  }
  return query.page > 1 ? 'Le journal ne remonte pas plus loin.' : 'Rien n’a encore été fait.'
}

type PageLinkProps = { label: string; page: number; query: ActivityQuery }

function PageLink({ label, page, query }: PageLinkProps) {
  const asked = new URLSearchParams({ ...query, page: String(page) })
  return (
    <Link href={`/admin${ACTIVITY_SCREEN.path}?${asked}`} prefetch={false}>
      {label}
    </Link>
  )
}
