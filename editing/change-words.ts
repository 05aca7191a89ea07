type Change = { status: 'modified' | 'draft'; updatedAt: Date; editedBy: string | null }
type Request = { requestedBy: string | null; requestedAt: Date }

/** « Modifié il y a 3 jours par Camille »; of what was never published, « Brouillon modifié il y a … ». */
export function changeWords({ editedBy, status, updatedAt }: Change, now: Date): string {
  const start = status === 'draft' ? 'Brouillon modifié' : 'Modifié'
  return [start, frenchAge(updatedAt, now), ...(editedBy ? [`par ${editedBy}`] : [])].join(' ')
}

/** « Relecture demandée par Camille il y a 3 jours ». */
export function reviewWords({ requestedAt, requestedBy }: Request, now: Date): string {
  return `Relecture demandée par ${requestedBy ?? 'quelqu’un'} ${frenchAge(requestedAt, now)}`
}

/** Ages as a French reader says them. */
const relative = new Intl.RelativeTimeFormat('fr')

const SECOND_MS = 1000
/** The largest unit that fits is used; months and years are of the calendar's mean length, for an age needs no more. */
const UNITS = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** « il y a 3 jours »: how long before `now` `instant` was, rounded down; « à l’instant » under a minute. */
export function frenchAge(instant: Date, now: Date): string {
  const seconds = (now.getTime() - instant.getTime()) / SECOND_MS
  const fitting = UNITS.find(([, length]) => seconds >= length)
  if (!fitting) return 'à l’instant'
  const [unit, length] = fitting
  // A number stays with its unit, and the words of one age on one line.
  return relative.format(-Math.floor(seconds / length), unit).replaceAll(' ', '\u00a0')
}
