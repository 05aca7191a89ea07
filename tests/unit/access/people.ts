import type { Role } from '@/access/roles'
import type { User } from '@/payload-types'

/** Who asks, by the letter that stands for them in a table: a visitor, an editor, a reviewer, an administrator. */
export const PEOPLE = {
  V: null,
  E: staff('editor'),
  R: staff('reviewer'),
  A: staff('administrator'),
}

function staff(role: Role) {
  return { id: `compte-${role}`, role, collection: 'users' } as User & { collection: 'users' }
}

/** For whom of them `may` holds, as `. E R A`: the form of tests/fixtures/access-matrix.ts. */
export const whoMay = (may: (user: (typeof PEOPLE)[keyof typeof PEOPLE]) => boolean): string =>
  Object.entries(PEOPLE)
    .map(([letter, user]) => (may(user) ? letter : '.'))
    .join(' ')
