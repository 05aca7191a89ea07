import { z } from 'zod'

import { hasRole, type Role } from '@/access/roles'
import { EnvError } from '@/platform/env'

const schema = z.enum(['optional', 'editor', 'reviewer', 'administrator']).default('optional')

/**
 * The lowest role whose accounts need a second factor, from SECOND_FACTOR; null if none does (by default). Read at each call,
 * because tests and commands change the environment. Throws EnvError for another value.
 */
export function requiredFrom(): Role | null {
  const { data, success } = schema.safeParse(process.env.SECOND_FACTOR || undefined)
  if (!success) {
    throw new EnvError(['SECOND_FACTOR doit être optional, editor, reviewer ou administrator'])
  }
  return data === 'optional' ? null : data
}

/** Whether an account with this role must have a second factor. */
export function isRequiredFor(account: { role?: Role }): boolean {
  const role = requiredFrom()
  return role !== null && hasRole(account, role)
}
