import { Link } from '@payloadcms/ui'

import { stateSentence } from '@/call/words'
import type { CallOverview } from '@/collections/calls/overview'

import { OverrideWarning } from './OverrideWarning'

type CallCardProps = { call: CallOverview; href: string }

/** One call; `href`: its edit screen. */
export function CallCard({ call, href }: CallCardProps) {
  const { hasDraft, name, nextChange, pages, state } = call
  return (
    <article className="calls-card__call dashboard-card__item">
      <h3>
        <Link href={href}>{name}</Link>
      </h3>
      <p className="calls-card__state">{stateSentence(state)}</p>
      {state.status === 'forced' && <OverrideWarning override={state.override} />}
      <p>{nextChange ? `Prochain changement : ${nextChange}` : 'Aucun changement prévu'}</p>
      <p>
        {pages.length > 0 ? 'Montré par : ' : 'Aucune page publiée ne le montre'}
        {pages.map(({ title, path }, index) => (
          <span key={path}>
            {index > 0 && ', '}
            <a href={path}>{title}</a>
          </span>
        ))}
      </p>
      {hasDraft && <p className="calls-card__draft">Modifications non publiées</p>}
    </article>
  )
}
