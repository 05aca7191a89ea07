import { callCalendars } from '@/call/calendars'
import type { KeyDate } from '@/call/key-dates'
import { Badge } from '@/components/dsfr/Badge'
import { Link } from '@/components/dsfr/Link'
import { Heading, SectionFrame, type SectionProps, SectionText } from '@/sections/SectionFrame'
import { deadlineInParis, frenchPeriod, frenchWeekday, momentInParis } from '@/text/french-date'
import { parisLocal } from '@/text/paris-time'
import { frenchTypography } from '@/text/typography'

/** The dates of the call, in order, then links to add them to a calendar. */
export function KeyDates(props: SectionProps<'keyDates'>) {
  const { section, siteUrl } = props
  const { body, milestones, calendar } = section
  if (milestones.length === 0 && body.children.length === 0) return null
  const calendars = callCalendars()
  const address = calendars && siteUrl + calendars.ofAll
  return (
    <SectionFrame section={section} isProse>
      <SectionText {...props} text={body} />
      {milestones.length > 0 && <DateList dates={milestones} />}
      {calendar && address && milestones.some(({ time }) => time.kind !== 'text') && (
        <>
          <p>
            <a className="fr-link fr-link--download" href={calendar.href} download>
              Ajouter ces dates à mon agenda{' '}
              <span className="fr-link__detail">iCalendar (ICS)</span>
            </a>
          </p>
          <p>
            Pour suivre les dates de tous les appels, même si elles changent, abonnez votre agenda à
            cette adresse&nbsp;: <Link link={{ label: address, href: address }} siteUrl={siteUrl} />
          </p>
        </>
      )}
    </SectionFrame>
  )
}

type MilestonesProps = { milestones: KeyDate[]; level: 2 | 3 }

/** The milestones of a call, under a title. */
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

/** Dates of a call, in order. Past dates are marked with a word (RGAA 3.1). */
function DateList({ dates }: { dates: KeyDate[] }) {
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
      return <time dateTime={time.at.toISOString()}>{momentInParis(time.at)}</time>
    case 'closing':
      return <time dateTime={time.at.toISOString()}>{deadlineInParis(time.at)}</time>
    case 'day':
      return <time dateTime={day(time.on)}>{frenchWeekday(time.on)}</time>
    case 'period':
      // `datetime` has no format for a range, so the words stand alone.
      return <>{frenchPeriod(time.from, time.until)}</>
    case 'text':
      return <>{frenchTypography(time.text)}</>
    default:
      return time satisfies never
  }
}

const day = (instant: Date) => parisLocal(instant).slice(0, 10)
