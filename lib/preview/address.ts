import { parisLocal } from '@/lib/paris-time'

const MINUTE_MS = 60_000

/**
 * Where staff see the page of address `slug` as it will read at `local`, a Paris wall-clock time `YYYY-MM-DDTHH:mm`;
 * now when that is empty.
 */
export function previewHref(slug: string, local: string): string {
  const query = local && `?${new URLSearchParams({ le: local }).toString()}`
  return `/apercu/${slug}${query}`
}

/** The Paris time to preview so as to see what begins at `instant`: the same minute, or the next if it begins within. */
export const previewLocal = (instant: Date): string =>
  parisLocal(new Date(Math.ceil(instant.getTime() / MINUTE_MS) * MINUTE_MS))
