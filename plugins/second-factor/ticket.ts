import { createHash } from 'node:crypto'

import { EncryptJWT, jwtDecrypt } from 'jose'
import { z } from 'zod'

const MINUTES = 5

/** The time that a person has to give the second factor after the password, in seconds. */
export const TICKET_SECONDS = MINUTES * 60

const key = (secret: string) =>
  createHash('sha256').update(`eig second factor, version 1 ${secret}`).digest()

/** What a ticket is for: the step after the password, or the addition of a code application or of a passkey. */
type Use = 'log-in' | 'code' | 'passkey'

const ticketSchema = z.object({
  jti: z.string(),
  sub: z.string(),
  /** What a passkey signs. */
  challenge: z.string(),
  /** The secret of a code application that is not added yet. */
  codeSecret: z.string(),
})

export type Ticket = z.infer<typeof ticketSchema>

/**
 * Encrypts what the browser keeps between two requests about `ticket.sub`, the id of an account, for five minutes. Neither the
 * browser nor another site with another `secret` can read or change it.
 */
export const sealTicket = (ticket: Ticket, use: Use, secret: string): Promise<string> =>
  new EncryptJWT(ticket)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(use)
    .setExpirationTime(`${MINUTES}m`)
    .encrypt(key(secret))

/** The ticket in `sealed`; null if it was altered, is for another use, or has expired. */
export async function openTicket(
  sealed: unknown,
  use: Use,
  secret: string,
): Promise<Ticket | null> {
  if (typeof sealed !== 'string') return null
  const opened = await jwtDecrypt(sealed, key(secret), { audience: use }).catch(() => null)
  return ticketSchema.safeParse(opened?.payload).data ?? null
}
