import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload, Where } from 'payload'

import { PATH, publishContent } from '@/tests/fixtures/content'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

/** As the REST API asks for someone without an account. */
const asVisitor = { overrideAccess: false } as const
const SHOWN = ['pages', 'calls', 'criteria', 'profiles', 'selection-steps'] as const
const SECRET_WORD = 'confidentiel'

let site: TestSite
let payload: Payload
let content: Awaited<ReturnType<typeof publishContent>>

/** Every published document of the fixture gets a draft on top that says the secret word; and one is draft only. */
beforeAll(async () => {
  site = await openTestSite()
  payload = site.payload
  content = await publishContent(payload)
  const draft = { draft: true, overrideAccess: true } as const
  const { call, criteria, profiles, steps, page } = content
  const name = `Nom ${SECRET_WORD}`
  await payload.update({ collection: 'calls', id: call.id, data: { name }, ...draft })
  for (const { id } of criteria) {
    await payload.update({ collection: 'criteria', id, data: { name }, ...draft })
  }
  for (const { id } of profiles) {
    await payload.update({ collection: 'profiles', id, data: { name }, ...draft })
  }
  for (const { id } of steps) {
    await payload.update({ collection: 'selection-steps', id, data: { text: name }, ...draft })
  }
  await payload.update({ collection: 'pages', id: page.id, data: { title: name }, ...draft })
  await payload.create({ collection: 'criteria', data: { name, description: name }, draft: true })
})
afterAll(() => site.close())

describe('a visitor', () => {
  it.each(SHOWN)('reads the published words of %s, at any depth', async (collection) => {
    for (const depth of [0, 1, 5]) {
      const { docs } = await payload.find({ collection, depth, ...asVisitor })
      expect(docs.length).toBeGreaterThan(0)
      expect(JSON.stringify(docs)).not.toContain(SECRET_WORD)
    }
  })

  it.each(SHOWN)('reads no draft of %s by asking for drafts', async (collection) => {
    for (const depth of [0, 1, 5]) {
      const { docs } = await payload.find({ collection, draft: true, depth, ...asVisitor })
      expect(JSON.stringify(docs)).not.toContain(SECRET_WORD)
    }
    const asStaff = await payload.find({ collection, draft: true })
    expect(JSON.stringify(asStaff.docs)).toContain(SECRET_WORD)
  })

  it.each(SHOWN)('counts only what is published among %s', async (collection) => {
    const { totalDocs } = await payload.count({
      collection,
      where: { _status: { equals: 'draft' } },
      ...asVisitor,
    })
    expect(totalDocs).toBe(0)
  })

  it('reads the published words of one document, asking for its draft', async () => {
    const { id } = content.page
    const page = await payload.findByID({
      collection: 'pages',
      id,
      draft: true,
      depth: 3,
      ...asVisitor,
    })
    expect(page.title).toBe('Administrations')
    expect(JSON.stringify(page)).not.toContain(SECRET_WORD)
  })

  it.each(SHOWN)('may not read the history of %s', async (collection) => {
    await expect(payload.findVersions({ collection, ...asVisitor })).rejects.toThrow(/autorisé/)
  })

  it('may not write', async () => {
    const { id } = content.page
    const data = { title: 'Pirate' }
    await expect(payload.update({ collection: 'pages', id, data, ...asVisitor })).rejects.toThrow(
      /autorisé/,
    )
    await expect(payload.delete({ collection: 'pages', id, ...asVisitor })).rejects.toThrow(
      /autorisé/,
    )
  })

  it('never sees why a call is forced', async () => {
    const call = await payload.create({
      collection: 'calls',
      data: {
        name: 'Forcé',
        override: 'closed',
        overrideReason: SECRET_WORD,
        _status: 'published',
      },
    })
    const seen = await payload.findByID({ collection: 'calls', id: call.id, ...asVisitor })
    expect(seen.override).toBe('closed')
    expect(seen).not.toHaveProperty('overrideReason')
    await payload.delete({ collection: 'calls', id: call.id })
  })

  it.each(['users', 'redirects', 'revisions'] as const)('never reads %s', async (collection) => {
    await expect(payload.find({ collection, ...asVisitor })).rejects.toThrow(/autorisé/)
  })
})

describe('a visitor’s search', () => {
  const probes: Where[] = [
    { 'calls.name': { like: 'conf' } },
    { 'calls.overrideReason': { exists: true } },
    { 'sections.criteria.name': { like: 'conf' } },
    { and: [{ or: [{ 'calls.name': { like: 'conf' } }] }] },
    { AND: [{ 'calls.name': { like: 'conf' } }] },
    { 'version.title': { like: 'conf' } },
  ]

  it.each(probes)('may not look through a relation: %j', async (where) => {
    await expect(payload.find({ collection: 'pages', where, ...asVisitor })).rejects.toMatchObject({
      status: 400,
    })
    await expect(payload.count({ collection: 'pages', where, ...asVisitor })).rejects.toMatchObject(
      {
        status: 400,
      },
    )
  })

  it.each([['calls.name'], ['-calls.name'], [['title', 'calls.name']], ['title,calls.name']])(
    'may not sort through one: %j',
    async (sort) => {
      const asked = payload.find({ collection: 'pages', sort, ...asVisitor })
      await expect(asked).rejects.toMatchObject({ status: 400 })
    },
  )

  it('may use the plain fields of the document', async () => {
    const { docs } = await payload.find({
      collection: 'pages',
      where: { slug: { equals: PATH.slice(1) } },
      sort: ['-updatedAt', 'title'],
      ...asVisitor,
    })
    expect(docs).toHaveLength(1)
  })

  it('leaves staff free', async () => {
    const user = await createUser(payload)
    const where: Where = { 'calls.name': { equals: 'Appel 7' } }
    const { docs } = await payload.find({ collection: 'pages', where, ...asVisitor, user })
    expect(docs).toHaveLength(1)
  })
})

it('refuses a first account made by someone who is not the first', async () => {
  const data = {
    name: 'Autre',
    email: 'autre@exemple.fr',
    password: 'une-phrase-de-passe-longue',
    role: 'editor',
  } as const
  await expect(payload.create({ collection: 'users', data, ...asVisitor })).rejects.toThrow(
    /autorisé/,
  )
})
