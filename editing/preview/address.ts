import { parisLocal } from '@/text/paris-time'

const MINUTE_MS = 60_000

/** Parameter of an address that the admin shows in a frame. It changes what surrounds the page, never who may read it. */
export const FRAMED = 'cadre'

/**
 * Where staff see the page of address `slug` as it will read at `local`, a Paris wall-clock time `YYYY-MM-DDTHH:mm`;
 * now when that is empty.
 */
export function previewHref(slug: string, local: string): string {
  const query = local && `?${new URLSearchParams({ le: local }).toString()}`
  return `/apercu/${slug}${query}`
}

/** Where the admin shows the page of address `slug` beside the form, as it reads now. */
export const framedPreviewHref = (slug: string): string => `/apercu/${slug}?${FRAMED}=oui`

/** The Paris time to preview so as to see what begins at `instant`: the same minute, or the next if it begins within. */
export const previewLocal = (instant: Date): string =>
  parisLocal(new Date(Math.ceil(instant.getTime() / MINUTE_MS) * MINUTE_MS))
