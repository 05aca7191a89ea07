import { isNothing } from '@/content/source/page-content'

/**
 * True when `stored` says all that `wanted` says. Objects may hold more (ids, dates, fields an import does not know);
 * lists must have the same items in the same order; an absent value, null and '' are the same nothing.
 */
export function holds(stored: unknown, wanted: unknown): boolean {
  if (isNothing(wanted)) return isNothing(stored)
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(stored) &&
      stored.length === wanted.length &&
      wanted.every((item, index) => holds(stored[index], item))
    )
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof stored !== 'object' || stored === null) return false
    return Object.entries(wanted).every(([key, value]) =>
      holds((stored as Record<string, unknown>)[key], value),
    )
  }
  return stored === wanted
}
