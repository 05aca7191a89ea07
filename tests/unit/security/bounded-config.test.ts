import { beforeEach, expect, it, jest } from '@jest/globals'
import type { PayloadRequest, SanitizedConfig } from 'payload'

import { boundedConfig } from '@/access/bounded-config'
import { lockAccess, LOCKS } from '@/access/lock-access'
import { staffOnly } from '@/access/roles'
import { PEOPLE } from '@/tests/unit/access/people'

const KEY = { id: 'clé', name: 'Robot', collection: 'api-keys' }

const own = jest.fn<(asked: object) => void>()
/** Stands in for the handlers of Payload. */
const handle = jest.fn<(req: object) => Promise<Response>>()
beforeEach(() => {
  own.mockReset()
  handle.mockReset().mockImplementation(() => Promise.resolve(new Response('lu')))
})

/** The parts of a sanitized collection or global that `boundedConfig` reads. */
const made = (slug: string, more: object = {}) => {
  const fields = [
    { name: 'title', type: 'text' },
    { name: 'home', type: 'relationship', relationTo: 'pages' },
  ]
  return {
    ...{ slug, fields, flattenedFields: fields, access: { read: staffOnly, delete: staffOnly } },
    endpoints: ['/', '/versions', '/versions/:id', '/verify/:id'].map((path) => {
      return { method: 'get', path, handler: handle }
    }),
    hooks: { beforeOperation: [own] },
    ...more,
  }
}
const versions = { versions: { drafts: true } }
/** The endpoints of a collection whose documents have a key. */
const KEYED = [
  ['get', '/:key'],
  ['delete', '/:key'],
  ['delete', '/:id'],
].map(([method, path]) => ({ method, path, handler: handle }))
const config = boundedConfig({
  collections: [
    made('pages', versions),
    made('users', { auth: {} }),
    made('verified', { auth: { verify: true } }),
    made('closed', { endpoints: false }),
    made(LOCKS),
    ...['payload-preferences', 'others'].map((slug) => made(slug, { endpoints: KEYED })),
  ],
  globals: [made('site', versions), made('plain'), made('shut', { endpoints: false })],
} as unknown as SanitizedConfig)
const parts = [...config.collections, ...config.globals]
const part = (slug: string) => parts.find((one) => one.slug === slug)!
const collections = Object.fromEntries(config.collections.map((one) => [one.slug, { config: one }]))

type Asked = { user?: object | null; query?: object }

/** A GET request, as Payload parses it. */
const requestOf = ({ user = PEOPLE.E, query = {} }: Asked) =>
  ({
    ...{ user, query, method: 'GET', payload: { config, collections, db: {} } },
    headers: new Headers(),
    searchParams: new URLSearchParams({ draft: 'true' }),
  }) as unknown as PayloadRequest

async function ask(slug: string, path: string, request: PayloadRequest) {
  const endpoints = part(slug).endpoints || []
  return endpoints.find((one) => one.method === 'get' && one.path === path)!.handler(request)
}

it('removes the endpoints that always fail', () => {
  const doors = (slug: string) => (part(slug).endpoints || []).map(({ path }) => path).join(' ')
  expect(doors('pages')).toBe('/ /versions /versions/:id')
  expect(doors('users')).toBe('/')
  expect(doors('verified')).toBe('/ /verify/:id')
  expect(doors('others')).toBe('/:key /:key /:id')
  expect(doors('payload-preferences')).toBe('/:key /:id')
  const methods = (part('payload-preferences').endpoints || []).map(({ method }) => method)
  expect(methods).toEqual(['get', 'delete'])
  expect([part('closed').endpoints, part('shut').endpoints]).toEqual([false, false])
})

it('limits the queries to Payload’s own collections too', async () => {
  const asked = (slug: string, query: object) => ask(slug, '/', requestOf({ query }))
  for (const slug of ['pages', 'users', LOCKS, 'site', 'plain']) {
    expect(await (await asked(slug, { limit: '250' })).text()).toBe('lu')
    await expect(asked(slug, { limit: '251' })).rejects.toMatchObject({ status: 400 })
  }
  expect(handle).toHaveBeenCalledTimes(5)
})

it('checks the queries to a global like those to a collection, and returns drafts to staff only', async () => {
  const drafts = async (user: object | null) => {
    const request = requestOf({ user })
    await ask('site', '/', request)
    return request.searchParams.get('draft')
  }
  const asked = [null, KEY, PEOPLE.E].map(drafts)
  expect(await Promise.all(asked)).toEqual([null, null, 'true'])
  const sorted = (sort: string) => ask('site', '/versions', requestOf({ query: { sort } }))
  expect((await sorted('version.home')).status).toBe(200)
  await expect(sorted('version.home.title')).rejects.toMatchObject({ status: 400 })
})

it('checks every operation, and hides drafts from all but staff, before the hooks of the collection run', async () => {
  const operate = async (user: object | null, asked: object, overrideAccess = false) => {
    let args = asked
    const { hooks } = part('pages') as SanitizedConfig['collections'][number]
    for (const hook of hooks.beforeOperation) {
      const request = { args, operation: 'read', overrideAccess, req: requestOf({ user }) }
      args = (await hook(request as never)) ?? args
    }
    return args
  }
  const drafts = { draft: true, trash: true, sort: 'title' }
  for (const user of [null, KEY]) {
    expect(await operate(user, drafts)).toEqual({ draft: false, trash: false, sort: 'title' })
  }
  expect(own).toHaveBeenCalledWith(
    expect.objectContaining({ args: { draft: false, trash: false, sort: 'title' } }),
  )
  for (const sort of ['title', 'version.title']) {
    expect(await operate(PEOPLE.E, { ...drafts, sort })).toEqual({ ...drafts, sort })
  }
  expect(await operate(null, { ...drafts, sort: 'home.title' }, true)).toMatchObject({
    draft: true,
  })
  own.mockReset()
  await expect(operate(PEOPLE.E, { sort: 'home.title' })).rejects.toMatchObject({ status: 400 })
  expect(own).not.toHaveBeenCalled()
})

it('gives locks their own access rules, and changes no other access rules', () => {
  const access = (slug: string) => (part(slug) as SanitizedConfig['collections'][number]).access
  expect(access(LOCKS)).toMatchObject(lockAccess)
  expect(access('pages')).toEqual({ read: staffOnly, delete: staffOnly })
})

it('says when a form cannot be read, and passes on any error of the handler unchanged', async () => {
  const sending = (body: string, type: string) => {
    const headers = { 'Content-Type': type, 'Content-Length': String(body.length) }
    const sent = new Request('https://site.exemple.fr', { method: 'POST', body, headers })
    const logger = { error: jest.fn() }
    const payload = { config, collections, db: {}, logger }
    const more = { user: PEOPLE.E, query: {}, searchParams: new URLSearchParams(), payload }
    return ask('users', '/', Object.assign(sent, more) as unknown as PayloadRequest)
  }
  const form = 'multipart/form-data; boundary=x'
  await expect(sending('--x\r\nContent-Disp', form)).rejects.toMatchObject({
    status: 400,
    message: 'Ce formulaire n’a pas pu être lu\u00a0: envoyez-le de nouveau.',
  })
  await expect(sending('{', 'application/json')).rejects.toMatchObject({
    status: 400,
    message: expect.not.stringContaining('Ce formulaire'),
  })
  expect(handle).not.toHaveBeenCalled()

  expect(await (await sending('{"title":"Accueil"}', 'application/json')).text()).toBe('lu')
  // The body was already read, so it must not be read again.
  expect(handle).toHaveBeenCalledWith(expect.objectContaining({ body: null }))
  await expect(sending('{"title":[]}', 'application/json')).rejects.toMatchObject({ status: 400 })
  const error = new Error('Nothing is right')
  handle.mockRejectedValue(error)
  await expect(sending('{}', 'application/json')).rejects.toBe(error)
})
