import type { Access } from 'payload'

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
