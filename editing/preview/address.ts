import { frenchMoment } from '@/text/french-date'
import { parisLocal } from '@/text/paris-time'

/** What a preview made at `now` shows: « la page telle qu’elle se lira le 31 mars 2027 à 18 h, brouillons compris ». */
export function simulationWords(instant: Date, now: Date): string {
  return `la page telle qu’elle ${reads(instant, now)}, brouillons compris.`
}

function reads(instant: Date, now: Date): string {
  if (instant.getTime() === now.getTime()) return 'se lit maintenant'
  // The past is not brought back: it is today's text at an earlier date.
  return `${instant > now ? 'se lira' : 'se serait lue'} le ${frenchMoment(instant)}`
}

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

/** A version of a page: its id; `before`: that of the one to compare it with; `at`: the instant at which to read it. */
export type VersionAsked = { version: string; before?: string; at?: Date }

/** Where staff read the page of address `slug` as it was in a version, as `askedVersion` understands it. */
export function versionHref(slug: string, { at, before, version }: VersionAsked): string {
  const query = new URLSearchParams({ version })
  if (before) query.set('avant', before)
  if (at) query.set('instant', at.toISOString())
  return `/apercu/${slug}?${query.toString()}`
}

/** Where the admin shows the page of address `slug` beside the form, as it reads now or at `local`, in Paris. */
export const framedPreviewHref = (slug: string, local = ''): string =>
  `/apercu/${slug}?${new URLSearchParams({ [FRAMED]: 'oui', ...(local && { le: local }) }).toString()}`

/** The Paris time to preview so as to see what begins at `instant`: the same minute, or the next if it begins within. */
export const previewLocal = (instant: Date): string =>
  parisLocal(new Date(Math.ceil(instant.getTime() / MINUTE_MS) * MINUTE_MS))
