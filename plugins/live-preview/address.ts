import type { OwnAddress } from '@/platform/http/own-addresses'
import { frenchMoment } from '@/text/french-date'
import { parisLocal } from '@/text/paris-time'

/** Where staff preview pages. */
export const PREVIEW = { path: '/apercu', area: 'preview' } as const satisfies OwnAddress

/** Describes a preview requested at `now`: « la page telle qu’elle se lira le 31 mars 2027 à 18 h, brouillons compris ». */
export function simulationWords(instant: Date, now: Date): string {
  return `la page telle qu’elle ${reads(instant, now)}, brouillons compris.`
}

function reads(instant: Date, now: Date): string {
  if (instant.getTime() === now.getTime()) return 'se lit maintenant'
  // A past date shows the current text at that date; it does not restore the old text.
  return `${instant > now ? 'se lira' : 'se serait lue'} le ${frenchMoment(instant)}`
}

const MINUTE_MS = 60_000

/** Query parameter of a preview that the admin shows in a frame. It changes what surrounds the page, never who may read it. */
export const FRAMED = 'cadre'

/**
 * The address where staff preview the page `slug` at `local`, a Paris wall-clock time `YYYY-MM-DDTHH:mm`, or now if
 * `local` is empty.
 */
export function previewHref(slug: string, local: string): string {
  const query = local && `?${new URLSearchParams({ le: local }).toString()}`
  return `${PREVIEW.path}/${slug}${query}`
}

/** A version of a page: its id; `before`: the id of the version to compare it with; `at`: the instant of the preview. */
export type VersionAsked = { version: string; before?: string; at?: Date }

/** The address where staff read a version of the page `slug`. `askedVersion` parses it. */
export function versionHref(slug: string, { at, before, version }: VersionAsked): string {
  const query = new URLSearchParams({ version })
  if (before) query.set('avant', before)
  if (at) query.set('instant', at.toISOString())
  return `${PREVIEW.path}/${slug}?${query.toString()}`
}

/** The address of the page `slug` in the preview frame of the admin, now or at `local` (Paris time). */
export const framedPreviewHref = (slug: string, local = ''): string =>
  `${PREVIEW.path}/${slug}?${new URLSearchParams({ [FRAMED]: 'oui', ...(local && { le: local }) }).toString()}`

/** The Paris time to preview in order to see what begins at `instant`: rounded up to the minute. */
export const previewLocal = (instant: Date): string =>
  parisLocal(new Date(Math.ceil(instant.getTime() / MINUTE_MS) * MINUTE_MS))
