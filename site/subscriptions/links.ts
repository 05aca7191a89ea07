import { z } from 'zod'

import { LINK, SUBSCRIPTIONS_PATH } from '@/collections/subscriptions/rules'
import { env } from '@/platform/env'
import { seal, unseal } from '@/platform/security/sealed'

/** What a link of a letter brings back, by the segment of its address that says what it is for. `until`: in ms. */
const CARRIED = {
  confirmer: z.object({
    address: z.email(),
    page: z.string(),
    lastDays: z.boolean(),
    until: z.number(),
  }),
  'mes-donnees': z.object({ address: z.email(), until: z.number() }),
  /** For as long as there is something to leave. */
  desabonnement: z.object({ id: z.string() }),
}

type Purpose = keyof typeof CARRIED
type Carried<For extends Purpose> = z.infer<(typeof CARRIED)[For]>

/** The absolute address of a link of a letter. */
export const linkFor = <For extends Purpose>(purpose: For, carried: Carried<For>): string =>
  `${env().siteUrl}${SUBSCRIPTIONS_PATH}/${purpose}/${seal(purpose, carried, env().secret)}`

/** What the link that ends in `token` brings back; null when we made none such, or it is over at `instant`. */
export function readLink<For extends Purpose>(
  purpose: For,
  token: string,
  instant: Date,
): Carried<For> | null {
  const { data } = CARRIED[purpose].safeParse(unseal(purpose, token, env().secret))
  if (!data || ('until' in data && data.until <= instant.getTime())) return null
  return data as Carried<For>
}

/** Until when a link made at `instant` is good. */
export const untilOf = (instant: Date): number => instant.getTime() + LINK.ms
