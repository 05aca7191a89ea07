import type { Role } from '@/access/roles'
import type { User } from '@/payload-types'

/** The users of the rules, by their letter in the tables: anonymous visitor, editor, reviewer, administrator. */
export const PEOPLE = {
  V: null,
  E: staff('editor'),
  R: staff('reviewer'),
  A: staff('administrator'),
}

function staff(role: Role) {
  return { id: `compte-${role}`, role, collection: 'users' } as User & { collection: 'users' }
}

/** The letters of the users for whom `may` is true, like `. E R A`, as in tests/fixtures/access-matrix.ts. */
export const whoMay = (may: (user: (typeof PEOPLE)[keyof typeof PEOPLE]) => boolean): string =>
  Object.entries(PEOPLE)
    .map(([letter, user]) => (may(user) ? letter : '.'))
    .join(' ')
