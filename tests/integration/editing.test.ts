import { describe, expect, it } from '@jest/globals'
import { createLocalReq, restoreVersionOperation } from 'payload'

import { currentRevision } from '@/platform/revisions/read'
import { PATH, publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'
import { criteriaOf, pageAt } from '@/tests/support/shown'

const { payload } = await testSite()

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
