import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, restoreVersionOperation, type Payload } from 'payload'

import { currentRevision } from '@/lib/revision'
import { PATH, publishContent } from '@/tests/fixtures/content'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { criteriaOf, pageAt } from '@/tests/support/shown'

let site: TestSite
let payload: Payload

beforeAll(async () => {
  site = await openTestSite()
  payload = site.payload
})
afterAll(() => site.close())

describe('a call', () => {
  const create = (data: object) =>
    payload.create({
      collection: 'calls',
      data: { name: 'Appel', _status: 'published', ...data },
    })
  const opensAt = '2027-01-04T08:00:00.000Z'

  it('closes after it opens', async () => {
    await expect(create({ opensAt, closesAt: '2027-01-04T07:59:00.000Z' })).rejects.toMatchObject({
      data: { errors: [{ path: 'closesAt', message: expect.stringContaining('après') }] },
    })
    await expect(create({ opensAt, closesAt: opensAt })).rejects.toMatchObject({ status: 400 })
    expect((await create({ opensAt, closesAt: '2027-01-04T08:01:00.000Z' })).id).toBeTruthy()
    expect((await create({ closesAt: opensAt })).id).toBeTruthy()
  })

  it('still closes after it opens when one date alone is changed', async () => {
    const { id } = await create({ opensAt, closesAt: '2027-03-31T16:00:00.000Z' })
    const update = (data: object) => payload.update({ collection: 'calls', id, data })
    await expect(update({ opensAt: '2027-04-01T08:00:00.000Z' })).rejects.toMatchObject({
      status: 400,
    })
    await expect(update({ closesAt: '2027-01-01T08:00:00.000Z' })).rejects.toMatchObject({
      status: 400,
    })
  })

  it('is forced with a reason only', async () => {
    for (const overrideReason of [undefined, '', '  ']) {
      await expect(create({ override: 'open', overrideReason })).rejects.toMatchObject({
        data: { errors: [expect.objectContaining({ path: 'overrideReason' })] },
      })
    }
    const forced = await create({ override: 'open', overrideReason: 'Report décidé en comité.' })
    expect(forced.override).toBe('open')
  })

  it.each(['javascript:alert(1)', 'exemple.fr', '//exemple.fr'])(
    'refuses %s as an application address',
    async (applicationUrl) => {
      await expect(create({ applicationUrl })).rejects.toMatchObject({
        data: { errors: [expect.objectContaining({ path: 'applicationUrl' })] },
      })
    },
  )
})

describe('text', () => {
  it('is stored as typed, byte for byte', async () => {
    const description = '  * un  \n* deux ; « trois » ?\n\n\\*pas une puce\t\n'
    const data = { name: 'Texte', description, _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data })
    const stored = await payload.findByID({ collection: 'criteria', id })
    expect(stored.description).toBe(description)
  })
})

describe('the history', () => {
  it('gives back the words of a former version, which visitors see at once', async () => {
    const content = await publishContent(payload)
    const { id } = content.criteria[0]!
    const name = 'Réécrit'
    await payload.update({ collection: 'criteria', id, data: { name, _status: 'published' } })
    expect(criteriaOf(await pageAt(payload, PATH))[0]).toBe(name)

    const { docs } = await payload.findVersions({
      collection: 'criteria',
      where: { parent: { equals: id } },
      sort: 'createdAt',
    })
    const before = await currentRevision(payload)
    await payload.restoreVersion({ collection: 'criteria', id: docs[0]!.id })
    expect(await currentRevision(payload)).not.toBe(before)
    expect(criteriaOf(await pageAt(payload, PATH))[0]).toBe('Avéré')
  })

  it('restored as a draft, waits for staff to publish it', async () => {
    const data = { name: 'Un', description: 'Texte.', _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data })
    await payload.update({ collection: 'criteria', id, data: { ...data, name: 'Deux' } })
    const { docs } = await payload.findVersions({
      collection: 'criteria',
      where: { parent: { equals: id } },
      sort: 'createdAt',
    })
    // The operation behind the admin's button: the Local API has no such option.
    await restoreVersionOperation({
      collection: payload.collections.criteria,
      id: docs[0]!.id,
      draft: true,
      overrideAccess: true,
      req: await createLocalReq({}, payload),
    })
    const current = { collection: 'criteria', id } as const
    expect((await payload.findByID(current)).name).toBe('Deux')
    expect((await payload.findByID({ ...current, draft: true })).name).toBe('Un')
  })
})
