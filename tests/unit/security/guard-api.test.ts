import { beforeEach, describe, expect, it, jest } from '@jest/globals'

import { LIMITS } from '@/platform/security/attempts'

const SITE = 'https://site.exemple.fr'

const wait = jest.fn<(ms: number) => Promise<void>>()
jest.unstable_mockModule('node:timers/promises', () => ({ setTimeout: wait }))
jest.unstable_mockModule('@/platform/env', () => ({
  env: () => ({ siteUrl: SITE, secret: 'secret-du-site-'.repeat(3) }),
}))
jest.unstable_mockModule('@/platform/log/logger', () => ({ logger: jest.fn() }))
const { CLIENT_ADDRESS } = await import('@/platform/http/request-id')
const { guarded, refusingInText } = await import('@/platform/security/guard-api')

/** What stands behind: it answers 200, or as it is told. */
const handle = jest.fn<(request: Request, context: object) => Promise<Response>>()
let visitors = 0
let who: string
beforeEach(() => {
  who = `192.0.2.${(visitors += 1)}`
  wait.mockReset().mockResolvedValue()
  handle.mockReset().mockImplementation(() => Promise.resolve(Response.json({ ok: true })))
})

type Asked = { method?: string; headers?: Record<string, string>; body?: string }

/** `slug`: the segments after `/api`, as Next decodes them. */
function ask(slug: string, { method = 'POST', headers, body }: Asked = {}): Promise<Response> {
  const all = { [CLIENT_ADDRESS]: who, 'Content-Type': 'application/json', ...headers }
  const request = new Request(`${SITE}/api/${slug}`, { method, headers: all, body })
  return guarded(handle)(request, { params: Promise.resolve({ slug: slug.split('/') }) })
}

/** The sentence of a refusal, where the admin looks for it. */
async function sentence(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors: { message: string }[] }
  return errors.map(({ message }) => message).join()
}

const times = async (count: number, act: () => Promise<unknown>) => {
  for (let time = 0; time < count; time += 1) await act()
}

it('hands on what is asked, and how', async () => {
  const response = await ask('pages/un-id', { method: 'PATCH', body: '{"title":"Accueil"}' })
  expect(await response.json()).toEqual({ ok: true })
  const [[request, context]] = handle.mock.calls as [[Request, { params: Promise<object> }]]
  expect([request.method, request.url]).toEqual(['PATCH', `${SITE}/api/pages/un-id`])
  expect(await request.text()).toBe('{"title":"Accueil"}')
  expect(await context.params).toEqual({ slug: ['pages', 'un-id'] })
  expect(wait).not.toHaveBeenCalled()
})

it('refuses what another site has a browser send', async () => {
  const response = await ask('pages', { headers: { Origin: 'https://evil.example' }, body: '{}' })
  expect(response.status).toBe(403)
  expect(await sentence(response)).toBe(
    'Cette demande vient d’un autre site\u00a0: elle est refusée.',
  )
  expect(handle).not.toHaveBeenCalled()
  expect((await ask('pages', { headers: { Origin: SITE }, body: '{}' })).status).toBe(200)
})

// Its connection is not closed under the answer, however large.
it.each([16 * 1024 + 1, 2 * 1024 * 1024, 2 * 1024 * 1024 + 1])(
  'gives up a body that is too large (%i bytes)',
  async (bytes) => {
    const body = 'a'.repeat(bytes)
    const response = await ask('pages', { body, headers: { 'Content-Length': String(bytes) } })
    expect([response.status, response.headers.get('Connection')]).toEqual([413, null])
    expect(await sentence(response)).toContain('trop lourde')
    expect(handle).not.toHaveBeenCalled()
  },
)

describe('a door without an account', () => {
  it.each([
    ['login', LIMITS.logIn],
    ['forgot-password', LIMITS.forgottenPassword],
    ['reset-password', LIMITS.newPassword],
    ['first-register', LIMITS.firstAccount],
  ])('%s is closed to who asks too often, however it is written', async (door, limit) => {
    handle.mockImplementation(() => Promise.resolve(new Response(null, { status: 401 })))
    await times(limit.times, async () => {
      expect((await ask(`users/${door}`)).status).toBe(401)
    })
    for (const spelling of [`users/${door}`, `users/${door.toUpperCase()}`, `users/${door}/`]) {
      const response = await ask(spelling)
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
      expect(await sentence(response)).toContain('Trop de demandes à la suite.')
    }
    expect(handle).toHaveBeenCalledTimes(limit.times)
    // What only looks alike, or changes nothing, is another door.
    for (const other of [
      `users/x/${door}`,
      `x/users/${door}`,
      `api/users/${door}`,
      `users/${door}s`,
    ]) {
      expect((await ask(other)).status).toBe(401)
    }
    expect((await ask(`users/${door}`, { method: 'GET' })).status).toBe(401)
  })

  it('stays open to who signs in, however often', async () => {
    await times(LIMITS.logIn.times + 2, async () => {
      expect((await ask('users/login')).status).toBe(200)
    })
  })

  it('counts its successes too, but for log-in', async () => {
    await times(LIMITS.firstAccount.times, () => ask('users/first-register'))
    expect((await ask('users/first-register')).status).toBe(429)
  })

  it('answers a log-in after the same time, be it known at once', async () => {
    let pass = () => {}
    wait.mockReturnValue(new Promise((resolve) => (pass = resolve)))
    let isAnswered = false
    const answer = ask('users/login').then(() => (isAnswered = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect([handle.mock.calls.length, isAnswered]).toEqual([1, false])
    expect(wait).toHaveBeenCalledWith(600)
    pass()
    await answer
    expect(isAnswered).toBe(true)
  })
})

describe('where Payload has nothing', () => {
  it.each([
    [404, 'Route not found "/api/nulle-part"'],
    [501, 'Cannot GET http://localhost/api/payload-migrations'],
  ])('says so in French (%d)', async (status, message) => {
    handle.mockResolvedValue(Response.json({ message }, { status }))
    const response = await ask('nulle-part', { method: 'GET' })
    expect([response.status, await sentence(response)]).toEqual([
      404,
      'Il n’y a rien à cette adresse.',
    ])
  })

  it.each([
    ['of a document', 404, '{"errors":[{"message":"La page demandée n’a pas été trouvée."}]}'],
    ['in words of ours', 404, '{"message":"Ici : Route not found"}'],
    ['of what it can', 200, '{"message":"Route not found"}'],
    ['in no JSON', 404, 'Route not found'],
  ])('leaves what it says %s', async (_, status, body) => {
    handle.mockResolvedValue(new Response(body, { status }))
    const response = await ask('pages/un-id', { method: 'GET' })
    expect([response.status, await response.text()]).toEqual([status, body])
  })
})

describe('Payload’s form of a forgotten password, to which any JSON is a success,', () => {
  const post = (slug: string, status: number) => {
    const failing = () =>
      Promise.resolve(Response.json({ errors: [{ message: 'Non.' }] }, { status }))
    const context = { params: Promise.resolve({ slug: slug.split('/') }) }
    return refusingInText(failing)(new Request(`${SITE}/api/${slug}`, { method: 'POST' }), context)
  }

  it.each([400, 429, 500, 503])('is answered %d in plain text', async (status) => {
    const response = await post('users/forgot-password', status)
    expect([response.status, await response.text()]).toEqual([status, 'Non.'])
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  })

  it('alone is so', async () => {
    expect(await sentence(await post('users/login', 401))).toBe('Non.')
    expect(await (await post('users/forgot-password', 200)).json()).toMatchObject({ errors: [{}] })
  })
})
