import type { CollectionBeforeChangeHook } from 'payload'

import type { User } from '@/payload-types'

/**
 * Before a save that changes a password or a role: every other session of that account ends, so that neither a stolen
 * session nor a former role outlives it. The session that asks stays, if it is the account's own.
 */
export const endOtherSessions: CollectionBeforeChangeHook<User> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || !originalDoc) return data
  const isRoleChange = data.role !== undefined && data.role !== originalDoc.role
  if (!data.password && !isRoleChange) return data
  const asking = req.user as { id?: string; _sid?: string } | null
  const own = asking?.id === originalDoc.id ? asking._sid : undefined
  return { ...data, sessions: (originalDoc.sessions ?? []).filter(({ id }) => id === own) }
}
