import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { commitTransaction, createLocalReq, initTransaction, type CollectionSlug } from 'payload'

import type { User } from '@/payload-types'
import { currentRevision } from '@/platform/revisions/read'
import { contentAt, siteAt } from '@/site/content'
import type { Reader } from '@/site/content/reader'
import { pageCache } from '@/site/page-cache'
import { answer } from '@/site/page/answer'
import { makePage, type Make } from '@/site/page/make-page'
import { OPEN_INSTANT, PATH, publishContent } from '@/tests/fixtures/content'
import { faultsOf } from '@/tests/support/faults'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { pageAt, redirectAt } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'
import { shiftDays } from '@/text/paris-time'

const { payload } = await testSite()
const content = await publishContent(payload)

/** Returns whether the revision moves during `change`. */
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
    'changes neither the page nor the revision (%s) until it is published',
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

describe('the page that visitors see', () => {
  it.each(['criteria', 'profiles'] as const)(
    'shows no section of %s once all of them are unpublished, except to staff',
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

  it('shows neither the call nor the apply button once the call is unpublished', async () => {
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

  it('says until when it is valid', async () => {
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

  it('shows the notice between its two instants, also where no page exists, and not before it is published', async () => {
    const data = {
      severity: 'warning' as const,
      title: 'Site en travaux',
      text: 'Revenez *demain*.',
      link: { label: 'Pourquoi', url: PATH },
      from: '2031-03-01T08:00:00.000Z',
      until: '2031-03-02T08:00:00.000Z',
    }
    /** Returns whether the page made at `path` shows the notice, and until when it is valid. */
    const at = async (instant: string, path = PATH) => {
      const made = await makePage(payload, path, new Date(instant))
      const text = made.kind === 'document' ? made.body : made.kind === 'nothing' ? made.html : ''
      return {
        shown: text.includes('Site en travaux'),
        until: made.kind === 'document' ? made.until : undefined,
      }
    }
    const during = '2031-03-01T08:00:00Z'
    await payload.updateGlobal({ slug: 'notice', data: { ...data, _status: 'draft' }, draft: true })
    expect(await at(during)).toEqual({ shown: false, until: null })
    const publish = () =>
      payload.updateGlobal({ slug: 'notice', data: { ...data, _status: 'published' } })
    expect(await moves(publish)).toBe(true)

    expect(await at('2031-03-01T07:59:59Z')).toEqual({ shown: false, until: new Date(data.from) })
    expect(await at(during)).toEqual({ shown: true, until: new Date(data.until) })
    expect(await at(data.until)).toEqual({ shown: false, until: null })
    for (const [instant, shown] of [
      [during, true],
      [data.until, false],
    ] as const) {
      expect(await at(instant, '/rien')).toEqual({ shown, until: undefined })
    }
    const { site } = await siteAt(payload, new Date(during))
    expect(site.notice?.link).toEqual({ label: 'Pourquoi', href: PATH })

    const backwards = payload.updateGlobal({
      slug: 'notice',
      data: { until: data.from, _status: 'published' },
    })
    expect(await faultsOf(backwards)).toEqual({ until: 'La fin doit venir après le début.' })
    await payload.updateGlobal({ slug: 'notice', data: { _status: 'draft' } })
    expect((await at(during)).shown).toBe(false)
  })
})

describe('unpublishing', () => {
  let reviewer: User & { collection: 'users' }
  beforeAll(async () => {
    await createUser(payload)
    reviewer = await createUser(payload, 'Ines Roux', 'reviewer')
  })

  const withdraw = (collection: CollectionSlug, id: string) =>
    payload.update({
      collection,
      id,
      data: { _status: 'draft' },
      overrideAccess: false,
      user: reviewer,
      // As sent by the button of the form.
      unpublishAllLocales: false,
    })
  /** Unpublishes as the button of the list does. */
  const withdrawMany = (ids: string[], more: object = {}) =>
    payload.update({
      collection: 'criteria',
      where: { and: [{ _status: { not_equals: 'draft' } }, { id: { in: ids } }] },
      data: { _status: 'draft' },
      overrideAccess: false,
      user: reviewer,
      ...more,
    })
  const publishCriterion = (name: string) =>
    payload.create({
      collection: 'criteria',
      data: { name, description: 'Ses mots.', _status: 'published' },
    })
  const write = (id: string, data: object) =>
    payload.update({ collection: 'criteria', id, data, draft: true })
  const statusOf = async (collection: CollectionSlug, id: string) => {
    const { _status } = (await payload.findByID({ collection, id })) as { _status?: string }
    return _status
  }
  const criterion = (id: string, draft = true) =>
    payload.findByID({ collection: 'criteria', id, draft })
  /** Returns the versions, newest first. */
  const history = async (id: string) => {
    const where = { parent: { equals: id } }
    const sort = '-updatedAt'
    const { docs } = await payload.findVersions({ collection: 'criteria', where, sort, depth: 0 })
    return docs.map(({ version }) => [version.name, version._status, version.editedBy])
  }

  it('works for a page or a call with an incomplete draft, and keeps the draft', async () => {
    const page = await payload.create({
      collection: 'pages',
      data: { title: 'Mots', slug: 'retiree', hero: { title: 'Mots' }, _status: 'published' },
    })
    await payload.update({ collection: 'pages', id: page.id, data: { title: '' }, draft: true })
    await withdraw('pages', page.id)
    expect(await redirectAt(payload, '/retiree')).toBeNull()

    const [opensAt, closesAt] = ['2027-03-01T08:00:00.000Z', '2027-01-01T16:00:00.000Z']
    const call = await payload.create({
      collection: 'calls',
      data: { name: 'Appel', _status: 'published' },
    })
    const draft = { name: '', opensAt, closesAt }
    await payload.update({ collection: 'calls', id: call.id, data: draft, draft: true })
    await withdraw('calls', call.id)
    expect(await statusOf('calls', call.id)).toBe('draft')
    expect(await payload.findByID({ collection: 'calls', id: call.id, draft: true })).toMatchObject(
      { ...draft, _status: 'draft' },
    )
    await expect(
      payload.update({ collection: 'calls', id: call.id, data: { _status: 'published' } }),
    ).rejects.toMatchObject({ status: 400 })
  })

  it('still checks the fields that are saved with it', async () => {
    const { id } = await publishCriterion('Vérifié')
    const data = { name: '', _status: 'draft' as const }
    await expect(payload.update({ collection: 'criteria', id, data })).rejects.toMatchObject({
      status: 400,
    })
    expect(await statusOf('criteria', id)).toBe('published')
  })

  it.each([true, false])(
    'adds one line to the history (unpublishAllLocales: %s)',
    async (unpublishAllLocales) => {
      const { id } = await publishCriterion('Un')
      await payload.update({
        collection: 'criteria',
        id,
        data: { _status: 'draft' },
        user: reviewer,
        unpublishAllLocales,
      })
      expect(await history(id)).toEqual([
        ['Un', 'draft', reviewer.id],
        ['Un', 'published', null],
      ])
    },
  )

  it('from a list keeps the newer drafts too, including incomplete ones', async () => {
    const [one, two, three] = [
      await publishCriterion('Un'),
      await publishCriterion('Deux'),
      await publishCriterion('Trois'),
    ]
    await write(two.id, { name: 'Deux, récrit' })
    await write(three.id, { name: '' })
    const ids = [one.id, two.id, three.id]
    const { docs, errors } = await withdrawMany(ids)
    expect(errors).toEqual([])
    expect(docs).toHaveLength(3)
    const drafts = await Promise.all(ids.map((id) => criterion(id)))
    expect(drafts.map(({ name }) => name)).toEqual(['Un', 'Deux, récrit', ''])
    for (const id of ids) expect(await criterion(id)).toMatchObject({ _status: 'draft' })
    for (const id of ids) expect(await statusOf('criteria', id)).toBe('draft')
  })

  it('from a list applies to what the list chose, and to nothing when nothing is chosen', async () => {
    const { id } = await publishCriterion('Choisi')
    await write(id, { name: 'Renommé' })
    const where = { name: { equals: 'Renommé' } }
    expect((await withdrawMany([], { where })).docs).toEqual([])
    expect((await withdrawMany([])).docs).toEqual([])
    expect(await statusOf('criteria', id)).toBe('published')
    expect((await withdrawMany([], { where: { name: { equals: 'Choisi' } } })).docs).toHaveLength(1)
    expect(await criterion(id)).toMatchObject({ name: 'Renommé', _status: 'draft' })
  })
})

describe('a text', () => {
  it('is stored as typed, byte for byte', async () => {
    const description = '  * un  \n* deux ; « trois » ?\n\n\\*pas une puce\t\n'
    const data = { name: 'Texte', description, _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data })
    const stored = await payload.findByID({ collection: 'criteria', id })
    expect(stored.description).toBe(description)
  })
})

const VISITED = '/une-page'
/** FerretDB has no transactions. */
const onSqlite = mongodbServer ? it.skip : it

/** Makes only the title of the page, because its full markup needs the assets of a build. */
const make: Make = async (payload, path, instant) => {
  const found = await contentAt(payload, path, instant)
  if (found.kind !== 'page') return { kind: 'nothing', html: '' }
  return { kind: 'document', body: found.page.title, type: 'text/plain', until: null }
}
const visit = async (by = make) => {
  const response = await answer(new Request(`https://site.exemple.fr${VISITED}`), by)
  return {
    status: response.status,
    cache: response.headers.get('X-Page-Cache'),
    body: await response.text(),
  }
}
describe('while a page is visited', () => {
  let id: string
  const publish = (title: string, req = {}) =>
    payload.update({ collection: 'pages', id, data: { title, _status: 'published' }, req })

  beforeEach(async () => {
    await payload.delete({ collection: 'pages', where: {}, trash: true })
    const page = { title: 'Avant', slug: VISITED.slice(1), hero: { title: 'Une page' } }
    ;({ id } = await payload.create({
      collection: 'pages',
      data: { ...page, _status: 'published' },
    }))
    expect(await visit()).toMatchObject({ status: 200, cache: 'miss', body: 'Avant' })
  })

  onSqlite('the old page is served until a publication is committed, cached or not', async () => {
    const req = await createLocalReq({}, payload)
    await initTransaction(req)
    await publish('Après', req)
    expect(await visit()).toMatchObject({ cache: 'hit', body: 'Avant' })
    pageCache().forget(VISITED)
    expect(await visit()).toMatchObject({ cache: 'miss', body: 'Avant' })
    await commitTransaction(req)
    expect(await visit()).toMatchObject({ cache: 'miss', body: 'Après' })
  })

  it('a page is made again when a publication happens while it is made', async () => {
    await publish('Pendant')
    let made = 0
    const interrupted: Make = async (...args) => {
      const before = await make(...args)
      if (made++ === 0) await publish('Après')
      return before
    }
    expect(await visit(interrupted)).toMatchObject({ cache: 'miss', body: 'Après' })
    expect(made).toBe(2)
    expect(await visit()).toMatchObject({ cache: 'hit', body: 'Après' })
  })

  it('a page is still answered, but not kept as current, when publications never pause', async () => {
    let made = 0
    await publish('Titre 0')
    const interrupted: Make = async (...args) => {
      const before = await make(...args)
      await publish(`Titre ${++made}`)
      return before
    }
    expect(await visit(interrupted)).toMatchObject({ status: 200, cache: 'miss' })
    expect(await visit()).toMatchObject({ cache: 'miss', body: `Titre ${made}` })
  })
})
