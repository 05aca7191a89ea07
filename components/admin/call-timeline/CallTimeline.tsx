'use client'

import { useAllFormFields } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'
import { useId } from 'react'

import type { CallFields } from '@/call/of-document'
import { forcedSentence, timelineOf } from '@/call/timeline'
import type { PreviewablePage } from '@/editing/preview/pages-showing'

import './call-timeline.css'
import { TimelineItem } from './TimelineItem'
import { useMinute } from './use-minute'

type CallTimelineProps = { pages: PreviewablePage[] }

/** How the call unfolds by the values of the form, saved or not, and where it stands. */
export function CallTimeline({ pages }: CallTimelineProps) {
  const id = useId()
  const [fields] = useAllFormFields()
  const now = useMinute()
  if (!now) return null
  const call = callOf(fields)
  const entries = timelineOf(call, now)
  const forced = forcedSentence(call, now)
  return (
    <section aria-labelledby={id} className="field-type call-timeline">
      <h2 className="call-timeline__title" id={id}>
        Déroulé de l’appel
      </h2>
      {forced && <p className="call-timeline__forced">{forced}</p>}
      {entries.length === 0 ? (
        <p>Saisissez une ouverture ou une clôture pour voir le déroulé de l’appel.</p>
      ) : (
        <ol className="call-timeline__entries">
          {entries.map((entry) => (
            <TimelineItem entry={entry} key={entry.id} pages={pages} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** The call as the form holds it. Of an array without rows, a form knows the number of rows only. */
function callOf(fields: FormState): Partial<CallFields> {
  const values: Partial<CallFields> = reduceFieldsToValues(fields, true)
  return Array.isArray(values.milestones) ? values : { ...values, milestones: [] }
}
