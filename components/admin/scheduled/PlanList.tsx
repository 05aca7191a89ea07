import { Button } from '@payloadcms/ui'

import type { ScheduledPublication } from '@/editing/scheduled-publishing/overview'

import { PlanWords, WHAT } from './PlanWords'
import { ScheduledActions } from './ScheduledActions'

type PlanListProps = {
  plans: ScheduledPublication[]
  mayAct: boolean
  onDone: () => void
  /** Gives a plan the version that is on the screen. */
  onHold: (plan: string) => void
}

/** What is planned of one document, and what waits above the version that is to be published. */
export function PlanList({ mayAct, onDone, onHold, plans }: PlanListProps) {
  if (!plans.length) return null
  return (
    <ul className="plans__list staff-list">
      {plans.map((plan) => {
        const { failure, id, isWrittenOver, type } = plan
        const isOver = isWrittenOver && failure === null
        return (
          <li className={failure === null ? '' : 'plans__failed'} key={id}>
            <p>
              <strong>{WHAT[type]}</strong>
            </p>
            <PlanWords plan={plan} />
            {isOver && (
              <p className="plans__over">
                Ce que vous avez écrit depuis attend&nbsp;: il ne sortira pas ce jour-là.
              </p>
            )}
            {isOver && mayAct && (
              <Button margin={false} onClick={() => onHold(id)} size="small">
                Planifier cette version
              </Button>
            )}
            {mayAct && <ScheduledActions onDone={onDone} publication={plan} />}
          </li>
        )
      })}
    </ul>
  )
}
