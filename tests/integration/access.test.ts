import { describe, expect, it } from '@jest/globals'
import type { Where } from 'payload'

import { askerOf } from '@/platform/security/asker'
import { PATH, publishContent } from '@/tests/fixtures/content'
import { peopleOf, type Person } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { isStandIn } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'

/** As the REST API asks for someone without an account. */
const asVisitor = { overrideAccess: false } as const
const SHOWN = ['pages', 'calls', 'criteria', 'profiles', 'selection-steps'] as const
const SECRET_WORD = 'confidentiel'

/** Every published document of the fixture gets a draft on top that says the secret word; and one is draft only. */
const { payload } = await testSite()
const content = await publishContent(payload)
const [visitor, editor, reviewer, administrator] = await peopleOf(payload)
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

describe('a visitor', () => {
  it.each(SHOWN)(
    'reads no draft of %s, at any depth, nor by asking for drafts',
    async (collection) => {
      for (const asked of [{ depth: 1 }, { depth: 5 }, { depth: 5, draft: true }]) {
        const { docs } = await payload.find({ collection, ...asked, ...asVisitor })
        expect(docs.length).toBeGreaterThan(0)
        expect(JSON.stringify(docs)).not.toContain(SECRET_WORD)
      }
      const asStaff = await payload.find({ collection, draft: true })
      expect(JSON.stringify(asStaff.docs)).toContain(SECRET_WORD)
    },
  )

  it.each(SHOWN)('is not told which of %s have a draft, nor what is in the trash', async (slug) => {
    const ask = async (path: string) => JSON.parse((await rest(null, 'GET', path)).text) as object
    const published = await ask(`/${slug}?depth=1`)
    expect(published).not.toMatchObject({ totalDocs: 0 })
    const { docs } = published as { docs: { id: string }[] }
    const one = `/${slug}/${docs[0]!.id}`
    for (const asked of ['draft=true', 'trash=true', 'draft=true&trash=true', 'draft=1']) {
      expect([asked, await ask(`/${slug}?depth=1&${asked}`)]).toEqual([asked, published])
      expect([asked, await ask(`${one}?depth=1&${asked}`)]).toEqual([
        asked,
        await ask(`${one}?depth=1`),
      ])
      const count = `/${slug}/count?where[_status][not_equals]=published&${asked}`
      expect([asked, await ask(count)]).toEqual([asked, { totalDocs: 0 }])
    }
    expect(await ask(`/globals/site?draft=true`)).toEqual(await ask('/globals/site'))
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
})

describe('a visitor’s search', () => {
  it.each([
    { where: { and: [{ or: [{ 'calls.overrideReason': { like: 'conf' } }] }] } },
    { where: { 'version.title': { like: 'conf' } } },
    { sort: 'title,-calls.name' },
  ] as { where?: Where; sort?: string }[])('may not look through a relation: %j', async (asked) => {
    const find = payload.find({ collection: 'pages', ...asked, ...asVisitor })
    await expect(find).rejects.toMatchObject({ status: 400 })
  })

  it('may use the plain fields of the document, and staff those of others', async () => {
    const find = async (where: Where, user: Person['user'] = null) =>
      (await payload.find({ collection: 'pages', where, ...asVisitor, user })).docs
    expect(await find({ slug: { equals: PATH.slice(1) } })).toHaveLength(1)
    expect(await find({ 'calls.name': { equals: 'Appel 7' } }, editor.user)).toHaveLength(1)
  })
})

/** Who asks what, and the status of the answer. */
const statusOf = async ({ token }: Person, method: string, path: string, data?: object) =>
  (await rest(token, method, path, data)).status

describe('what an account hides', () => {
  /** Ways from a document to an account: of REST, before the name of a field. */
  const WAYS = {
    'users?': '',
    'pages?': 'editedBy.',
    'pages?draft=true&': 'editedBy.',
    'pages/versions?': 'version.editedBy.',
    'calls?': 'overrideBy.',
    'share-links?': 'createdBy.',
    'review-requests?': 'requestedBy.',
    'globals/site/versions?': 'version.home.editedBy.',
  }
  const hidden = () =>
    payload.collections.users.config.flattenedFields.flatMap((field) =>
      'hidden' in field && field.hidden ? [field.name] : [],
    )

  it.each(Object.entries(WAYS))('is found through /api/%s by nobody', async (route, way) => {
    const names = hidden()
    expect(names).toEqual(expect.arrayContaining(['hash', 'salt', 'resetPasswordToken']))
    const expectRefused = async (person: Person, query: string) => {
      const status = await statusOf(person, 'GET', `/${route}depth=0&${query}`)
      expect([query, [400, 403].includes(status)]).toEqual([query, true])
    }
    for (const name of [...names, 'sessions', 'sessions.id']) {
      await expectRefused(administrator, `sort=${way}${name}`)
      await expectRefused(administrator, `where[${way}${name}][exists]=true`)
    }
    const path = `${way}hash`
    for (const person of [visitor, editor, administrator]) {
      for (const sort of [path, `-${path}`, `id,${path}`, path.replaceAll('.', '__')]) {
        await expectRefused(person, `sort=${sort}`)
      }
      await expectRefused(person, `where[or][0][${path}][like]=a`)
      await expectRefused(person, 'select[hash]=true')
      await expectRefused(person, 'populate[users][hash]=true')
      await expectRefused(person, 'populate[users][sessions]=true')
    }
  })

  it('is no more found in a list of the admin, which asks as whoever looks at it', async () => {
    for (const { user } of [editor, administrator]) {
      const asked = { collection: 'pages', draft: true, overrideAccess: false, user } as const
      for (const name of hidden()) {
        const byIt = payload.find({ ...asked, sort: `editedBy.${name}` })
        // A list shows an error of this name as one that finds nothing.
        await expect(byIt).rejects.toMatchObject({ name: 'QueryError', status: 400 })
      }
    }
  })

  it('is not all that there is: names are sorted and filtered by, and addresses by administrators', async () => {
    for (const [route, way] of Object.entries(WAYS)) {
      // Payload follows no relation from there.
      if (route.startsWith('globals')) continue
      for (const person of [editor, administrator]) {
        const ask = (query: string) => statusOf(person, 'GET', `/${route}depth=0&${query}`)
        const isSorted = !isStandIn || !way.includes('.')
        if (isSorted) expect([route, await ask(`sort=-${way}name`)]).toEqual([route, 200])
        expect([route, await ask(`where[${way}name][like]=a`)]).toEqual([route, 200])
        expect([route, await ask('populate[users][name]=true')]).toEqual([route, 200])
        const status = person === administrator ? 200 : 400
        if (isSorted || status === 400) {
          expect([route, await ask(`sort=${way}email`)]).toEqual([route, status])
        }
        expect([route, await ask(`where[${way}email][like]=a`)]).toEqual([route, status])
      }
    }
  })
})

describe('a query that makes no sense', () => {
  /** A field of each type, and paths that lead nowhere. */
  const PATHS = {
    pages: [
      ...['id', 'title', 'purpose', 'calls', 'calls.name', 'hero', 'sections', 'sections.criteria'],
      ...['deletedAt', 'rien', 'title.rien', 'calls.rien.rien', '', '.', 'toString'],
    ],
    calls: ['closingSoonDays', 'milestones', 'milestones.date'],
    images: ['decorative', 'sizes.small.width'],
    'review-requests': ['document', 'document.value', 'document.relationTo', 'document.title'],
    'payload-preferences': ['value', 'value.rien'],
  }
  const OPERATORS = [
    ...['equals', 'not_equals', 'in', 'not_in', 'all', 'exists', 'like', 'not_like', 'contains'],
    ...['greater_than', 'less_than_equal', 'near', 'within', 'intersects', '$where', 'rien'],
  ]
  const isUnderstood = async (path: string) =>
    [200, 400].includes(await statusOf(editor, 'GET', path))
  const VALUES = ['=rien', '[]=rien', '[rien]=rien', '=', '=1,2', '[rien][rien]=rien']

  it.each(Object.entries(PATHS))('of %s is refused, or answered', async (slug, paths) => {
    for (const [nth, path] of paths.entries()) {
      for (const [at, operator] of OPERATORS.entries()) {
        const value = VALUES[(nth + at) % VALUES.length]!
        const asked = `/${slug}?draft=${at % 2 === 0}&where[${path}][${operator}]${value}`
        expect([asked, await isUnderstood(asked)]).toEqual([asked, true])
      }
      if (isStandIn && path === 'calls.name') continue
      for (const sort of [`sort=${path}`, `sort[]=-${path}`, `sort[rien]=${path}`]) {
        const asked = `/${slug}?${sort}`
        expect([asked, await isUnderstood(asked)]).toEqual([asked, true])
      }
    }
  })

  it.each([
    ...['where[title][near]=1,2', 'where[title][all]=x', 'where[title][like][]=x'],
    ...['where[updatedAt][greater_than]=hier', 'where[id][equals]=pas-un-id', 'where[title]=x'],
    ...['where[and]=x', 'where[and][0]=x', 'where[id][in][a]=x', 'limit=1.5', 'limit=Infinity'],
    ...['page=-1', 'page=99999999999999999999', 'depth=x', 'depth[]=9', 'depth=1&depth=9'],
    ...['sort=rien', 'select[rien]=true', 'populate[rien][x]=true', 'joins[pages][limit]=1'],
  ])('is refused in French: %s', async (query) => {
    for (const { token } of [visitor, administrator]) {
      const { status, text } = await rest(token, 'GET', `/pages?${query}`)
      expect([status, text]).toEqual([400, expect.stringMatching(/"Ce(tte)? .+\."/)])
    }
  })

  it('asks for the versions of what has none', async () => {
    for (const path of ['/users/versions', '/share-links/versions/x']) {
      expect([path, await statusOf(administrator, 'GET', path)]).toEqual([path, 404])
    }
    expect(await statusOf(visitor, 'POST', '/users/verify/abc')).toBe(404)
  })
})

describe('a change of many documents', () => {
  const criterion = (name: string) =>
    payload.create({ collection: 'criteria', data: { name, _status: 'published' } })
  const nameOf = async (id: string) =>
    (await payload.findByID({ collection: 'criteria', id, draft: true })).name

  it('is of those named, and of no other', async () => {
    const [one, other] = [await criterion('Un'), await criterion('Autre')]
    const data = { name: 'Changé' }
    const unnamed = [
      ...['id][exists]=true', 'id][not_equals]=', 'name][equals]=Un', 'id][equals]=pas-un-id'],
      ...[`or][0][id][equals]=${one.id}`, `id][not_in]=${other.id}`, `id][in]=${one.id},x`],
    ]
    for (const where of unnamed) {
      for (const person of [editor, reviewer, administrator]) {
        const path = `/criteria?draft=true&where[${where}`
        expect([where, await statusOf(person, 'PATCH', path, data)]).toEqual([where, 400])
        expect([where, await statusOf(person, 'DELETE', path)]).toEqual([where, 400])
      }
    }
    expect([await nameOf(one.id), await nameOf(other.id)]).toEqual(['Un', 'Autre'])
    for (const where of [`id][in][0]=${one.id}`, `and][0][id][in]=${one.id}`]) {
      const asked = `/criteria?draft=true&limit=0&where[${where}&where[name][exists]=true`
      expect(await statusOf(editor, 'PATCH', asked, data)).toBe(200)
    }
    expect([await nameOf(one.id), await nameOf(other.id)]).toEqual(['Changé', 'Autre'])
  })
})

describe('the lock of a document', () => {
  const LOCKS = '/payload-locked-documents'
  const holderOf = async (id: string) => {
    const where = { id: { equals: id } }
    const { docs } = await payload.find({ collection: 'payload-locked-documents', where, depth: 0 })
    return docs[0]?.user.value ?? null
  }
  const asUser = ({ user }: Person) => ({ relationTo: 'users' as const, value: String(user!.id) })

  /** As the admin makes one when `person` types. */
  async function lockedBy(person: Person): Promise<string> {
    const document = { relationTo: 'pages', value: content.page.id }
    const data = { document, user: asUser(person) }
    const made: unknown = await payload.db.create({ collection: 'payload-locked-documents', data })
    return (made as { id: string }).id
  }

  it('is taken away by its holder alone', async () => {
    const id = await lockedBy(reviewer)
    const ways = [
      ...[`/${id}`, '?where[id][exists]=true', `?where[id][equals]=${id}`],
      `?where[document.value][equals]=${content.page.id}&where[document.relationTo][equals]=pages`,
    ]
    for (const way of ways) {
      await rest(administrator.token, 'DELETE', LOCKS + way)
      await rest(editor.token, 'DELETE', LOCKS + way)
      expect([way, await holderOf(id)]).toEqual([way, reviewer.user!.id])
    }
    // As a form does when it is left.
    expect(await statusOf(reviewer, 'DELETE', LOCKS + ways[3]!)).toBe(200)
    expect(await holderOf(id)).toBeNull()
  })

  it('is taken over by a colleague for themselves, as a whole', async () => {
    const id = await lockedBy(reviewer)
    const [mine, yours] = [{ user: asUser(editor) }, { user: asUser(administrator) }]
    const robot = { user: { ...asUser(editor), relationTo: 'robots' } }
    const others = [yours, robot, {}, { ...mine, globalSlug: 'site' }, { document: null }]
    for (const data of others) {
      expect([data, await statusOf(editor, 'PATCH', `${LOCKS}/${id}`, data)]).toEqual([data, 403])
    }
    const all = `${LOCKS}?where[id][exists]=true`
    expect(await statusOf(editor, 'PATCH', all, mine)).toBe(400)
    expect(await statusOf(visitor, 'PATCH', `${LOCKS}/${id}`, mine)).toBe(403)
    expect(await holderOf(id)).toBe(reviewer.user!.id)
    expect(await statusOf(editor, 'PATCH', `${LOCKS}/${id}`, mine)).toBe(200)
    expect(await holderOf(id)).toBe(editor.user!.id)
  })

  it('is made by the admin itself', async () => {
    const document = { relationTo: 'pages', value: content.page.id }
    const data = { document, user: asUser(editor) }
    expect(await statusOf(editor, 'POST', LOCKS, data)).toBe(403)
  })
})

it('takes for staff whoever holds a session that Payload has signed', () => {
  const headers = { authorization: `JWT ${editor.token}` }
  expect(askerOf(headers, 'test'.repeat(8))).toBe('staff')
})
