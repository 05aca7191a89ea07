import { Badge } from '@/components/dsfr/Badge'
import type { CallState } from '@/lib/call'
import { frenchDeadline, frenchMoment } from '@/lib/french-date'

type CallStateLineProps = { state: CallState }

/** Whether the call is open and until when, in words. A bound that is not known is not mentioned. */
export function CallStateLine({ state }: CallStateLineProps) {
  return <p className="eig-call-state">{sentence(state)}</p>
}

function sentence(state: CallState) {
  switch (state.status) {
    case 'open':
      return (
        <>
          <Badge severity="success">Appel ouvert</Badge>
          {state.until && <Moment lead="jusqu’au" at={state.until} format={frenchDeadline} />}
        </>
      )
    case 'upcoming':
      return (
        <>
          <Badge severity="info">Appel à venir</Badge>
          {state.opensAt && <Moment lead="Ouvre le" at={state.opensAt} format={frenchMoment} />}
        </>
      )
    case 'closed':
      return (
        <>
          <Badge>Appel clos</Badge>
          {state.since && <Moment lead="depuis le" at={state.since} format={frenchMoment} />}
        </>
      )
    default:
      return state satisfies never
  }
}

function Moment({ lead, at, format }: { lead: string; at: Date; format: (at: Date) => string }) {
  return (
    <span>
      {' '}
      {lead} <time dateTime={at.toISOString()}>{format(at)}</time>
    </span>
  )
}
