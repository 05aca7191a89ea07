import type { CollectionBeforeChangeHook } from 'payload'

import type { User } from '@/payload-types'

/** Before an account is made: the first of the site is an administrator's, or nobody could make the next. */
export const firstIsAdministrator: CollectionBeforeChangeHook<User> = async ({
  data,
  operation,
  req,
}) => {
  if (operation !== 'create') return data
  const { totalDocs } = await req.payload.count({ collection: 'users', req })
  return totalDocs === 0 ? { ...data, role: 'administrator' } : data
}
