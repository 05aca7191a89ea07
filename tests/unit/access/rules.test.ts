import { expect, it } from '@jest/globals'
import type { Access, AccessArgs } from 'payload'

import { atLeast, hasRole, hiddenBelow, type Role, signedIn } from '@/access/roles'
import { nobody } from '@/platform/database/nobody'

import { whoMay } from './people'

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
