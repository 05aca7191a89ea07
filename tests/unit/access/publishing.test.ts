import { describe, expect, it } from '@jest/globals'
import type { Access, AccessArgs, CollectionBeforeOperationHook } from 'payload'

import {
  changeDraftOrReview,
  draftOrReview,
  guardPublishing,
  trashOrDelete,
  guardGlobal,
} from '@/access/publishing'

import { PEOPLE, whoMay } from './people'

const DRAFT = { _status: 'draft' }
const PUBLISHED = { _status: 'published' }
const TRASHED = { deletedAt: '2027-02-01T12:00:00.000Z' }

describe('the rule of a document that pages show', () => {
  it.each<[string, string, Access, object | undefined]>([
    ['create a draft', '. E R A', draftOrReview, DRAFT],
    ['create without a status', '. E R A', draftOrReview, {}],
    ['create published', '. . R A', draftOrReview, PUBLISHED],
    ['be offered to create', '. E R A', draftOrReview, undefined],
    ['change as a draft', '. E R A', changeDraftOrReview, DRAFT],
    ['change and publish', '. . R A', changeDraftOrReview, PUBLISHED],
    // Publication is among those changes.
    ['be offered changes of many', '. . R A', changeDraftOrReview, undefined],
    ['move to the trash', '. . R A', trashOrDelete, TRASHED],
    ['delete for good', '. . . A', trashOrDelete, {}],
    ['be offered to delete for good', '. . . A', trashOrDelete, undefined],
  ])('lets them %s: %s', (_, cells, rule, data) => {
    expect(whoMay((user) => rule({ req: { user }, data } as AccessArgs) === true)).toBe(cells)
  })
})

type Guard = (asked: Parameters<CollectionBeforeOperationHook>[0]) => unknown
type Operation = { operation: string; args?: object; overrideAccess?: boolean }

/** What `guard` says to `user` who asks for `operation`: the error that it throws, or null. */
function refusal(guard: Guard, user: unknown, operation: Operation): unknown {
  try {
    guard({ args: {}, req: { user }, ...operation } as unknown as Parameters<Guard>[0])
    return null
  } catch (error) {
    return error
  }
}

/** Whom `guard` lets pass. Visitors are left to the access rules. */
const passed = (guard: Guard, operation: Operation) =>
  whoMay((user) => refusal(guard, user, operation) === null)

describe('what changes what visitors read', () => {
  const guard = guardPublishing as Guard

  it.each<[string, string, Operation]>([
    ['create a draft', 'V E R A', { operation: 'create', args: { draft: true, data: DRAFT } }],
    ['create published', 'V . R A', { operation: 'create', args: { data: PUBLISHED } }],
    // Without `draft`, a document is published or unpublished, whatever its data say.
    ['create beside a draft', 'V . R A', { operation: 'create', args: { data: DRAFT } }],
    ['save a draft', 'V E R A', { operation: 'updateByID', args: { draft: true, data: DRAFT } }],
    ['save many drafts', 'V E R A', { operation: 'update', args: { draft: true, data: DRAFT } }],
    ['save without data', 'V E R A', { operation: 'updateByID', args: { draft: true } }],
    ['publish', 'V . R A', { operation: 'updateByID', args: { draft: true, data: PUBLISHED } }],
    ['publish many', 'V . R A', { operation: 'update', args: { draft: true, data: PUBLISHED } }],
    ['unpublish', 'V . R A', { operation: 'updateByID', args: { data: DRAFT } }],
    [
      'take out of the trash',
      'V . R A',
      { operation: 'updateByID', args: { draft: true, trash: true, data: DRAFT } },
    ],
    ['restore as a draft', 'V . R A', { operation: 'restoreVersion', args: { draft: true } }],
    // To be read before it is published: nobody skips the draft.
    ['restore published', 'V . . .', { operation: 'restoreVersion', args: { draft: false } }],
    ['read', 'V E R A', { operation: 'read', args: {} }],
    ['delete', 'V E R A', { operation: 'delete', args: {} }],
  ])('passes whoever may %s: %s', (_, cells, operation) => {
    expect(passed(guard, operation)).toBe(cells)
  })

  it('is free for the site’s own code', () => {
    const own = { overrideAccess: true, args: { data: PUBLISHED } }
    expect(refusal(guard, PEOPLE.E, { operation: 'create', ...own })).toBeNull()
    expect(refusal(guard, PEOPLE.E, { operation: 'restoreVersion', ...own })).toBeNull()
  })

  it('is refused with what to do instead', () => {
    expect(
      refusal(guard, PEOPLE.E, { operation: 'create', args: { data: PUBLISHED } }),
    ).toMatchObject({ status: 403, message: expect.stringContaining('Demandez une relecture.') })
    expect(refusal(guard, PEOPLE.A, { operation: 'restoreVersion' })).toMatchObject({
      status: 403,
      message: expect.stringContaining('comme brouillon'),
    })
  })
})

describe('the restoring of a version', () => {
  it.each<[string, string, Guard]>([
    ['of a document', 'V . R A', guardPublishing],
    ['of the settings of the site', 'V . . .', guardGlobal as unknown as Guard],
  ])('%s passes %s', (_, cells, guard) => {
    const restore = { operation: 'restoreVersion', args: { draft: true } }
    expect(passed(guard, restore)).toBe(cells)
    expect(passed(guard, { operation: 'updateByID', args: { draft: true } })).toBe('V E R A')
    expect(passed(guard, { ...restore, overrideAccess: true })).toBe('V E R A')
  })

  it('is refused with what to do instead', () => {
    const restore = { operation: 'restoreVersion', args: { draft: true } }
    expect(refusal(guardPublishing as Guard, PEOPLE.E, restore)).toMatchObject({
      status: 403,
      message: expect.stringContaining('Demandez une relecture.'),
    })
    expect(refusal(guardGlobal as unknown as Guard, PEOPLE.A, restore)).toMatchObject({
      status: 403,
      message: expect.stringContaining('depuis l’historique'),
    })
  })
})
