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

/** The guarded handler: it responds 200 unless a test changes it. */
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

/** The sentence of a refusal, in the place where the admin reads it. */
async function sentence(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors: { message: string }[] }
  return errors.map(({ message }) => message).join()
}

const times = async (count: number, act: () => Promise<unknown>) => {
  for (let time = 0; time < count; time += 1) await act()
}

it('hands on the request unchanged', async () => {
  const response = await ask('pages/un-id', { method: 'PATCH', body: '{"title":"Accueil"}' })
  expect(await response.json()).toEqual({ ok: true })
  const [[request, context]] = handle.mock.calls as [[Request, { params: Promise<object> }]]
  expect([request.method, request.url]).toEqual(['PATCH', `${SITE}/api/pages/un-id`])
  expect(await request.text()).toBe('{"title":"Accueil"}')
  expect(await context.params).toEqual({ slug: ['pages', 'un-id'] })
  expect(wait).not.toHaveBeenCalled()
})

it('refuses a request that another site makes a browser send', async () => {
  const response = await ask('pages', { headers: { Origin: 'https://evil.example' }, body: '{}' })
  expect(response.status).toBe(403)
  expect(await sentence(response)).toBe(
    'Cette demande vient d’un autre site\u00a0: elle est refusée.',
  )
  expect(handle).not.toHaveBeenCalled()
  expect((await ask('pages', { headers: { Origin: SITE }, body: '{}' })).status).toBe(200)
})

// The connection stays open for the response, however large the body is.
it.each([16 * 1024 + 1, 2 * 1024 * 1024, 2 * 1024 * 1024 + 1])(
  'refuses a body that is too large (%i bytes)',
  async (bytes) => {
    const body = 'a'.repeat(bytes)
    const response = await ask('pages', { body, headers: { 'Content-Length': String(bytes) } })
    expect([response.status, response.headers.get('Connection')]).toEqual([413, null])
    expect(await sentence(response)).toContain('trop lourde')
    expect(handle).not.toHaveBeenCalled()
  },
)

describe('an endpoint for callers without a session', () => {
  it.each([
    ['login', LIMITS.logIn],
    ['forgot-password', LIMITS.forgottenPassword],
    ['reset-password', LIMITS.newPassword],
    ['first-register', LIMITS.firstAccount],
  ])(
    '%s refuses a caller who exceeds its limit, however the path is written',
    async (door, limit) => {
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
      // Paths that only look alike are not limited, and neither is GET.
      for (const other of [
        `users/x/${door}`,
        `x/users/${door}`,
        `api/users/${door}`,
        `users/${door}s`,
      ]) {
        expect((await ask(other)).status).toBe(401)
      }
      expect((await ask(`users/${door}`, { method: 'GET' })).status).toBe(401)
    },
  )

  it('does not count successful log-ins', async () => {
    await times(LIMITS.logIn.times + 2, async () => {
      expect((await ask('users/login')).status).toBe(200)
    })
  })

  it('counts successes too, unless it is the log-in', async () => {
    await times(LIMITS.firstAccount.times, () => ask('users/first-register'))
    expect((await ask('users/first-register')).status).toBe(429)
  })

  it('responds to a log-in after a fixed delay, even if the result is known at once', async () => {
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

describe('Payload’s message about an unknown endpoint', () => {
  it.each([
    [404, 'Route not found "/api/nulle-part"'],
    [501, 'Cannot GET http://localhost/api/payload-migrations'],
  ])('becomes a 404 in French (%d)', async (status, message) => {
    handle.mockResolvedValue(Response.json({ message }, { status }))
    const response = await ask('nulle-part', { method: 'GET' })
    expect([response.status, await sentence(response)]).toEqual([
      404,
      'Il n’y a rien à cette adresse.',
    ])
  })

  it.each([
    [
      'about a missing document',
      404,
      '{"errors":[{"message":"La page demandée n’a pas été trouvée."}]}',
    ],
    ['with a message of our own', 404, '{"message":"Ici : Route not found"}'],
    ['of success', 200, '{"message":"Route not found"}'],
    ['that is not JSON', 404, 'Route not found'],
  ])('is not replaced in a response %s', async (_, status, body) => {
    handle.mockResolvedValue(new Response(body, { status }))
    const response = await ask('pages/un-id', { method: 'GET' })
    expect([response.status, await response.text()]).toEqual([status, body])
  })
})

describe('a response to Payload’s forgotten-password form, which takes any JSON for a success,', () => {
  const post = (slug: string, status: number) => {
    const failing = () =>
      Promise.resolve(Response.json({ errors: [{ message: 'Non.' }] }, { status }))
    const context = { params: Promise.resolve({ slug: slug.split('/') }) }
    return refusingInText(failing)(new Request(`${SITE}/api/${slug}`, { method: 'POST' }), context)
  }

  it.each([400, 429, 500, 503])('is plain text when it is a refusal (%d)', async (status) => {
    const response = await post('users/forgot-password', status)
    expect([response.status, await response.text()]).toEqual([status, 'Non.'])
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  })

  it('stays JSON on success, and on other endpoints', async () => {
    expect(await sentence(await post('users/login', 401))).toBe('Non.')
    expect(await (await post('users/forgot-password', 200)).json()).toMatchObject({ errors: [{}] })
  })
})
