/** Apart from `address.ts`, which screens of the admin read: in a browser, zod would try `eval`, which the policy stops. */
import { z } from 'zod'

import { parisInstant } from '@/text/paris-time'

import type { VersionAsked } from './address'

/** An empty date field sends an empty string: as good as none. */
const query = z.object({
  le: z
    .string()
    .refine((local) => !local || parisInstant(local) !== null)
    .transform((local) => parisInstant(local)?.instant)
    .optional(),
})

/**
 * The instant that the address of a preview asks for (`le`, a Paris wall-clock time), or `now`. `isUnderstood` is false
 * when it asks for something else than a date and time.
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

/** The version of a page that the address of a preview asks for, as `versionHref` has it; null for none. */
export const askedVersion = (
  searchParams: Record<string, string | string[] | undefined>,
): VersionAsked | null => past.safeParse(searchParams).data ?? null
