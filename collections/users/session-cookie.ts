import type { CollectionConfig } from 'payload'

/**
 * `users`, whose session is kept in a cookie that no script reads and no other site's form sends; and that leaves by
 * HTTPS only where the site has it. `Lax`, not `Strict`: a link to the admin in a letter opens signed in,
 * by way of the log-in screen (Payload ignores the cookie at first), and one to a preview (`followed-link.ts`).
 */
export function withSessionCookie(users: CollectionConfig, siteUrl: string): CollectionConfig {
  const auth = typeof users.auth === 'object' ? users.auth : {}
  const cookies = { sameSite: 'Lax', secure: siteUrl.startsWith('https:') } as const
  return { ...users, auth: { ...auth, cookies } }
}
