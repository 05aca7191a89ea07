import type { MilestoneTime } from '@/call/milestones'
import { Badge } from '@/components/dsfr/Badge'
import { Heading } from '@/components/dsfr/Heading'
import type { MilestoneView } from '@/components/views'
import { frenchDay, frenchPeriod } from '@/text/french-date'
import { parisLocal } from '@/text/paris-time'
import { frenchTypography } from '@/text/typography'

type MilestonesProps = { milestones: MilestoneView[]; level: 2 | 3 }

/** The dated moments of a call, in order. Those that are over say so in words (RGAA 3.1). */
export function Milestones({ milestones, level }: MilestonesProps) {
  if (milestones.length === 0) return null
  return (
    <>
      <Heading level={level} className="fr-h5 eig-milestones__title">
        Calendrier
      </Heading>
      <ul className="eig-list eig-milestones" role="list">
        {milestones.map(({ id, label, time, isPast }) => (
          <li key={id}>
            <span className="eig-milestones__time">
              <When time={time} />
            </span>{' '}
            {frenchTypography(label)} {isPast && <Badge>Passé</Badge>}
          </li>
        ))}
      </ul>
    </>
  )
}

function When({ time }: { time: MilestoneTime }) {
  switch (time.kind) {
    case 'day':
      return <time dateTime={day(time.on)}>{frenchDay(time.on)}</time>
    case 'period':
      // A range has no form that `datetime` takes: its words are enough.
      return <>{frenchPeriod(time.from, time.until)}</>
    case 'text':
      return <>{frenchTypography(time.text)}</>
    default:
      return time satisfies never
  }
}

const day = (instant: Date) => parisLocal(instant).slice(0, 10)
