import { describe, expect, it, jest } from '@jest/globals'
import type { CollectionSlug } from 'payload'

import { publishTogetherEndpoints } from '@/editing/publish-together/endpoints'
import { currentRevision } from '@/platform/revisions/read'
import { publishContent, SLUG } from '@/tests/fixtures/content'
import { mongodbServer } from '@/tests/support/mongodb'
import { mortal } from '@/tests/support/mortal'
import { testSite } from '@/tests/support/payload'
import { criteriaOf, pageAt } from '@/tests/support/shown'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'

const [, publishEndpoint] = publishTogetherEndpoints
jest.setTimeout(240_000)

const WHOLE: CollectionSlug[] = ['pages', 'criteria', 'redirects', 'review-requests']

/** FerretDB has no transactions. */
const onSqlite = mongodbServer ? describe.skip : describe

const { payload } = await testSite()
await createUser(payload, 'Alix Martin')
const reviewer = await createUser(payload, 'Camille Durand', 'reviewer')
const content = await publishContent(payload)
const process_ = mortal(payload)

/** All that a publication may touch, as stored, whoever reads. */
async function stored() {
  const all = { pagination: false, depth: 0, sort: 'id' } as const
  const documents = []
  for (const collection of WHOLE) {
    documents.push((await payload.find({ collection, ...all })).docs)
  }
  const versions = []
  for (const collection of ['pages', 'criteria'] as const) {
    versions.push((await payload.findVersions({ collection, ...all })).docs)
  }
  return JSON.parse(JSON.stringify({ documents, versions })) as object
}

/** What visitors read, at the address where the page then is. */
async function shown() {
  const { docs } = await payload.find({ collection: 'pages', draft: false, depth: 0 })
  const page = await pageAt(payload, `/${docs[0]!.slug}`)
  return { title: page.title, path: page.path, criteria: criteriaOf(page) }
}

const wanted = (round: number) => ({
  title: `Administrations ${round}`,
  path: `/${SLUG}-${round}`,
  criteria: [`Avéré ${round}`, `Majeur ${round}`, `Réaliste ${round}`],
})

async function writeDrafts(round: number): Promise<void> {
  const { title, path, criteria } = wanted(round)
  const draft = { draft: true, depth: 0, user: reviewer } as const
  const data = { _status: 'draft' } as const
  for (const [index, name] of criteria.entries()) {
    const { id } = content.criteria[index]!
    await payload.update({ collection: 'criteria', id, data: { ...data, name }, ...draft })
  }
  const { id } = content.page
  const page = { ...data, title, slug: path.slice(1) }
  await payload.update({ collection: 'pages', id, data: page, ...draft })
  await payload.create({
    collection: 'review-requests',
    data: { document: { relationTo: 'pages', value: id } },
    user: reviewer,
  })
}

const together = () =>
  askEndpoint(payload, publishEndpoint!.handler, {
    user: reviewer,
    id: content.page.id,
    body: {
      documents: content.criteria.map(({ id }) => ({ collection: 'criteria', id })),
    },
  })
const alone = () =>
  payload.update({
    collection: 'pages',
    id: content.page.id,
    data: { _status: 'published' },
    user: reviewer,
    overrideAccess: false,
  })

/** Dies at one write in `every`, until `publish` is done before; returns how many writes that took. */
async function dieAtEach(
  publish: () => Promise<unknown>,
  expectAfter: () => Promise<void>,
  every = 1,
) {
  const { title } = await shown()
  const before = await stored()
  for (let writes = 0; ; writes += every) {
    process_.dieAfter(writes)
    const isDone = await publish().then(
      () => true,
      () => false,
    )
    process_.revive()
    const now = await stored()
    // The last writes take away what is needed no more: dead at one of these, all is published, though not answered.
    if (isDone || (await shown()).title !== title) {
      await expectAfter()
      return writes
    }
    expect(now).toEqual(before)
  }
}

onSqlite('a process that dies at any write of a publication', () => {
  it('leaves all documents published together as they were, or all published', async () => {
    await writeDrafts(1)
    const before = await currentRevision(payload)
    const writes = await dieAtEach(
      together,
      async () => {
        expect(await shown()).toEqual(wanted(1))
        const { docs } = await payload.find({ collection: 'redirects', depth: 0 })
        expect(docs.map(({ from }) => from)).toEqual([SLUG])
        const { docs: requests } = await payload.find({ collection: 'review-requests' })
        expect(requests.map(({ doneAt }) => doneAt)).toEqual([expect.any(String)])
      },
      3,
    )
    expect(writes).toBeGreaterThan(20)
    expect(await currentRevision(payload)).not.toBe(before)
  })

  it('leaves a page published alone, with its former address, as it was or published', async () => {
    await writeDrafts(2)
    const writes = await dieAtEach(alone, async () => {
      expect(await shown()).toMatchObject({ title: wanted(2).title, path: wanted(2).path })
    })
    expect(writes).toBeGreaterThan(8)
  })
})
