import type { Access, PayloadRequest, Where } from 'payload'

import type { User } from '@/payload-types'

export type Role = User['role']

/** Each role includes the rights of the roles before it. */
const RANKS: Record<Role, number> = { editor: 0, reviewer: 1, administrator: 2 }

/** Whether `user` has at least `role`. An anonymous visitor (null) has no role. */
export function hasRole(user: { role?: Role } | null | undefined, role: Role): boolean {
  return Boolean(user?.role && RANKS[user.role] >= RANKS[role])
}

/** Allows staff with at least this role. */
export const atLeast =
  (role: Role): Access =>
  ({ req: { user } }) =>
    hasRole(user, role)

/** Allows users on their own account, and staff with at least this role. */
export const accountOwnerOr =
  (role: Role): Access =>
  ({ req: { user } }) =>
    hasRole(user, role) || (user ? { id: { equals: user.id } } : false)

/** For `admin.hidden`: hides the menu entry and the screen from users below `role`. */
export const hiddenBelow =
  (role: Role) =>
  ({ user }: { user: unknown }): boolean =>
    !hasRole(user as User | null, role)

/** Allows signed-in staff, for a collection or a field. */
export const signedIn = ({ req: { user } }: { req: PayloadRequest }): boolean => Boolean(user)

/** Selects what visitors may read. */
export const PUBLIC: Where = {
  and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }],
}

/**
 * Visitors read what is published and not in the trash; staff read everything. On a version query Payload prefixes the
 * constraint with `version.`, so `?draft=true` shows visitors nothing more, nor does `?trash=true`.
 */
export const publishedOrSignedIn: Access = ({ req: { user } }) => (user ? true : PUBLIC)

/** The same for a global, which has no trash. */
export const publishedGlobalOrSignedIn: Access = ({ req: { user } }) =>
  user ? true : { _status: { equals: 'published' } }

/** The label of each role, in forms and in emails. */
export const ROLES = [
  { value: 'editor', label: 'Rédacteur ou rédactrice' },
  { value: 'reviewer', label: 'Relecteur ou relectrice' },
  { value: 'administrator', label: 'Administrateur ou administratrice' },
] as const
