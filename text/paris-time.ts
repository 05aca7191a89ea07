/** Wall-clock time in Paris, independent of the time zone of the server or the browser. */
import { Temporal } from 'temporal-polyfill'

export const PARIS = 'Europe/Paris'

/**
 * Returns the instant of `local`, a Paris wall-clock time `YYYY-MM-DDTHH:mm` (or `YYYY-MM-DD`, its first moment), or null
 * if it is not valid. A skipped time (28 March 2027, 2.30) counts from before the change and so reads an hour later; a
 * repeated time (31 October 2027, 2.30) means the first one (`compatible`, as in RFC 5545). `fit` says which case applies.
 */
export function parisInstant(local: string) {
  const typed = plainDateTime(local)
  if (!typed) return null
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    typed.toZonedDateTime(PARIS, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
  const meant = typed.toZonedDateTime(PARIS)
  const isSkipped = !meant.toPlainDateTime().equals(typed)
  const fit = isSkipped ? 'skipped' : earlier.equals(later) ? 'exact' : 'repeated'
  return { instant: new Date(meant.epochMilliseconds), fit } as const
}

/** Returns what a Paris clock shows at `instant`, as `YYYY-MM-DDTHH:mm`: the inverse of `parisInstant`. */
export function parisLocal(instant: Date): string {
  return zoned(instant).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** Returns the day of `instant` in Paris, `YYYY-MM-DD`. */
export const parisDay = (instant: Date): string => zoned(instant).toPlainDate().toString()

/** Returns the instant `days` days later (earlier if negative) at which a Paris clock shows the same time. */
export function shiftDays(instant: Date, days: number): Date {
  return new Date(zoned(instant).add({ days }).epochMilliseconds)
}

/** Returns the first instant of the Paris day after that of `instant`. */
export function nextParisDay(instant: Date): Date {
  return new Date(zoned(instant).add({ days: 1 }).startOfDay().epochMilliseconds)
}

/** Whether `instant` is the start of a day in Paris. */
export const isParisMidnight = (instant: Date): boolean =>
  zoned(instant).startOfDay().epochMilliseconds === instant.getTime()

/** Returns `instant` as a date and time in Paris, for libraries that take this type. */
export function zoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(PARIS)
}

function plainDateTime(local: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(local)) return null
  try {
    return Temporal.PlainDateTime.from(local)
  } catch {
    return null
  }
}
