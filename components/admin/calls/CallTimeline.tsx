'use client'

import { useAllFormFields } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'
import { createContext, type ReactNode, use } from 'react'

import type { CallFields } from '@/call/of-document'
import { forcedSentence, timelineOf } from '@/call/timeline'
import { lacksWayToApply, NO_WAY_TO_APPLY } from '@/call/way-to-apply'
import type { Call } from '@/payload-types'

import { StaffPanel } from '../StaffRegion'
import { useNow } from '../use-now'
import { TimelineEntries } from './TimelineEntries'

const MINUTE_MS = 60_000

/** What plugins show at each date of the timeline. `isNow`: the entry is the current state, not a date of the call. */
export const AtDate = createContext<(at: Date, isNow: boolean) => ReactNode>(() => null)

type CallTimelineProps = {
  /** Whether every published page that shows the call has its own button to the application form. */
  haveWay: boolean
}

/** The timeline of the call from the form's current values, saved or not, with the current state. */
export function CallTimeline({ haveWay }: CallTimelineProps) {
  const [fields] = useAllFormFields()
  const showAt = use(AtDate)
  const minute = useNow(MINUTE_MS)
  if (minute === null) return null
  const now = new Date(minute)
  const call = callOf(fields)
  const entries = timelineOf(call, now)
  const forced = forcedSentence(call, now)
  return (
    <StaffPanel className="call-timeline" title="Déroulé de l’appel">
      {forced && <p className="call-timeline__forced staff-note staff-note--warning">{forced}</p>}
      {lacksWayToApply(call, haveWay, now) && (
        <p className="staff-note staff-note--warning">{NO_WAY_TO_APPLY}</p>
      )}
      {entries.length === 0 ? (
        <p>Saisissez une ouverture ou une clôture pour voir le déroulé de l’appel.</p>
      ) : (
        <TimelineEntries atDate={showAt} entries={entries} />
      )}
    </StaffPanel>
  )
}

/** The call as the form holds it. For an array without rows, the form state only has the number of rows. */
function callOf(fields: FormState): Partial<CallFields & Pick<Call, 'applicationUrl'>> {
  const values: ReturnType<typeof callOf> = reduceFieldsToValues(fields, true)
  return Array.isArray(values.milestones) ? values : { ...values, milestones: [] }
}
