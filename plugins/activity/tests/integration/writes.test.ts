import { randomUUID } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'
import type { CollectionSlug, GlobalSlug } from 'payload'

import { denyAll } from '@/platform/database/deny-all'
import type { ActivityLine } from '@/payload-types'
import { COLLECTIONS, GLOBALS } from '@/tests/fixtures/access-matrix'
import { ON_GLOBAL, ON_OTHERS, ON_SHOWN } from '@/tests/support/access/operations'
import { peopleOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { made } from '@/tests/support/access/samples'
import { globalWords } from '@/tests/support/access/operations'
import { testSite } from '@/tests/support/payload'

/**
 * Each write that the access matrix (`tests/fixtures/access-matrix.ts`) allows an administrator makes one line, for every
 * collection and global of the configuration.
 */

const { payload } = await testSite()
const [, , , administrator] = await peopleOf(payload)
const name = 'Alice Martin'
const page = await made(payload, 'pages', { title: 'Page', slug: 'page', hero: { title: 'Page' } })
const data = {
  name: 'Nora',
  email: 'nora@example.gouv.fr',
  password: 'une-phrase-de-passe-longue',
  role: 'editor',
}
const context = { page, user: await made(payload, 'users', data), word: '' }

/** What each operation of the matrix is recorded as; the others only read. */
const ACTION_OF: Record<string, string> = {
  create: 'created',
  'create a draft': 'created',
  'create published': 'createdPublished',
  'duplicate as a draft': 'created',
  change: 'changed',
  'change as a draft': 'drafted',
  'change and publish': 'published',
  'change the published': 'published',
  'change many as drafts': 'drafted',
  'publish many': 'published',
  unpublish: 'unpublished',
  'move to the trash': 'trashed',
  'take out of the trash': 'untrashed',
  'restore a version as a draft': 'restored',
  delete: 'deleted',
  'delete for good': 'deleted',
  'delete for good from the trash': 'deleted',
  'delete many for good': 'deleted',
  unlock: 'unlocked',
}

async function linesOf(actorName: string): Promise<ActivityLine[]> {
  const { docs } = await payload.db.find<ActivityLine>({
    collection: 'activity',
    where: { actorName: { equals: actorName } },
    pagination: false,
  })
  return docs
}

/** The lines that `work` adds in the name of the administrator. */
async function linesAdded(work: () => Promise<unknown>): Promise<ActivityLine[]> {
  const before = new Set((await linesOf(name)).map(({ id }) => id))
  await work()
  return (await linesOf(name)).filter(({ id }) => !before.has(id))
}

const isStaffs = (slug: string) =>
  payload.collections[slug as CollectionSlug].config.access.read !== denyAll &&
  !slug.startsWith('payload-')

const WRITES = Object.entries(COLLECTIONS).flatMap(([slug, rows]) =>
  Object.entries(rows).flatMap(([operation, cells]) => {
    const isWrite = cells.endsWith('A') && operation in ACTION_OF
    return isWrite && isStaffs(slug) ? [[operation, slug] as const] : []
  }),
)

describe('a write of the access matrix', () => {
  it.each(WRITES)('%s of %s makes a line', async (operation, slug) => {
    const collection = slug as CollectionSlug
    const isShown = 'create a draft' in COLLECTIONS[slug]!
    const { on, request } = (isShown ? ON_SHOWN : ON_OTHERS)[operation]!
    const its = { ...context, word: randomUUID() }
    const id = (await on?.(payload, collection, its)) ?? ''
    const added = await linesAdded(async () => {
      const { status, text } = await rest(administrator.token, ...request(collection, id, its))
      expect([status < 300, text]).toEqual([true, text])
    })
    const own = added.filter(({ subject }) => subject === slug)
    expect(own.map((line) => line.action)).toEqual([ACTION_OF[operation]])
    const isKnown =
      id && !/versions/.test(request(collection, id, its)[1]) && operation !== 'unlock'
    if (isKnown && own[0]!.action !== 'created') expect(own[0]!.about).toBe(`${slug}/${id}`)
  })

  const ON_GLOBALS = Object.entries(GLOBALS).flatMap(([slug, rows]) =>
    Object.entries(rows).flatMap(([operation, cells]) =>
      cells.endsWith('A') && operation in ACTION_OF ? [[operation, slug] as const] : [],
    ),
  )
  it.each(ON_GLOBALS)('%s of the global %s makes a line', async (operation, slug) => {
    const { after, request } = ON_GLOBAL[operation]!
    const word = randomUUID()
    const saved = { ...globalWords(slug, word), _status: after }
    if (after) await payload.updateGlobal({ slug: slug as GlobalSlug, data: saved })
    const added = await linesAdded(async () => {
      const { status } = await rest(administrator.token, ...request(slug, word, ''))
      expect(status).toBe(200)
    })
    expect(added.map(({ about, action }) => [about, action])).toEqual([
      [`globals/${slug}`, ACTION_OF[operation]],
    ])
  })

  it('is tested for every collection that has rows', () => {
    const { collections } = payload.config
    const covered = collections.filter(({ slug }) => isStaffs(slug)).map(({ slug }) => slug)
    const hooked = collections.filter(({ hooks }) =>
      hooks.afterChange.some(({ name }) => name === 'recordSave'),
    )
    expect(hooked.map(({ slug }) => slug)).toEqual(covered)
  })
})
