import type { Override } from '@/call/schedule'
import { UNKNOWN_AUTHOR } from '@/editing/unknown-author'
import { frenchDeadline } from '@/text/french-date'

const STATES = { open: 'ouvert', closed: 'clos' } as const

/** That a call is forced, by whom, until when and why: an exception one must not forget. */
export function OverrideWarning({ override }: { override: Override }) {
  const { by, reason, to, until } = override
  const author = by ?? UNKNOWN_AUTHOR
  const end = until ? `jusqu’au ${frenchDeadline(until)}` : 'sans fin'
  return (
    <p className="calls-card__warning">
      <strong>Forcé&nbsp;: {STATES[to]}</strong>, par {author}, {end}. Raison&nbsp;:{' '}
      {reason ?? 'non précisée'}
    </p>
  )
}
