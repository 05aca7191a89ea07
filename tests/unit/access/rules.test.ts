import { describe, expect, it } from '@jest/globals'
import type { Access, AccessArgs } from 'payload'

import { publishedGlobalOrSignedIn, publishedOrSignedIn } from '@/access/published-or-signed-in'
import { accountOwnerOr, atLeast, hasRole, hiddenBelow, type Role } from '@/access/roles'
import { signedIn } from '@/access/signed-in'
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

describe('an account', () => {
  const rule = accountOwnerOr('administrator')

  it('is open to whoever holds it, and to administrators as all others', () => {
    expect(rule(asked(PEOPLE.E))).toEqual({ id: { equals: PEOPLE.E.id } })
    expect(rule(asked(PEOPLE.R))).toEqual({ id: { equals: PEOPLE.R.id } })
    expect(rule(asked(PEOPLE.A))).toBe(true)
  })

  it('is closed to visitors', () => {
    expect(rule(asked(PEOPLE.V))).toBe(false)
  })
})

describe('what visitors read', () => {
  it('of documents is what is published and not in the trash; staff read all', () => {
    expect(publishedOrSignedIn(asked(PEOPLE.V))).toEqual({
      and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }],
    })
    expect(whoMay((user) => publishedOrSignedIn(asked(user)) === true)).toBe('. E R A')
  })

  it('of the settings of the site is what is published; staff read all', () => {
    expect(publishedGlobalOrSignedIn(asked(PEOPLE.V))).toEqual({ _status: { equals: 'published' } })
    expect(whoMay((user) => publishedGlobalOrSignedIn(asked(user)) === true)).toBe('. E R A')
  })
})
