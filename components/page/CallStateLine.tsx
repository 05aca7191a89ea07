import type { CallState } from '@/call/state'
import { stateWords } from '@/call/words'
import { Badge } from '@/components/dsfr/Badge'

type CallStateLineProps = { state: CallState }

/** Whether the call is open and until when, in words. A bound that is not known is not mentioned. */
export function CallStateLine({ state }: CallStateLineProps) {
  const { badge, severity, detail } = stateWords(state)
  return (
    <p className="eig-call-state">
      <Badge severity={severity}>{badge}</Badge>
      {detail && (
        <span>
          {' '}
          {detail.lead} <time dateTime={detail.at.toISOString()}>{detail.text}</time>
        </span>
      )}
    </p>
  )
}
