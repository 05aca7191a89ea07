import { describe, expect, it } from '@jest/globals'

import { pagesIn } from '@/tests/support/pages'
import { testSite } from '@/tests/support/payload'
import { pageAt, redirectAt } from '@/tests/support/shown'

const { payload } = await testSite()

const { publish, rename } = pagesIn(payload)
const hero = { title: 'Un titre' }

describe('a former address', () => {
  it('is given up to a new page that takes it', async () => {
    const { id } = await publish('ancienne')
    await rename(id, 'demenagee')
    const taker = await publish('ancienne', 'La nouvelle')
    expect((await pageAt(payload, '/ancienne')).title).toBe('La nouvelle')
    await rename(taker.id, 'ailleurs')
    expect(await redirectAt(payload, '/ancienne')).toBe('/ailleurs')
    expect((await pageAt(payload, '/demenagee')).title).toBe('ancienne')
  })

  it('is recorded for published addresses only, and when the new one is published', async () => {
    const { id } = await publish('publiee')
    const draft = (slug: string) =>
      payload.update({ collection: 'pages', id, data: { slug }, draft: true })
    await draft('essai-un')
    expect((await pageAt(payload, '/publiee')).path).toBe('/publiee')
    await draft('essai-deux')
    await rename(id, 'essai-deux')
    expect(await redirectAt(payload, '/publiee')).toBe('/essai-deux')
    expect(await redirectAt(payload, '/essai-un')).toBeNull()
  })

  describe('of a page that left the public site before it was renamed', () => {
    const change = (id: string, data: object, options: object = {}) =>
      payload.update({ collection: 'pages', id, data, ...options })
    const draft = (id: string, slug: string) => change(id, { slug }, { draft: true })
    const trash = (id: string) => change(id, { deletedAt: new Date().toISOString() })
    const restore = (id: string) => change(id, { deletedAt: null }, { trash: true })
    // The button of the admin: Payload then overwrites the version that was published.
    const withdraw = (id: string) => change(id, { _status: 'draft' }, { unpublishAllLocales: true })

    it.each<[string, (id: string) => Promise<unknown>]>([
      ['unpublished', (id) => change(id, { _status: 'draft' })],
      ['unpublished with the button', withdraw],
      ['put in the trash', async (id) => [await trash(id), await restore(id)]],
      [
        'put in the trash with a draft, then renamed again',
        async (id) => [await draft(id, 'entre-deux'), await trash(id), await restore(id)],
      ],
      [
        'unpublished with a draft, then renamed twice',
        async (id) => [
          await draft(id, 'entre-deux'),
          await withdraw(id),
          await draft(id, 'entre-trois'),
        ],
      ],
    ])('leads to the new address once the page is published: %s', async (_, leave) => {
      const { id } = await publish('vieille')
      await leave(id)
      expect(await redirectAt(payload, '/vieille')).toBeNull()
      await rename(id, 'neuve')
      expect(await redirectAt(payload, '/vieille')).toBe('/neuve')
      expect(await redirectAt(payload, '/entre-deux')).toBeNull()
      expect((await pageAt(payload, '/neuve')).title).toBe('vieille')
      await payload.delete({ collection: 'pages', id })
      expect(await redirectAt(payload, '/vieille')).toBeNull()
    })

    it('is the current address again when the page was not renamed', async () => {
      const { id } = await publish('revenante')
      await withdraw(id)
      await change(id, { _status: 'published' })
      expect((await pageAt(payload, '/revenante')).path).toBe('/revenante')
      const where = { from: { equals: 'revenante' } }
      expect(await payload.count({ collection: 'redirects', where })).toEqual({ totalDocs: 0 })
    })

    it('stays with another page that took it in the meantime', async () => {
      const { id } = await publish('cedee')
      await draft(id, 'suite')
      await trash(id)
      await publish('cedee', 'La preneuse')
      await restore(id)
      await change(id, { _status: 'published' })
      expect((await pageAt(payload, '/cedee')).title).toBe('La preneuse')
      expect((await pageAt(payload, '/suite')).title).toBe('cedee')
    })

    it('takes along the redirects that lead to a passage of the page', async () => {
      const { id } = await publish('agenda')
      const data = { from: 'dates', url: '/agenda#juin' }
      await payload.create({ collection: 'redirects', data })
      await draft(id, 'calendrier')
      await trash(id)
      await restore(id)
      await rename(id, 'rendez-vous')
      expect(await redirectAt(payload, '/dates')).toBe('/rendez-vous#juin')
      expect(await redirectAt(payload, '/agenda')).toBe('/rendez-vous')
    })

    it('is not recorded for a draft that was never published', async () => {
      const data = { title: 'Brouillon', slug: 'jamais-publiee', hero }
      const { id } = await payload.create({ collection: 'pages', data, draft: true })
      await draft(id, 'jamais-publiee-non-plus')
      await trash(id)
      await restore(id)
      await rename(id, 'enfin')
      expect(await redirectAt(payload, '/jamais-publiee')).toBeNull()
      expect(await redirectAt(payload, '/jamais-publiee-non-plus')).toBeNull()
    })
  })

  it('leads nowhere while the page is unpublished, and does not prevent its deletion', async () => {
    const { id } = await publish('avant')
    await rename(id, 'apres')
    await payload.update({ collection: 'pages', id, data: { _status: 'draft' } })
    expect(await redirectAt(payload, '/avant')).toBeNull()
    await payload.delete({ collection: 'pages', id })
    expect(await redirectAt(payload, '/avant')).toBeNull()
  })
})
