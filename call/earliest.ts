/** The first of `dates`; null when there is none. */
export function earliest(dates: (Date | null)[]): Date | null {
  return dates.reduce((first, date) => (!first || (date && date < first) ? date : first), null)
}
