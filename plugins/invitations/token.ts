import { createHash, randomBytes } from 'node:crypto'

import { env } from '@/platform/env'

import { INVITATION_PATH } from './address'

const DAY_MS = 24 * 60 * 60_000

/** How long a link is valid. */
const VALID_MS = 7 * DAY_MS

/** A link to send, and what the database keeps of it: a hash, from which no one can make the link again. */
type NewLink = { link: string; kept: { tokenHash: string; expiresAt: string } }

/** Makes a link with a token of 256 random bits, valid for seven days from `instant`. */
export function newLink(instant: Date): NewLink {
  const token = randomBytes(32).toString('base64url')
  return {
    link: `${env().siteUrl}${INVITATION_PATH.path}/${token}`,
    kept: {
      tokenHash: hashOf(token),
      expiresAt: new Date(instant.getTime() + VALID_MS).toISOString(),
    },
  }
}

/** What the database keeps of `token`. A fast hash is enough for 256 random bits. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
