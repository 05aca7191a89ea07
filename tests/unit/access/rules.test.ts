import { describe, expect, it } from '@jest/globals'
import type { Access, AccessArgs } from 'payload'

import { lockAccess, LOCKS } from '@/access/lock-access'
import {
  publishedGlobalOrSignedIn,
  publishedOrSignedIn,
  accountOwnerOr,
  atLeast,
  hasRole,
  hiddenBelow,
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

describe('a lock', () => {
  const update = (user: unknown, data?: object) => lockAccess.update({ ...asked(user), data })
  const { A, E } = PEOPLE
  const by = ({ collection, id }: typeof E) => ({ relationTo: collection, value: id })

  it('is read by staff, made by nobody, and taken away by whoever holds it', () => {
    expect(LOCKS).toBe('payload-locked-documents')
    expect(lockAccess.read(asked(E))).toBe(true)
    expect(lockAccess.create(asked(A))).toBe(false)
    expect(lockAccess.delete(asked(null))).toBe(false)
    expect(lockAccess.delete(asked(E))).toEqual({ 'user.value': { equals: E.id } })
  })

  it('is taken over by whoever asks, for themselves, and changed in nothing else', () => {
    expect([update(null), update(null, { user: by(E) }), update(E)]).toEqual([false, false, true])
    expect(update(E, { user: by(E) })).toBe(true)
    expect(update(E, { user: by(E), updatedAt: '2027-01-01' })).toBe(false)
    expect(update(A, { user: by(E) })).toBe(false)
    expect(update(E, { user: { ...by(E), relationTo: 'robots' } })).toBe(false)
    expect(update(E, {})).toBe(false)
  })
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
