import type { CollectionConfig, Payload } from 'payload'
import { generatePayloadCookie } from 'payload/shared'

import { beforeSave } from '@/editing/faults'
import type { User } from '@/payload-types'

/**
 * Before a save that changes a role: ends all other sessions of that account, as Payload does when a password changes, so
 * that its holder signs in again. The current session stays, if it belongs to the account. A suspension ends all of them, on
 * every instance, because Payload looks the session up at each request.
 */
export const endOtherSessions = beforeSave<User>(({ before, isNew, sent, req }) => {
  if (isNew || !before) return
  if (sent.suspended && !before.suspended) return { ...sent, sessions: [] }
  if (sent.role === undefined || sent.role === before.role) return
  const asking = req.user as { id?: string; _sid?: string } | null
  const own = asking?.id === before.id ? asking._sid : undefined
  return { ...sent, sessions: (before.sessions ?? []).filter(({ id }) => id === own) }
})

/** Before a save that lifts a suspension: forgets the warning, so that the account gets another one before the next. */
export const forgetWarning = beforeSave<User>(({ before, sent }) =>
  before?.suspended && sent.suspended === false ? { ...sent, suspensionWarnedAt: null } : sent,
)

/**
 * Returns `users` with a session cookie that scripts cannot read, that forms of other sites do not send, and that needs
 * HTTPS if the site has it. `Lax`, not `Strict`: a link in an email must open the admin signed in, by way of the log-in
 * screen (Payload ignores the cookie at first), and also a preview (`platform/security/protect-responses.ts`).
 */
export function withSessionCookie(users: CollectionConfig, siteUrl: string): CollectionConfig {
  const auth = typeof users.auth === 'object' ? users.auth : {}
  const cookies = { sameSite: 'Lax', secure: siteUrl.startsWith('https:') } as const
  return { ...users, auth: { ...auth, cookies } }
}

/** The `Set-Cookie` header of the session with this `token`. */
export const sessionCookie = (token: string, { collections, config }: Payload): string =>
  generatePayloadCookie({
    collectionAuthConfig: collections.users.config.auth,
    cookiePrefix: config.cookiePrefix,
    token,
  })
