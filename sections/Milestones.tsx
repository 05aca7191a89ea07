import type { KeyDate } from '@/call/key-dates'
import { Badge } from '@/components/dsfr/Badge'
import { Heading } from '@/components/dsfr/Heading'
import { frenchDay, frenchDeadline, frenchMoment, frenchPeriod } from '@/text/french-date'
import { parisLocal } from '@/text/paris-time'
import { frenchTypography } from '@/text/typography'

type MilestonesProps = { milestones: KeyDate[]; level: 2 | 3 }

/** The dated moments of a call under a title. */
export function Milestones({ milestones, level }: MilestonesProps) {
  if (milestones.length === 0) return null
  return (
    <>
      <Heading level={level} className="fr-h5 eig-milestones__title">
        Calendrier
      </Heading>
      <DateList dates={milestones} />
    </>
  )
}

/** Dates of a call, in order. Those that are over say so in words (RGAA 3.1). */
export function DateList({ dates }: { dates: KeyDate[] }) {
  return (
    <ul className="eig-list eig-milestones" role="list">
      {dates.map(({ id, label, time, isPast }) => (
        <li key={id}>
          <span className="eig-milestones__time">
            <When time={time} />
          </span>{' '}
          {frenchTypography(label)} {isPast && <Badge>Passé</Badge>}
        </li>
      ))}
    </ul>
  )
}

function When({ time }: Pick<KeyDate, 'time'>) {
  switch (time.kind) {
    case 'opening':
      return <time dateTime={time.at.toISOString()}>{frenchMoment(time.at)}</time>
    case 'closing':
      return <time dateTime={time.at.toISOString()}>{frenchDeadline(time.at)}</time>
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
