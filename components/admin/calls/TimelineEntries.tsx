import type { ReactNode } from 'react'

import type { TimelineEntry } from '@/call/timeline'

import './call-timeline.css'

const WHEN = { past: 'passé', present: 'en cours', future: 'à venir' }

type TimelineEntriesProps = {
  entries: TimelineEntry[]
  /** Draws the dates side by side on wide screens, without what the page says from each of them. */
  isAcross?: boolean
  /** What to show at each date. `isNow`: the entry is the current state, not a date of the call. */
  atDate?: (at: Date, isNow: boolean) => ReactNode
}

/** The dates of a call as points on a line, with today among them. */
export const TimelineEntries = ({ atDate, entries, isAcross = false }: TimelineEntriesProps) => (
  <ol className={`call-timeline__entries ${isAcross ? 'call-timeline__entries--across' : ''}`}>
    {entries.map(({ at, id, label, says, time, when }) => {
      const isNow = when === 'now'
      return (
        <li
          aria-current={isNow ? 'step' : undefined}
          className={`call-timeline__entry call-timeline__entry--${when}`}
          key={id}
        >
          <p>
            <strong>{label}</strong> {time}
            {when && !isNow && <span className="call-timeline__when"> ({WHEN[when]})</span>}
          </p>
          {says && !isAcross && <p>La page dit&nbsp;: «&nbsp;{says}&nbsp;»</p>}
          {at && atDate?.(at, isNow)}
        </li>
      )
    })}
  </ol>
)
