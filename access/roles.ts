import type { Access, PayloadRequest, Where } from 'payload'

import type { User } from '@/payload-types'

export type Role = User['role']

/** Each role may do all that the ones before it may. */
const RANKS: Record<Role, number> = { editor: 0, reviewer: 1, administrator: 2 }

/** Whether `user` has at least `role`; a visitor (null) has none. */
export function hasRole(user: { role?: Role } | null | undefined, role: Role): boolean {
  return Boolean(user?.role && RANKS[user.role] >= RANKS[role])
}

/** Staff with at least that role. */
export const atLeast =
  (role: Role): Access =>
  ({ req: { user } }) =>
    hasRole(user, role)

/** One's own account, or staff with at least that role. */
export const accountOwnerOr =
  (role: Role): Access =>
  ({ req: { user } }) =>
    hasRole(user, role) || (user ? { id: { equals: user.id } } : false)

/** For `admin.hidden`: no entry in the menu, nor a screen, for whoever has less than `role`. */
export const hiddenBelow =
  (role: Role) =>
  ({ user }: { user: unknown }): boolean =>
    !hasRole(user as User | null, role)

/** Staff only, of a collection or a field. */
export const signedIn = ({ req: { user } }: { req: PayloadRequest }): boolean => Boolean(user)

/** What visitors may read. */
export const PUBLIC: Where = {
  and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }],
}

/**
 * Anyone reads what is published and not in the trash; staff read all. On a version query Payload prefixes the
 * constraint with `version.`, so `?draft=true` shows a visitor nothing more; nor does `?trash=true`.
 */
export const publishedOrSignedIn: Access = ({ req: { user } }) => (user ? true : PUBLIC)

/** The same for what has no trash. */
export const publishedGlobalOrSignedIn: Access = ({ req: { user } }) =>
  user ? true : { _status: { equals: 'published' } }

/** What each role is called, where one is chosen and where its holder is told. */
export const ROLES = [
  { value: 'editor', label: 'Rédacteur ou rédactrice' },
  { value: 'reviewer', label: 'Relecteur ou relectrice' },
  { value: 'administrator', label: 'Administrateur ou administratrice' },
] as const
