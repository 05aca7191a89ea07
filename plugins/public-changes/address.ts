import { parisDay, nextParisDay, parisInstant } from '@/text/paris-time'

/** The last segment of the address of the changes of a page. */
export const NAME = 'changements'

/** The address of the changes of the page at `path` (leading slash). */
export const changesHref = (path: string): string => `${path}/${NAME}`

/**
 * The address of the page at `path` as it was from `at` on. In the path, not in a query string: nginx and the page cache know
 * a page by its path alone.
 */
export const versionHref = (path: string, at: Date): string =>
  `${changesHref(path)}/${at.toISOString().replace(/[:.]/g, '').toLowerCase()}`

const INSTANT = /^(\d{4}-\d\d-\d\d)t(\d\d)(\d\d)(\d\d)(\d{3})z$/

/** What the last segment of an address asks for: an exact instant, or a Paris day (`at`: its last moment). */
export type AskedVersion = { kind: 'instant' | 'day'; at: Date }

/** Reads a segment: `2026-11-01`, or an instant as `versionHref` writes it; null if it is neither. */
export function askedVersion(segment: string): AskedVersion | null {
  const [, day, hours, minutes, seconds, ms] = INSTANT.exec(segment) ?? []
  if (day) {
    const at = new Date(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`)
    return Number.isNaN(at.getTime()) ? null : { kind: 'instant', at }
  }
  const start = /^\d{4}-\d\d-\d\d$/.test(segment) ? parisInstant(segment) : null
  return start && { kind: 'day', at: new Date(nextParisDay(start.instant).getTime() - 1) }
}

/** Whether `at` is in a later Paris day than `now`. */
export const isLaterDay = (at: Date, now: Date): boolean => parisDay(at) > parisDay(now)
