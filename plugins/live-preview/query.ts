/** Separate from `address.ts`, which admin screens import: in a browser, zod tries `eval`, which the content policy blocks. */
import { z } from 'zod'

import { parisInstant } from '@/text/paris-time'

import type { VersionAsked } from './address'

/** An empty date field sends an empty string, which means no date. */
const query = z.object({
  le: z
    .string()
    .refine((local) => !local || parisInstant(local) !== null)
    .transform((local) => parisInstant(local)?.instant)
    .optional(),
})

/**
 * The instant in the preview address (`le`, a Paris wall-clock time), or `now`. `isUnderstood` is false if `le` is not
 * a valid date and time.
 */
export function simulatedInstant(
  searchParams: Record<string, string | string[] | undefined>,
  now: Date,
): { instant: Date; isUnderstood: boolean } {
  const parsed = query.safeParse(searchParams)
  return { instant: parsed.data?.le ?? now, isUnderstood: parsed.success }
}

const past = z
  .object({
    version: z.string(),
    avant: z.string().optional(),
    instant: z.iso.datetime().optional(),
  })
  .transform(({ avant, instant, version }): VersionAsked => ({
    version,
    before: avant,
    at: instant === undefined ? undefined : new Date(instant),
  }))

/** The page version in the preview address, as `versionHref` writes it; null if there is none. */
export const askedVersion = (
  searchParams: Record<string, string | string[] | undefined>,
): VersionAsked | null => past.safeParse(searchParams).data ?? null
