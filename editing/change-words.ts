type Change = { status: 'modified' | 'draft'; updatedAt: Date; editedBy: string | null }

/** « Modifié il y a 3 jours par Camille », or « Brouillon modifié il y a … » for a document that was never published. */
export function changeWords({ editedBy, status, updatedAt }: Change, now: Date): string {
  const start = status === 'draft' ? 'Brouillon modifié' : 'Modifié'
  return [start, frenchAge(updatedAt, now), ...(editedBy ? [`par ${editedBy}`] : [])].join(' ')
}

const relative = new Intl.RelativeTimeFormat('fr')

const SECOND_MS = 1000
/**
 * The code uses the largest unit that fits. Months and years have the mean length of the calendar, which is precise
 * enough for an age.
 */
const UNITS = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** « il y a 3 jours »: the time from `instant` to `now`, rounded down; « à l’instant » under a minute. */
export function frenchAge(instant: Date, now: Date): string {
  const seconds = (now.getTime() - instant.getTime()) / SECOND_MS
  const fitting = UNITS.find(([, length]) => seconds >= length)
  if (!fitting) return 'à l’instant'
  const [unit, length] = fitting
  // No-break spaces keep the whole age on one line, and the number with its unit.
  return relative.format(-Math.floor(seconds / length), unit).replaceAll(' ', '\u00a0')
}
