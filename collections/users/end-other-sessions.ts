import type { CollectionBeforeChangeHook } from 'payload'

import type { User } from '@/payload-types'

/**
 * Before a save that changes a role: every other session of that account ends, as Payload ends them when a password
 * changes, so that whoever holds it signs in anew. The session that asks stays, if it is the account's own.
 */
export const endOtherSessions: CollectionBeforeChangeHook<User> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || !originalDoc) return data
  if (data.role === undefined || data.role === originalDoc.role) return data
  const asking = req.user as { id?: string; _sid?: string } | null
  const own = asking?.id === originalDoc.id ? asking._sid : undefined
  return { ...data, sessions: (originalDoc.sessions ?? []).filter(({ id }) => id === own) }
}
