import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { currentRevision } from '@/lib/revision'
import { shiftDays } from '@/lib/paris-time'
import { contentAt, siteContent } from '@/lib/site-content'
import type { Reader } from '@/lib/site-content/reader'
import { OPEN_INSTANT, PATH, publishContent } from '@/tests/fixtures/content'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { criteriaOf, pageAt, redirectAt } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'

let site: TestSite
let payload: Payload
let content: Awaited<ReturnType<typeof publishContent>>

beforeAll(async () => {
  site = await openTestSite()
  payload = site.payload
  content = await publishContent(payload)
})
afterAll(() => site.close())

/** Whether the revision moves during `change`. */
async function moves(change: () => Promise<unknown>): Promise<boolean> {
  const before = await currentRevision(payload)
  await change()
  return (await currentRevision(payload)) !== before
}

const shown = async () => JSON.stringify(await contentAt(payload, PATH, OPEN_INSTANT))

describe('a draft saved over a published document', () => {
  const changes = {
    pages: () => ({ id: content.page.id, data: { title: 'Brouillon' } }),
    calls: () => ({ id: content.call.id, data: { closesAt: '2027-12-31T16:00:00.000Z' } }),
    criteria: () => ({ id: content.criteria[0]!.id, data: { name: 'Brouillon' } }),
    profiles: () => ({ id: content.profiles[0]!.id, data: { name: 'Brouillon' } }),
    'selection-steps': () => ({ id: content.steps[0]!.id, data: { text: 'Brouillon' } }),
  }

  it.each(Object.keys(changes) as (keyof typeof changes)[])(
    'changes neither the page nor the revision (%s), until it is published',
    async (collection) => {
      const before = await shown()
      const { id, data } = changes[collection]()
      const update = (more: object) =>
        payload.update({ collection, id, data: { ...data, ...more }, ...more })

      for (const options of [{ draft: true }, { draft: true, autosave: true }]) {
        expect(await moves(() => update(options))).toBe(false)
        expect(await shown()).toBe(before)
      }
      expect(await moves(() => update({ _status: 'published' }))).toBe(true)
      expect(await shown()).not.toBe(before)
    },
  )
})

describe('what visitors see at once', () => {
  it('follows the order of the criteria', async () => {
    const reversed = content.criteria.map(({ id }) => id).reverse()
    const before = criteriaOf(await pageAt(payload, PATH))
    const sections = content.page.sections!.map((section) =>
      section.blockType === 'criteria' ? { ...section, criteria: reversed } : section,
    )
    const data = { sections, _status: 'published' as const }
    const { id } = content.page
    expect(await moves(() => payload.update({ collection: 'pages', id, data, depth: 0 }))).toBe(
      true,
    )
    expect(criteriaOf(await pageAt(payload, PATH))).toEqual(before.reverse())
  })

  it('omits a criterion that is unpublished, and shows it again', async () => {
    const before = criteriaOf(await pageAt(payload, PATH))
    const { id } = content.criteria[1]!
    const set = (_status: 'draft' | 'published') =>
      payload.update({ collection: 'criteria', id, data: { _status } })

    expect(await moves(() => set('draft'))).toBe(true)
    expect(criteriaOf(await pageAt(payload, PATH))).toEqual([before[0], before[2]])
    expect(await moves(() => set('published'))).toBe(true)
    expect(criteriaOf(await pageAt(payload, PATH))).toEqual(before)
  })

  it.each(['criteria', 'profiles'] as const)(
    'announces no %s once all of them are unpublished, but to staff',
    async (type) => {
      const set = async (_status: 'draft' | 'published') => {
        for (const { id } of content[type]) {
          await payload.update({ collection: type, id, data: { _status } })
        }
      }
      const before = await shown()
      const user = await createUser(payload, `Relecture ${type}`)
      await set('draft')
      const types = async (reader?: Reader) => {
        const found = await contentAt(payload, PATH, OPEN_INSTANT, reader)
        return found.kind === 'page' && found.page.sections.map(({ blockType }) => blockType)
      }
      expect(await types()).not.toContain(type)
      expect(await types({ staff: user })).toContain(type)
      await set('published')
      expect(await shown()).toBe(before)
    },
  )

  it('shows neither call nor apply button once the call is unpublished', async () => {
    const { id } = content.call
    const set = (_status: 'draft' | 'published') =>
      payload.update({ collection: 'calls', id, data: { _status } })

    expect((await pageAt(payload, PATH)).hero.applyLink).not.toBeNull()
    await set('draft')
    const without = await pageAt(payload, PATH)
    expect([without.call, without.hero.applyLink, without.hero.rulesLink]).toEqual([
      null,
      null,
      null,
    ])
    await set('published')
    expect((await pageAt(payload, PATH)).call?.state.status).toBe('open')
  })

  it('tells until when it holds', async () => {
    const at = (instant: string) => contentAt(payload, PATH, new Date(instant))
    const { closesAt, opensAt } = await payload.findByID({
      collection: 'calls',
      id: content.call.id,
    })
    expect(await at('2026-12-01T00:00:00Z')).toMatchObject({ until: new Date(opensAt!) })
    const lastDays = shiftDays(new Date(closesAt!), -7)
    expect(await at('2027-02-01T00:00:00Z')).toMatchObject({ until: lastDays })
    expect(await at(lastDays.toISOString())).toMatchObject({ until: new Date(closesAt!) })
    expect(await at('2030-01-01T00:00:00Z')).toMatchObject({
      until: null,
      page: { call: { state: { status: 'closed' } }, hero: { applyLink: null } },
    })
  })

  it('follows the settings of the site', async () => {
    const save = (name: string, more: object = {}) =>
      payload.updateGlobal({ slug: 'site', data: { name, ...more }, ...more })
    expect(await moves(() => save('Mission', { _status: 'published' }))).toBe(true)
    expect((await siteContent(payload)).name).toBe('Mission')
    await save('Brouillon', { draft: true })
    expect((await siteContent(payload)).name).toBe('Mission')
  })

  it('loses the page when it is unpublished, then when it is deleted', async () => {
    const { id } = content.page
    const set = (_status: 'draft' | 'published') =>
      payload.update({ collection: 'pages', id, data: { _status } })

    expect(await moves(() => set('draft'))).toBe(true)
    expect(await redirectAt(payload, PATH)).toBeNull()
    await set('published')
    expect((await pageAt(payload, PATH)).path).toBe(PATH)
    expect(await moves(() => payload.delete({ collection: 'pages', id }))).toBe(true)
    expect(await redirectAt(payload, PATH)).toBeNull()
  })
})
