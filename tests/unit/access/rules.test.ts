import { expect, it } from '@jest/globals'
import type { Access, AccessArgs } from 'payload'

import { lockAccess } from '@/access/lock-access'
import {
  accountOwnerOr,
  atLeast,
  hasRole,
  hiddenBelow,
  publishedGlobalOrStaff,
  publishedOrStaff,
  type Role,
  staffOnly,
} from '@/access/roles'
import { denyAll } from '@/platform/database/deny-all'

import { PEOPLE, whoMay } from './people'

const asked = (user: unknown) => ({ req: { user } }) as AccessArgs

it.each<[string, string, Access]>([
  ['no one', '. . . .', denyAll],
  ['any signed-in user', '. E R A', staffOnly],
  ['editors and above', '. E R A', atLeast('editor')],
  ['reviewers and above', '. . R A', atLeast('reviewer')],
  ['administrators', '. . . A', atLeast('administrator')],
])('the rule for %s allows: %s', (_, cells, rule) => {
  expect(whoMay((user) => rule(asked(user)) === true)).toBe(cells)
})

it('users may access their own account, and users with the role any account', () => {
  const rule = accountOwnerOr('administrator')
  const answers = Object.values(PEOPLE).map((user) => rule(asked(user)))
  const own = (role: Role) => ({ id: { equals: `compte-${role}` } })
  expect(answers).toEqual([false, own('editor'), own('reviewer'), true])
})

it.each<[string, Access, object]>([
  [
    'outside the trash',
    publishedOrStaff,
    { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }] },
  ],
  ['without a trash', publishedGlobalOrStaff, { _status: { equals: 'published' } }],
])(
  'visitors read only what is published (%s), and signed-in users read all',
  (_, rule, published) => {
    expect(rule(asked(null))).toEqual(published)
    expect(whoMay((user) => rule(asked(user)) === true)).toBe('. E R A')
  },
)

it('an API key has the rights of an anonymous visitor', () => {
  const key = { id: 'clé', name: 'Robot', collection: 'api-keys' }
  for (const rule of [
    ...[staffOnly, atLeast('editor'), accountOwnerOr('administrator')],
    ...[publishedOrStaff, publishedGlobalOrStaff, ...Object.values(lockAccess)],
  ] as Access[]) {
    const answers = [key, null].map((user) => rule({ ...asked(user), data: {} } as AccessArgs))
    expect(answers[0]).toEqual(answers[1])
  }
  expect(hiddenBelow('editor')({ user: key })).toBe(true)
})

it.each<[Role, string]>([
  ['editor', 'V . . .'],
  ['reviewer', 'V E . .'],
  ['administrator', 'V E R .'],
])('a screen for the role %s is hidden from: %s', (role, cells) => {
  expect(whoMay((user) => hiddenBelow(role)({ user }))).toBe(cells)
})

it('an unknown role gives no rights, and an account without a role has none', () => {
  expect(hasRole({ role: 'owner' as Role }, 'editor')).toBe(false)
  expect(hasRole({}, 'editor')).toBe(false)
  expect(hasRole(undefined, 'editor')).toBe(false)
})
