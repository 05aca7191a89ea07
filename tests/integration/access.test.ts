import { describe, expect, it } from '@jest/globals'
import type { Endpoint, Where } from 'payload'

import { contentCollections } from '@/collections/content'
import { warningsEndpoint } from '@/editing/warnings'
import { callerKindOf } from '@/platform/security/caller'
import { publishContent } from '@/tests/fixtures/content'
import { keyOf, peopleOf, type Person } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { testSite } from '@/tests/support/payload'
import { askEndpoint } from '@/tests/support/staff-request'

/** The option of a read by an anonymous visitor. */
const asVisitor = { overrideAccess: false } as const
const SHOWN = ['pages', 'calls', 'criteria', 'profiles', 'selection-steps'] as const
const SECRET_WORD = 'confidentiel'

/** Every published document of the fixture gets a newer draft with the secret word, and one more document is only a draft. */
const { payload } = await testSite()
const content = await publishContent(payload)
const [visitor, editor, reviewer, administrator] = await peopleOf(payload)
const key = await keyOf(payload)
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

const withKey = (apiKey: string): Person => ({ ...key, token: `api-keys API-Key ${apiKey}` })

/** What a key may read: documents, their number, and globals, of what is public. */
const PUBLIC_READING = ['/', '/:id', '/count']

/** What anonymous callers may do too. */
const SIGNING_IN = /^\/users\/(login|logout|forgot-password|reset-password|first-register|me|init)$/

/** The method and path of each endpoint of the configuration but these. */
function endpoints(): [string, string][] {
  const { collections, endpoints, globals } = payload.config
  const under = (start: string, list: Endpoint[] | false | undefined, isPublic: boolean) =>
    (list || [])
      .filter(({ method, path }) => !isPublic || method !== 'get' || !PUBLIC_READING.includes(path))
      .map(({ method, path }): [string, string] => [
        method.toUpperCase(),
        (start + path).replaceAll(/:\w+\??/g, 'x').replace(/\/$/, ''),
      ])
  return [
    ...under('', endpoints, false),
    ...collections.flatMap(({ endpoints, slug }) =>
      under(
        `/${slug}`,
        endpoints,
        contentCollections.some((one) => one.slug === slug),
      ),
    ),
    ...globals.flatMap(({ endpoints, slug }) => under(`/globals/${slug}`, endpoints, true)),
  ].filter(([, path]) => !SIGNING_IN.test(path))
}

describe('a visitor', () => {
  it.each(SHOWN)(
    'reads no draft of %s, at any depth, even with draft: true',
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
})

describe('an API key', () => {
  it.each(SHOWN)(
    'cannot find out which of %s have a draft, nor what is in the trash',
    async (slug) => {
      const ask = async (path: string) =>
        JSON.parse((await rest(key.token, 'GET', path)).text) as object
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
    },
  )

  it('reads published content, and has access to nothing else', async () => {
    const { text } = await rest(key.token, 'GET', `/pages/${content.page.id}?depth=5`)
    expect(JSON.parse(text)).toMatchObject({ id: content.page.id })
    expect(text).not.toMatch(new RegExp(`${SECRET_WORD}|editedBy`))
    const published = `/pages/${content.page.id}`
    const own = `/api-keys/${key.user!.id}`
    for (const [method, path] of [
      ...['/users', '/users/count', '/redirects', own, '/api-keys/me', '/access', '/og'],
      ...['/pages/versions', `${published}/export`, `${published}/effects`, '/globals/x'],
      ...['/payload-preferences/x', '/payload-jobs/run', '/globals/site/versions', '/rien'],
    ]
      .map((path) => ['GET', path])
      .concat([
        ...[['POST', '/users/refresh-token']],
        ...[
          ['POST', '/payload-preferences/x'],
          ['POST', '/globals/site'],
          ['PATCH', published],
        ],
        ...[
          ['POST', '/review-requests'],
          ['DELETE', published],
          ['OPTIONS', published],
        ],
      ])) {
      expect([
        path,
        await statusOf(key, method!, path!, method === 'GET' ? undefined : {}),
      ]).toEqual([path, 403])
    }
    const { user } = JSON.parse((await rest(key.token, 'GET', '/users/me')).text) as { user: null }
    expect(user).toBeNull()
  })

  it('is refused when it is wrong or deleted', async () => {
    const { token, user } = await keyOf(payload)
    expect(await statusOf({ ...key, token }, 'GET', '/pages')).toBe(200)
    await payload.delete({ collection: 'api-keys', id: user!.id })
    for (const wrong of [token, 'api-keys API-Key ', 'users API-Key x', 'JWT x']) {
      expect([wrong, await statusOf({ ...key, token: wrong }, 'GET', '/pages')]).toEqual([
        wrong,
        401,
      ])
    }
  })

  it('is given once, to the administrator who creates it, and cannot be read again', async () => {
    const sent = { name: 'Tableau de bord', createdBy: null, keyHash: 'x', lastUsedAt: null }
    const { text: created } = await rest(administrator.token, 'POST', '/api-keys?depth=0', sent)
    const { doc } = JSON.parse(created) as { doc: { id: string; key: string } }
    expect(doc).toMatchObject({ name: 'Tableau de bord', createdBy: administrator.user!.id })
    expect(doc.key).toMatch(/^[\w-]{43}$/)
    expect(await statusOf(withKey(doc.key), 'GET', '/pages')).toBe(200)
    const { text } = await rest(administrator.token, 'GET', `/api-keys/${doc.id}`)
    const changed = await rest(administrator.token, 'PATCH', `/api-keys/${doc.id}`, { name: 'B' })
    const stored = JSON.stringify(await payload.db.find({ collection: 'api-keys' }))
    expect(text + changed.text + stored).not.toContain(doc.key)
    expect(text + changed.text).not.toMatch(/keyHash|"key"/)
  })

  it('is refused once it has expired', async () => {
    const { token, user } = await keyOf(payload)
    const expiring = async (after: number) => {
      const expiresAt = new Date(Date.now() + after).toISOString()
      await payload.update({ collection: 'api-keys', id: user!.id, data: { expiresAt } })
      return statusOf({ ...key, token }, 'GET', '/pages')
    }
    expect([await expiring(60_000), await expiring(-1)]).toEqual([200, 401])
  })

  it('shows its last use, written once per hour at most', async () => {
    const { token, user } = await keyOf(payload)
    const own = { collection: 'api-keys', id: user!.id } as const
    const use = async () => {
      await rest(token, 'GET', '/pages?limit=1')
      const { lastUsedAt, updatedAt } = await payload.findByID(own)
      return { lastUsedAt, updatedAt }
    }
    const first = await use()
    expect(Date.parse(first.lastUsedAt!)).toBeGreaterThan(Date.now() - 60_000)
    expect(await use()).toEqual(first)
    const lastUsedAt = new Date(Date.now() - 61 * 60_000).toISOString()
    await payload.db.updateOne({ ...own, data: { lastUsedAt, updatedAt: null } })
    expect((await use()).lastUsedAt! > first.lastUsedAt!).toBe(true)
  })

  it.each(endpoints())(
    'is refused by every endpoint that is not public: %s %s',
    async (...asked) => {
      const [method, path] = asked
      const data = method === 'GET' ? undefined : {}
      expect(await statusOf(key, method, path, data)).toBe(403)
    },
  )
})

describe('an anonymous caller', () => {
  it('may sign in and out, and gets 401 for all else', async () => {
    const open = [
      ['GET', '/users/me', 200],
      ['GET', '/users/init', 200],
      ['GET', '/users/ME/', 200],
      ['POST', '/users/logout', 400],
      ['POST', '/users/login', 400],
    ] as const
    for (const [method, path, status] of open) {
      const data = method === 'POST' ? {} : undefined
      expect([path, await statusOf(visitor, method, path, data)]).toEqual([path, status])
    }
    const closed = [
      '/pages',
      '/globals/site',
      '/users/login',
      '/users/unlock',
      '/access',
      '/og',
      '/x',
    ]
    for (const path of [...closed, '/images/file/a.png', '/users/me/x', '/payload-jobs/run']) {
      for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']) {
        if (method === 'POST' && path === '/users/login') continue
        const { status, text } = await rest(null, method, path, method === 'GET' ? undefined : {})
        expect([method, path, status]).toEqual([method, path, 401])
        expect(text).toBe('{"errors":[{"message":"Connectez-vous, ou envoyez une clé d’API."}]}')
      }
    }
  })
})

describe('a visitor for whom our own code reads, as for previews and files,', () => {
  it('never sees the reason why a call is forced open or closed', async () => {
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

describe('a search', () => {
  it.each([
    { where: { and: [{ or: [{ 'calls.overrideReason': { like: 'conf' } }] }] } },
    { where: { 'version.title': { like: 'conf' } } },
    { sort: 'title,-calls.name' },
  ] as { where?: Where; sort?: string }[])(
    'may not filter or sort through a relation: %j',
    async (asked) => {
      for (const { user } of [visitor, key, editor, administrator]) {
        const find = payload.find({ collection: 'pages', ...asked, ...asVisitor, user })
        await expect(find).rejects.toMatchObject({ status: 400 })
      }
    },
  )
})

/** The status of the response to a request of a person. */
const statusOf = async ({ token }: Person, method: string, path: string, data?: object) =>
  (await rest(token, method, path, data)).status

describe('a hidden field of an account', () => {
  /** How to reach an account from a document: by REST route, the prefix of the name of a field. */
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

  it.each(Object.entries(WAYS))('cannot be searched through /api/%s', async (route, way) => {
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
    for (const person of [editor, administrator]) {
      for (const sort of [path, `-${path}`, `id,${path}`, path.replaceAll('.', '__')]) {
        await expectRefused(person, `sort=${sort}`)
      }
      await expectRefused(person, `where[or][0][${path}][like]=a`)
      for (const selection of ['select[hash]=true', 'populate[users][hash]=true']) {
        const { text } = await rest(person.token, 'GET', `/${route}depth=2&${selection}`)
        expect(text).not.toMatch(/"(hash|salt)":/)
      }
    }
  })

  it('cannot be searched in a list of the admin, which reads as the signed-in user', async () => {
    for (const { user } of [editor, administrator]) {
      const asked = { collection: 'pages', draft: true, overrideAccess: false, user } as const
      for (const name of hidden()) {
        const byIt = payload.find({ ...asked, sort: `editedBy.${name}` })
        // A list shows no results on an error of this name.
        await expect(byIt).rejects.toMatchObject({ name: 'QueryError', status: 400 })
      }
    }
  })

  it('does not prevent users from searching by name, nor administrators by email', async () => {
    for (const person of [editor, administrator]) {
      const ask = (query: string) => statusOf(person, 'GET', `/users?depth=0&${query}`)
      expect([await ask('sort=-name'), await ask('where[name][like]=a')]).toEqual([200, 200])
      const status = person === administrator ? 200 : 400
      expect([await ask('sort=email'), await ask('where[email][like]=a')]).toEqual([status, status])
    }
  })
})

describe('a query that is too large or invalid', () => {
  it.each([
    ...['limit=1.5', 'limit=Infinity', 'limit=251', 'page=-1', 'page=99999999999999999999'],
    ...['depth=x', 'depth[]=9', 'depth=1&depth=9', 'depth=6'],
    ...[`where[title][like]=${'a+'.repeat(101)}`, 'sort=title,title,title,title,title,title'],
  ])('is refused in French: %s', async (query) => {
    for (const { token } of [key, administrator]) {
      const { status, text } = await rest(token, 'GET', `/pages?${query}`)
      expect([status, text]).toEqual([400, expect.stringMatching(/"Ce(tte)? .+\."/)])
    }
  })

  it.each(['where[title][$where]=x', 'where[title]=x', 'where[rien][like]=x'])(
    'is refused by Payload: %s',
    async (query) => {
      expect(await statusOf(editor, 'GET', `/pages?${query}`)).toBe(400)
    },
  )

  it('gets a 404 for the versions of a collection without versions', async () => {
    for (const path of ['/users/versions', '/share-links/versions/x']) {
      expect([path, await statusOf(administrator, 'GET', path)]).toEqual([path, 404])
    }
    expect(await statusOf(administrator, 'POST', '/users/verify/abc')).toBe(404)
  })
})

describe('a change of many documents', () => {
  const criterion = (name: string) =>
    payload.create({ collection: 'criteria', data: { name, _status: 'published' } })
  const nameOf = async (id: string) =>
    (await payload.findByID({ collection: 'criteria', id, draft: true })).name

  it('changes only the documents that are named by id', async () => {
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

  /** The id of a new lock, made as the admin makes it when `person` types. */
  async function lockedBy(person: Person): Promise<string> {
    const document = { relationTo: 'pages', value: content.page.id }
    const data = { document, user: asUser(person) }
    const made: unknown = await payload.db.create({ collection: 'payload-locked-documents', data })
    return (made as { id: string }).id
  }

  it('can be removed only by its holder', async () => {
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
    // A form sends this request when its user leaves it.
    expect(await statusOf(reviewer, 'DELETE', LOCKS + ways[3]!)).toBe(200)
    expect(await holderOf(id)).toBeNull()
  })

  it('can be taken over by a colleague, who may change nothing but its holder', async () => {
    const id = await lockedBy(reviewer)
    const [mine, yours] = [{ user: asUser(editor) }, { user: asUser(administrator) }]
    const robot = { user: { ...asUser(editor), relationTo: 'robots' } }
    const others = [yours, robot, {}, { ...mine, globalSlug: 'site' }, { document: null }]
    for (const data of others) {
      expect([data, await statusOf(editor, 'PATCH', `${LOCKS}/${id}`, data)]).toEqual([data, 403])
    }
    const all = `${LOCKS}?where[id][exists]=true`
    expect(await statusOf(editor, 'PATCH', all, mine)).toBe(400)
    expect(await statusOf(visitor, 'PATCH', `${LOCKS}/${id}`, mine)).toBe(401)
    expect(await holderOf(id)).toBe(reviewer.user!.id)
    expect(await statusOf(editor, 'PATCH', `${LOCKS}/${id}`, mine)).toBe(200)
    expect(await holderOf(id)).toBe(editor.user!.id)
  })

  it('is created by the admin itself, and cannot be created through REST', async () => {
    const document = { relationTo: 'pages', value: content.page.id }
    const data = { document, user: asUser(editor) }
    expect(await statusOf(editor, 'POST', LOCKS, data)).toBe(403)
  })
})

it('only staff ask for the warnings before a publication, about content that can be published', async () => {
  const data = { description: 'TODO' }
  const ask = ({ user }: Person, edited: object) =>
    askEndpoint(payload, warningsEndpoint.handler, { user, id: '', body: { ...edited, data } })
  const criterion = { collection: 'criteria' }
  await expect(ask(visitor, criterion)).rejects.toMatchObject({ status: 403 })
  expect(await ask(editor, criterion)).toMatchObject({ status: 200 })
  for (const other of [{ collection: 'users' }, { global: 'absent' }, {}]) {
    await expect(ask(editor, other)).rejects.toMatchObject({ status: 400 })
  }
})

it('a caller with a session that Payload signed counts as staff', () => {
  const headers = { authorization: `JWT ${editor.token}` }
  expect(callerKindOf(headers, 'test'.repeat(8))).toBe('staff')
})
