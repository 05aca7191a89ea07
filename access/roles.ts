import type { Access, PayloadRequest, TypedUser, Where } from 'payload'

import type { User } from '@/payload-types'

export type Role = User['role']

/** Each role includes the rights of the roles before it. */
const RANKS: Record<Role, number> = { editor: 0, reviewer: 1, administrator: 2 }

/** An account as far as rules are concerned; an API key is one without a role. */
type Caller = { role?: Role; collection?: string } | null | undefined

/** Whether `user` has at least `role`; an anonymous visitor (null) and an API key have none. */
export function hasRole(user: Caller, role: Role): boolean {
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
    hasRole(user, role) || (isStaff(user) ? { id: { equals: user.id } } : false)

/** For `admin.hidden`: hides the menu entry and the screen from users below `role`. */
export const hiddenBelow =
  (role: Role) =>
  ({ user }: { user: unknown }): boolean =>
    !hasRole(user as User | null, role)

/** Whether the admin shows the menu entry and the screens of a collection or a global to `user`. */
export function isInMenu(
  { admin: { hidden } }: { admin: { hidden?: unknown } },
  user: TypedUser | null | undefined,
): boolean {
  return typeof hidden === 'function'
    ? !(hidden as ReturnType<typeof hiddenBelow>)({ user })
    : !hidden
}

/** Whether `user` is a member of staff: neither an anonymous visitor nor an API key, which is a user to Payload. */
export const isStaff = (user: TypedUser | null | undefined): user is User => hasRole(user, 'editor')

/** For staff only: the rule of a collection or of a field. */
export const staffOnly = ({ req: { user } }: { req: PayloadRequest }): boolean => isStaff(user)

/** Matches what anonymous visitors and API keys may read. */
export const PUBLIC: Where = {
  and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }],
}

/**
 * Staff read everything; anyone else only what is published and not in the trash. On a version query Payload prefixes the
 * constraint with `version.`, so neither `?draft=true` nor `?trash=true` shows them more.
 */
export const publishedOrStaff: Access = ({ req: { user } }) => (isStaff(user) ? true : PUBLIC)

/** The same for globals, which have no trash. */
export const publishedGlobalOrStaff: Access = ({ req: { user } }) =>
  isStaff(user) ? true : { _status: { equals: 'published' } }

/** The label of each role, in forms and in emails. */
export const ROLES = [
  { value: 'editor', label: 'Rédacteur ou rédactrice' },
  { value: 'reviewer', label: 'Relecteur ou relectrice' },
  { value: 'administrator', label: 'Administrateur ou administratrice' },
] as const
