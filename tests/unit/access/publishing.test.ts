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

describe('the access rules of a document that pages show', () => {
  it.each<[string, string, Access, object | undefined]>([
    ['create a draft', '. E R A', draftOrReview, DRAFT],
    ['create a document without a status', '. E R A', draftOrReview, {}],
    ['create a published document', '. . R A', draftOrReview, PUBLISHED],
    ['see the create button', '. E R A', draftOrReview, undefined],
    ['change as a draft', '. E R A', changeDraftOrReview, DRAFT],
    ['publish a change', '. . R A', changeDraftOrReview, PUBLISHED],
    // Changing many documents can publish them.
    ['see the actions on many documents', '. . R A', changeDraftOrReview, undefined],
    ['move a document to the trash', '. . R A', trashOrDelete, TRASHED],
    ['delete a document permanently', '. . . A', trashOrDelete, {}],
    ['see the button that deletes permanently', '. . . A', trashOrDelete, undefined],
  ])('let users %s: %s', (_, cells, rule, data) => {
    expect(whoMay((user) => rule({ req: { user }, data } as AccessArgs) === true)).toBe(cells)
  })
})

type Guard = (asked: Parameters<CollectionBeforeOperationHook>[0]) => unknown
type Operation = { operation: string; args?: object; overrideAccess?: boolean }

/** The error that `guard` throws when `user` runs `operation`; null when it throws none. */
function refusal(guard: Guard, user: unknown, operation: Operation): unknown {
  try {
    guard({ args: {}, req: { user }, ...operation } as unknown as Parameters<Guard>[0])
    return null
  } catch (error) {
    return error
  }
}

/** The users that `guard` lets pass. It lets anonymous visitors pass, because the access rules stop them. */
const passed = (guard: Guard, operation: Operation) =>
  whoMay((user) => refusal(guard, user, operation) === null)

describe('the guard of operations that change published content', () => {
  const guard = guardPublishing as Guard

  it.each<[string, string, Operation]>([
    ['create a draft', 'V E R A', { operation: 'create', args: { draft: true, data: DRAFT } }],
    ['create a published document', 'V . R A', { operation: 'create', args: { data: PUBLISHED } }],
    // Without `draft`, Payload publishes or unpublishes the document, even if its data have another `_status`.
    [
      'create a document without draft: true',
      'V . R A',
      { operation: 'create', args: { data: DRAFT } },
    ],
    ['save a draft', 'V E R A', { operation: 'updateByID', args: { draft: true, data: DRAFT } }],
    ['save many drafts', 'V E R A', { operation: 'update', args: { draft: true, data: DRAFT } }],
    ['save without data', 'V E R A', { operation: 'updateByID', args: { draft: true } }],
    ['publish', 'V . R A', { operation: 'updateByID', args: { draft: true, data: PUBLISHED } }],
    ['publish many', 'V . R A', { operation: 'update', args: { draft: true, data: PUBLISHED } }],
    ['unpublish', 'V . R A', { operation: 'updateByID', args: { data: DRAFT } }],
    [
      'restore from the trash',
      'V . R A',
      { operation: 'updateByID', args: { draft: true, trash: true, data: DRAFT } },
    ],
    [
      'restore a version as a draft',
      'V . R A',
      { operation: 'restoreVersion', args: { draft: true } },
    ],
    // The version must be read again before it is published, so no user can skip the draft.
    [
      'restore and publish a version',
      'V . . .',
      { operation: 'restoreVersion', args: { draft: false } },
    ],
    ['read', 'V E R A', { operation: 'read', args: {} }],
    ['delete', 'V E R A', { operation: 'delete', args: {} }],
  ])('lets users %s: %s', (_, cells, operation) => {
    expect(passed(guard, operation)).toBe(cells)
  })

  it('lets the site’s own code publish and restore', () => {
    const own = { overrideAccess: true, args: { data: PUBLISHED } }
    expect(refusal(guard, PEOPLE.E, { operation: 'create', ...own })).toBeNull()
    expect(refusal(guard, PEOPLE.E, { operation: 'restoreVersion', ...own })).toBeNull()
  })

  it('says in its refusal what to do instead', () => {
    expect(
      refusal(guard, PEOPLE.E, { operation: 'create', args: { data: PUBLISHED } }),
    ).toMatchObject({ status: 403, message: expect.stringContaining('Demandez une relecture.') })
    expect(refusal(guard, PEOPLE.A, { operation: 'restoreVersion' })).toMatchObject({
      status: 403,
      message: expect.stringContaining('comme brouillon'),
    })
  })
})

describe('the guard of restoring a version', () => {
  it.each<[string, string, Guard]>([
    ['of a document', 'V . R A', guardPublishing],
    ['of the settings of the site', 'V . . .', guardGlobal as unknown as Guard],
  ])('decides for a version %s who may restore it: %s', (_, cells, guard) => {
    const restore = { operation: 'restoreVersion', args: { draft: true } }
    expect(passed(guard, restore)).toBe(cells)
    expect(passed(guard, { operation: 'updateByID', args: { draft: true } })).toBe('V E R A')
    expect(passed(guard, { ...restore, overrideAccess: true })).toBe('V E R A')
  })

  it('says in its refusal what to do instead', () => {
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
