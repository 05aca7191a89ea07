import { z } from 'zod'

import { seal, unseal } from '@/platform/security/sealed'

/** The time that a person has to give the second factor after the password, in seconds. */
export const TICKET_SECONDS = 5 * 60

/** What a ticket is for: the step after the password, a confirmation, or the addition of a code application or of a passkey. */
type Use = 'log-in' | 'confirmation' | 'code' | 'passkey'

const ticketSchema = z.object({
  /** No two tickets have the same. */
  id: z.string(),
  /** The id of the account. */
  account: z.string(),
  /** What a passkey signs. */
  challenge: z.string(),
  /** The secret of a code application that is not added yet. */
  codeSecret: z.string(),
})

export type Ticket = z.infer<typeof ticketSchema>

const sealedSchema = ticketSchema.extend({ expiresAt: z.number() })
const purpose = (use: Use) => `second factor, ${use}`

/**
 * Encrypts what the browser keeps between two requests about an account, for five minutes. Without the `secret` of the site, no
 * one can read or change it.
 */
export const sealTicket = (ticket: Ticket, use: Use, secret: string): string =>
  seal(purpose(use), { ...ticket, expiresAt: Date.now() + TICKET_SECONDS * 1000 }, secret)

/** The ticket in `sealed`; null if it was altered, is for another use, or has expired. */
export function openTicket(sealed: string | undefined, use: Use, secret: string): Ticket | null {
  const { data } = sealedSchema.safeParse(unseal(purpose(use), sealed ?? '', secret))
  return data && data.expiresAt > Date.now() ? data : null
}
