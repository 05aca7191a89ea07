/** Wall-clock time in Paris, whatever the zone of the server or the browser. */
import { Temporal } from 'temporal-polyfill'

export const PARIS = 'Europe/Paris'

/**
 * The instant of `local`, a Paris wall-clock time `YYYY-MM-DDTHH:mm` (or `YYYY-MM-DD`, its first moment); null when it
 * is not one. A skipped time (28 March 2027, 2.30) counts from before the change and so reads an hour later; of a
 * repeated one (31 October 2027, 2.30) the first is meant (`compatible`, as RFC 5545 rules too). `fit`: which of these.
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

/** What a Paris clock shows at `instant`, as `YYYY-MM-DDTHH:mm`: the inverse of `parisInstant`. */
export function parisLocal(instant: Date): string {
  return zoned(instant).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** The instant `days` days away (before when negative) at which a Paris clock shows the same time. */
export function shiftDays(instant: Date, days: number): Date {
  return new Date(zoned(instant).add({ days }).epochMilliseconds)
}

/** The first instant of the Paris day that follows the day of `instant`. */
export function nextParisDay(instant: Date): Date {
  return new Date(zoned(instant).add({ days: 1 }).startOfDay().epochMilliseconds)
}

/** Whether a day begins in Paris at `instant`. */
export const isParisMidnight = (instant: Date): boolean =>
  zoned(instant).startOfDay().epochMilliseconds === instant.getTime()

/** `instant` as a date and time in Paris, for libraries that take them so. */
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
