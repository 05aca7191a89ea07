import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { CollectionSlug, Payload, TypedUser } from 'payload'

import { publishTogetherEndpoints } from '@/collections/pages/publish-together/endpoints'
import { betweenPublications } from '@/lib/publication/between'
import { Publication } from '@/lib/publication/publication'
import { recoverPublications } from '@/lib/publication/recover'
import { isPublicationUnderWay } from '@/lib/publication/under-way'
import { currentRevision } from '@/lib/revision'
import { publishContent, SLUG } from '@/tests/fixtures/content'
import { mortal, type Mortal } from '@/tests/support/mortal'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { putClockForward } from '@/tests/support/put-clock-forward'
import { criteriaOf, pageAt } from '@/tests/support/shown'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'

const [, publishEndpoint] = publishTogetherEndpoints
jest.setTimeout(240_000)

const WHOLE: CollectionSlug[] = ['pages', 'criteria', 'redirects', 'review-requests']

let site: TestSite
let payload: Payload
let process_: Mortal
let reviewer: TypedUser
let content: Awaited<ReturnType<typeof publishContent>>
beforeAll(async () => {
  site = await openTestSite()
  payload = site.payload
  await createUser(payload, 'Alix Martin')
  reviewer = await createUser(payload, 'Camille Durand', 'reviewer')
  content = await publishContent(payload)
  process_ = mortal(payload)
})
afterAll(() => site.close())

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

/** As another instance, or the next start, finds the database once the lease of the dead one is over. */
async function restart(): Promise<void> {
  process_.revive()
  await payload.update({
    collection: 'leases',
    where: { expiresAt: { greater_than: new Date().toISOString() } },
    data: { expiresAt: new Date(0).toISOString() },
  })
  await recoverPublications(payload)
  expect(await isPublicationUnderWay(payload)).toBe(false)
}

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
    await restart()
    const now = await stored()
    // The last writes take away what is needed no more: dead at one of these, all is published, though not answered.
    if (isDone || (await shown()).title !== title) {
      await expectAfter()
      return writes
    }
    expect(now).toEqual(before)
  }
}

const notLatest = ([name, status]: unknown[]) => [name, status, false]

describe('a process that dies at any write of a publication', () => {
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

  it('leaves the settings of the site as they were, or published, the first time too', async () => {
    const settings = async () => {
      const site = await payload.findGlobal({ slug: 'site', overrideAccess: false })
      const { docs } = await payload.findGlobalVersions({ slug: 'site', sort: '-updatedAt' })
      const versions = docs.map(({ version, latest }) => [
        version.name,
        version._status,
        latest === true,
      ])
      return { name: site.name, address: site.address, versions }
    }
    const save = (data: { name: string; address?: string | null }, draft: boolean) =>
      payload.updateGlobal({
        slug: 'site',
        data: { ...data, _status: draft ? 'draft' : 'published' },
        draft,
        user: reviewer,
      })
    for (const data of [
      { name: 'Premier nom', address: '20 avenue de Ségur' },
      { name: 'Second nom', address: null },
    ]) {
      await save(data, true)
      const before = await settings()
      const revision = await currentRevision(payload)
      for (let writes = 0, isDone = false; !isDone; writes++) {
        process_.dieAfter(writes)
        const isAnswered = await save(data, false).then(
          () => true,
          () => false,
        )
        await restart()
        const now = await settings()
        isDone = isAnswered || now.name === data.name
        if (!isDone) expect(now).toEqual(before)
      }
      expect(await settings()).toEqual({
        ...data,
        versions: [[data.name, 'published', true], ...before.versions.map(notLatest)],
      })
      expect(await currentRevision(payload)).not.toBe(revision)
    }
  })

  it('keeps a draft that was saved between the crash and the restart', async () => {
    await writeDrafts(3)
    process_.dieAfter(20)
    await expect(together()).rejects.toThrow()
    process_.revive()
    await payload.update({
      collection: 'pages',
      id: content.page.id,
      data: { title: 'Écrit après la panne' },
      draft: true,
      autosave: true,
      user: reviewer,
    })
    await restart()
    const latest = await payload.findByID({
      collection: 'pages',
      id: content.page.id,
      draft: true,
    })
    expect(latest).toMatchObject({ title: 'Écrit après la panne', _status: 'draft' })
    expect(await shown()).toMatchObject({ title: wanted(2).title })
  })
})

describe('a change that cannot be put back', () => {
  it('is logged, and keeps neither the others nor the next publications waiting', async () => {
    await writeDrafts(8)
    const taken = { collection: 'criteria', id: content.criteria[0]!.id, at: '2027-01-01' } as const
    const other = content.criteria[1]!.id
    const stored = await payload.findByID({ collection: 'criteria', id: other, depth: 0 })
    const publication = await Publication.begin(payload)
    const error = jest.spyOn(payload.logger, 'error')
    // What was stored is no document of this schema.
    await publication.writeDown({
      ...taken,
      kind: 'changed',
      stored: { id: taken.id, name: {} } as never,
    })
    await publication.writeDown({
      ...taken,
      id: other,
      kind: 'changed',
      stored: { ...stored, name: 'Remis' } as never,
    })
    await publication.undo()
    expect(error).toHaveBeenCalledTimes(1)
    expect(error).toHaveBeenCalledWith(
      expect.objectContaining({ document: `criteria/${taken.id}` }),
    )
    error.mockRestore()
    expect(await isPublicationUnderWay(payload)).toBe(false)
    expect((await payload.findByID({ collection: 'criteria', id: other })).name).toBe('Remis')
  })
})

describe('while a publication is under way', () => {
  it('waits to show what it changes', async () => {
    const publication = await Publication.begin(payload)
    let isMade = false
    const making = betweenPublications(payload, async () => {
      isMade = true
      return currentRevision(payload)
    })
    for (let turns = 0; turns < 20; turns++) await isPublicationUnderWay(payload)
    expect(isMade).toBe(false)
    await publication.end()
    expect(await making).toBe(await currentRevision(payload))
  })

  it('writes nothing more when its lease was taken because the clock was put back', async () => {
    const ahead = jest.spyOn(Date, 'now').mockImplementation(() => new Date().getTime() + 3_600_000)
    const publication = await Publication.begin(payload)
    ahead.mockRestore()
    await recoverPublications(payload, { once: true })
    await expect(publication.expectOurs()).rejects.toThrow('Le serveur est resté bloqué')
    await publication.undo()
  })

  it('makes a page again that a publication came into', async () => {
    await writeDrafts(4)
    let made = 0
    const result = await betweenPublications(payload, async () => {
      const title = (await shown()).title
      if (made++ === 0) await together()
      return title
    })
    expect({ made, result }).toEqual({ made: 2, result: wanted(4).title })
  })
})

// Last: the clock never goes back, for what was written would be of a later date than what follows.
describe('a process that sleeps over its lease, before any write of a publication', () => {
  const later = () => putClockForward(11_000)

  it('puts back what it writes once it wakes, when another one has put back the rest', async () => {
    await writeDrafts(5)
    const before = await stored()
    let sleeps = 0
    // The first ones take the lease, and say that it is under way.
    for (let writes = 6; ; writes += 2, sleeps++) {
      process_.sleepAfter(writes, () => {
        later()
        return recoverPublications(payload)
      })
      const isPublished = await together().then(
        ({ status }) => status === 200,
        () => false,
      )
      if (isPublished) break
      expect(await stored()).toEqual(before)
    }
    expect(sleeps).toBeGreaterThan(10)
    expect(await shown()).toEqual(wanted(5))
  })

  it('goes on when nobody has taken its place', async () => {
    await writeDrafts(6)
    let hasSlept = false
    process_.sleepAfter(9, () => {
      later()
      hasSlept = true
      return Promise.resolve()
    })
    expect(await together()).toMatchObject({ status: 200 })
    expect(hasSlept).toBe(true)
    expect(await shown()).toEqual(wanted(6))
  })

  it('leaves what somebody else has published meanwhile', async () => {
    await writeDrafts(7)
    const { id } = content.criteria[0]!
    process_.sleepAfter(14, async () => {
      later()
      await recoverPublications(payload)
      const data = { name: 'Publié entre-temps', _status: 'published' } as const
      await payload.update({ collection: 'criteria', id, data, user: reviewer })
    })
    expect(await together()).toMatchObject({ status: 400 })
    expect((await shown()).criteria).toEqual(['Publié entre-temps', ...wanted(6).criteria.slice(1)])
  })
})
