import { Button, Link } from '@payloadcms/ui'

import type { Override } from '@/call/state'
import { NO_WAY_TO_APPLY } from '@/call/way-to-apply'
import { stateSentence } from '@/call/words'
import { callsOverview, type CallOverview } from '@/collections/calls/overview'
import { UNKNOWN_AUTHOR } from '@/editing/document-title'
import { deadlineInParis } from '@/text/french-date'

import { TimelineEntries } from '../calls/TimelineEntries'
import { DashboardCard } from '../StaffRegion'
import { type CardProps, editHref } from './card'

/** On the dashboard: the current calls, with their state and their next change. */
export async function CallsCard({ payload, user }: CardProps) {
  const calls = await callsOverview(payload, user, new Date())

  return (
    <DashboardCard className="calls-card" title="Appels à projets en cours">
      {calls.map((call) => (
        <CallCard call={call} key={call.id} />
      ))}
      {calls.length === 0 && (
        <p>
          Aucun appel publié en cours. <Link href={editHref('calls', 'create')}>Créez-en un</Link>,
          puis choisissez-le dans la page qui doit le montrer.
        </p>
      )}
    </DashboardCard>
  )
}

/** One call: its state, its dates, and the pages that show it, to edit or to read online. */
function CallCard({ call }: { call: CallOverview }) {
  const { change, facts, hasDraft, lacksWay, name, nextChange, pages, state, timeline } = call
  return (
    <article className="calls-card__call dashboard-card__item">
      <h3>
        <Link href={editHref('calls', call.id)}>{name}</Link>
      </h3>
      <p className="calls-card__state">{stateSentence(state, change)}</p>
      {state.status === 'forced' && <OverrideWarning override={state.override} />}
      {lacksWay && <p className="staff-note staff-note--warning">{NO_WAY_TO_APPLY}</p>}
      {timeline.length > 1 && <TimelineEntries entries={timeline} isAcross />}
      <p>{nextChange ? `Prochain changement : ${nextChange}` : 'Aucun changement prévu'}</p>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {hasDraft && <p className="calls-card__draft">Modifications non publiées</p>}
      {pages.length === 0 && <p>Aucune page publiée ne le montre</p>}
      {pages.map((page) => (
        <PageActions key={page.id} page={page} />
      ))}
    </article>
  )
}

/** The most frequent task of staff, one press away: edit the page that shows the call. */
const PageActions = ({ page: { id, path, title } }: { page: CallOverview['pages'][number] }) => (
  <div className="staff-actions calls-card__actions">
    <Button el="link" margin={false} size="medium" to={editHref('pages', id)}>
      Modifier la page «&nbsp;{title}&nbsp;»
    </Button>
    <a aria-label={`Voir en ligne\u00a0: ${title}`} href={path}>
      Voir en ligne
    </a>
  </div>
)

const STATES = { open: 'ouvert', closed: 'clos' } as const

/** Warns that a call is forced, by whom, until when and why: an exception that must not be forgotten. */
export function OverrideWarning({ override }: { override: Override }) {
  const { by, reason, to, until } = override
  const author = by ?? UNKNOWN_AUTHOR
  const end = until ? `jusqu’au ${deadlineInParis(until)}` : 'sans fin'
  return (
    <p className="staff-note staff-note--warning">
      <strong>Forcé&nbsp;: {STATES[to]}</strong>, par {author}, {end}. Raison&nbsp;:{' '}
      {reason ?? 'non précisée'}
    </p>
  )
}
