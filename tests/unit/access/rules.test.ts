import { expect, it } from '@jest/globals'
import type { Access, AccessArgs } from 'payload'

import {
  accountOwnerOr,
  atLeast,
  hasRole,
  hiddenBelow,
  publishedGlobalOrSignedIn,
  publishedOrSignedIn,
  type Role,
  signedIn,
} from '@/access/roles'
import { nobody } from '@/platform/database/nobody'

import { PEOPLE, whoMay } from './people'

const asked = (user: unknown) => ({ req: { user } }) as AccessArgs

it.each<[string, string, Access]>([
  ['nobody', '. . . .', nobody],
  ['staff', '. E R A', signedIn],
  ['an editor or more', '. E R A', atLeast('editor')],
  ['a reviewer or more', '. . R A', atLeast('reviewer')],
  ['an administrator', '. . . A', atLeast('administrator')],
])('what is for %s: %s', (_, cells, rule) => {
  expect(whoMay((user) => rule(asked(user)) === true)).toBe(cells)
})

it('an account is for its owner, and for whoever has the role', () => {
  const rule = accountOwnerOr('administrator')
  const answers = Object.values(PEOPLE).map((user) => rule(asked(user)))
  const own = (role: Role) => ({ id: { equals: `compte-${role}` } })
  expect(answers).toEqual([false, own('editor'), own('reviewer'), true])
})

it.each<[string, Access, object]>([
  [
    'and not in the trash',
    publishedOrSignedIn,
    { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }] },
  ],
  ['of what has no trash', publishedGlobalOrSignedIn, { _status: { equals: 'published' } }],
])('visitors read what is published %s, staff all', (_, rule, published) => {
  expect(rule(asked(null))).toEqual(published)
  expect(whoMay((user) => rule(asked(user)) === true)).toBe('. E R A')
})

it.each<[Role, string]>([
  ['editor', 'V . . .'],
  ['reviewer', 'V E . .'],
  ['administrator', 'V E R .'],
])('a screen for the role %s is hidden from %s', (role, cells) => {
  expect(whoMay((user) => hiddenBelow(role)({ user }))).toBe(cells)
})

it('a role that does not exist gives no right, nor does an account without one', () => {
  expect(hasRole({ role: 'owner' as Role }, 'editor')).toBe(false)
  expect(hasRole({}, 'editor')).toBe(false)
  expect(hasRole(undefined, 'editor')).toBe(false)
})
