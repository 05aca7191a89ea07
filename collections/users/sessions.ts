import type { CollectionConfig } from 'payload'

import { beforeSave } from '@/editing/faults'
import type { User } from '@/payload-types'

/**
 * Before a save that changes a role: every other session of that account ends, as Payload ends them when a password
 * changes, so that whoever holds it signs in anew. The session that asks stays, if it is the account's own.
 */
export const endOtherSessions = beforeSave<User>(({ before, isNew, sent, req }) => {
  if (isNew || !before || sent.role === undefined || sent.role === before.role) return
  const asking = req.user as { id?: string; _sid?: string } | null
  const own = asking?.id === before.id ? asking._sid : undefined
  return { ...sent, sessions: (before.sessions ?? []).filter(({ id }) => id === own) }
})

/**
 * `users`, whose session is kept in a cookie that no script reads and no other site's form sends; and that leaves by
 * HTTPS only where the site has it. `Lax`, not `Strict`: a link to the admin in a letter opens signed in,
 * by way of the log-in screen (Payload ignores the cookie at first), and one to a preview (`platform/security/protect-responses.ts`).
 */
export function withSessionCookie(users: CollectionConfig, siteUrl: string): CollectionConfig {
  const auth = typeof users.auth === 'object' ? users.auth : {}
  const cookies = { sameSite: 'Lax', secure: siteUrl.startsWith('https:') } as const
  return { ...users, auth: { ...auth, cookies } }
}
