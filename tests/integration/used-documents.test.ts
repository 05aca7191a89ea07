import { describe, expect, it } from '@jest/globals'
import type { CollectionSlug } from 'payload'

import { publishContent, SLUG } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'

const { payload } = await testSite()
const content = await publishContent(payload)

describe('a document that a page uses', () => {
  const used: [CollectionSlug, () => string][] = [
    ['calls', () => content.call.id],
    ['criteria', () => content.criteria[0]!.id],
    ['profiles', () => content.profiles[1]!.id],
    ['selection-steps', () => content.steps[0]!.id],
  ]

  it.each(used)(
    'cannot be deleted, and the message names the page (%s)',
    async (collection, id) => {
      await expect(payload.delete({ collection, id: id() })).rejects.toMatchObject({
        status: 409,
        message: expect.stringContaining(`«\u00a0Administrations\u00a0» (/${SLUG})`),
      })
      expect(await payload.findByID({ collection, id: id() })).toBeTruthy()
    },
  )

  it('cannot be deleted when only a draft uses it, nor among several', async () => {
    const data = { name: 'Nouveau', description: 'Texte.', _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data })
    const sections = [{ blockType: 'criteria' as const, title: 'Critères', criteria: [id] }]
    const page = { collection: 'pages', id: content.page.id } as const
    await payload.update({ ...page, data: { sections }, draft: true })

    await expect(payload.delete({ collection: 'criteria', id })).rejects.toMatchObject({
      status: 409,
    })
    const where = { id: { equals: id } }
    const { errors } = await payload.delete({ collection: 'criteria', where })
    expect(errors).toHaveLength(1)
  })

  it('can be deleted once no page uses it', async () => {
    const page = { collection: 'pages', id: content.page.id } as const
    await payload.update({ ...page, data: { sections: [], _status: 'published' } })
    const { id } = content.criteria[2]!
    await payload.delete({ collection: 'criteria', id })
    expect(await payload.count({ collection: 'criteria', where: { id: { equals: id } } })).toEqual({
      totalDocs: 0,
    })
  })
})
