import { once } from 'node:events'
import { Agent, createServer, get, IncomingMessage, ServerResponse } from 'node:http'
import { connect, Socket, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { declareAddress } from '@/platform/http/own-addresses'
import { enterRequest, noteFailure } from '@/platform/http/request-id'
import { REFUSED, REFUSED_PATH } from '@/platform/security/reason-to-refuse'
import { rawRequest } from '@/tests/support/raw-request'
import { signedSession } from '@/tests/support/signed-session'

// Node's own channel belongs to the process: its listener would remain in the files that Jest runs after this one.
const subscribe = jest.fn<(name: string, listener: (started: object) => void) => void>()
jest.unstable_mockModule('node:diagnostics_channel', () => ({ subscribe }))
const { keepWhatIsFound, protectResponses, welcomeFollowedLink } =
  await import('@/platform/security/protect-responses')
const where: Parameters<typeof protectResponses>[0] = {
  isHttps: true,
  secret: 'secret-du-site-'.repeat(3),
}
protectResponses(where)
// As a plugin does.
declareAddress({ path: '/apercu', area: 'preview' })
const [[, protect]] = subscribe.mock.calls as [[string, (started: object) => void]]

type Asked = Parameters<typeof rawRequest>[2]

/** The server behind: `answer` writes its response, and `seen` is the request that it received. */
let answer: (response: ServerResponse) => void
let seen: Pick<IncomingMessage, 'method' | 'url' | 'headers'>
const server = createServer((request, response) => {
  const { method, url, headers } = request
  seen = { method, url, headers: { ...headers } }
  answer(response)
})

const channel = process
  .getBuiltinModule('node:diagnostics_channel')
  .channel('http.server.request.start')
const onStart = (started: unknown) => {
  if ((started as { server: unknown }).server === server) protect(started as object)
}

beforeAll(async () => {
  channel.subscribe(onStart)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => void (answer = (response) => void response.end('bonjour')))
afterAll(() => {
  channel.unsubscribe(onStart)
  server.close()
})

const ask = (path: string, asked?: Asked) => {
  const { port } = server.address() as AddressInfo
  return rawRequest(`http://127.0.0.1:${port}`, path, asked)
}

describe('a response', () => {
  it('has the security headers, however it is written', async () => {
    const answers: (typeof answer)[] = [
      (response) => void response.end('bonjour'),
      (response) => void response.writeHead(404, { 'Content-Type': 'text/plain' }).end(),
      (response) => void response.writeHead(500, 'Panne').end(),
    ]
    const statuses: number[] = []
    for (answer of answers) {
      const { status, headers } = await ask('/participer?mot=1')
      statuses.push(status)
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("script-src 'self';"),
        'x-content-type-options': 'nosniff',
        'strict-transport-security': 'max-age=63072000',
        'x-frame-options': 'DENY',
      })
    }
    expect(statuses).toEqual([200, 404, 500])
  })

  it('keeps its own policy when it has a stricter one', async () => {
    answer = (response) => {
      response.setHeader('Content-Security-Policy', 'sandbox')
      response.end()
    }
    const { headers } = await ask('/documents/a.pdf')
    expect(headers['content-security-policy']).toBe('sandbox')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it('is 400 instead of 500 for an invalid call of a server function, unless the site failed', async () => {
    const fails = (response: ServerResponse) => void response.writeHead(500).end()
    const call = { method: 'POST', headers: { 'Next-Action': 'a' } }
    answer = fails
    expect((await ask('/admin/create-first-user', call)).status).toBe(400)
    expect((await ask('/admin/create-first-user', { method: 'POST' })).status).toBe(500)
    answer = (response) => void response.writeHead(200).end()
    expect((await ask('/admin/create-first-user', call)).status).toBe(200)
    answer = (response) => {
      enterRequest('une-demande')
      noteFailure()
      fails(response)
    }
    expect((await ask('/admin/create-first-user', call)).status).toBe(500)
  })

  it('of the admin has its own nonce, which Next reads in the request', async () => {
    const nonces = new Set<string>()
    for (const path of ['/admin', '/admin']) {
      const { headers } = await ask(path)
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))![1]!
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      expect(seen.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
  })
})

describe('a request', () => {
  it('cannot choose the nonce', async () => {
    const chosen = "script-src 'nonce-du-visiteur'"
    const headers = {
      'Content-Security-Policy': chosen,
      'Content-Security-Policy-Report-Only': chosen,
    }
    await ask('/admin', { headers })
    expect(JSON.stringify(seen.headers)).not.toContain('du-visiteur')
  })

  it('is handed on unchanged when nothing in it is odd', async () => {
    await ask('/api/pages?draft=true', { method: 'POST', body: '{}' })
    expect(seen).toMatchObject({ method: 'POST', url: '/api/pages?draft=true' })
    expect(seen.headers).not.toHaveProperty(REFUSED)
  })

  it('is rewritten to the page that refuses it when it is odd', async () => {
    await ask('/%ff?mot=1', { method: 'POST', body: 'x' })
    expect(seen).toMatchObject({ method: 'GET', url: '/requete-refusee' })
    expect(seen.headers[REFUSED]).toBe('{"status":400}')
    await ask('/%ff', { method: 'HEAD' })
    expect(seen).toMatchObject({ method: 'HEAD', url: REFUSED_PATH })
    await ask('/participer', { method: 'PUT' })
    expect(seen.headers[REFUSED]).toBe('{"status":405,"allow":["GET","HEAD"]}')
  })

  it.each<[string, Asked]>([
    ['larger than the caller may send', { body: 'x'.repeat(16_385) }],
    ['of unknown size', { headers: { 'Transfer-Encoding': 'chunked' }, body: 'x' }],
  ])('is refused when its body is %s, and its connection stays open', async (_, sent) => {
    const { headers } = await ask('/admin', { method: 'POST', ...sent })
    expect(headers.connection).toBe('keep-alive')
    expect(seen.headers[REFUSED]).toBe('{"status":413}')
  })

  it('loses the headers of Next, and its response does not vary by them, except where Next reads them', async () => {
    answer = (response) => response.setHeader('Vary', 'rsc, Accept-Encoding').end()
    const headers = { RSC: '1' }
    const known = async (path: string) => {
      const { vary } = (await ask(path, { headers })).headers
      return [seen.headers.rsc, vary]
    }
    expect(await known('/participer')).toEqual([undefined, 'Accept-Encoding'])
    for (const path of ['/admin', '/apercu/a']) {
      expect(await known(path)).toEqual(['1', 'rsc, Accept-Encoding'])
    }
    where.isDevelopment = true
    expect((await known('/participer'))[0]).toBe('1')
    where.isDevelopment = false
  })

  it('is refused when ten others wait on its connection, and the connection is closed', async () => {
    const { port } = server.address() as AddressInfo
    let begun = 0
    answer = (response) => {
      begun += 1
      setImmediate(() => response.end())
    }
    const asked = 'GET /participer HTTP/1.1\r\nHost: a\r\n\r\n'
    const socket = connect(port, '127.0.0.1').end(asked.repeat(60))
    const answers = await text(socket)
    expect(answers.match(/(?<=^HTTP\/1\.1 )\d+/gm)).toEqual([
      ...Array<string>(10).fill('200'),
      '429',
    ])
    expect(answers).toMatch(/Retry-After: 1\r\n[^]*Connection: close\r\n/)
    expect(begun).toBe(10)
  })

  it('is accepted after any number of others on its connection, once they have their responses', async () => {
    const { port } = server.address() as AddressInfo
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const opened = jest.fn()
    server.on('connection', opened)
    for (let asked = 0; asked < 60; asked += 1) {
      const [response] = (await once(get({ port, agent, path: '/participer' }), 'response')) as [
        IncomingMessage,
      ]
      expect([response.statusCode, await text(response)]).toEqual([200, 'bonjour'])
    }
    expect(opened).toHaveBeenCalledTimes(1)
    agent.destroy()
  })

  it('cannot pretend that the server refused it', async () => {
    await ask(REFUSED_PATH, { headers: { [REFUSED]: '{"status":429,"retryAfter":9}' } })
    expect(seen.headers).not.toHaveProperty(REFUSED)
  })

  it('that follows a link from another site opens a preview like a typed address, but no other part of the site', async () => {
    const headers = {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    }
    await ask('/apercu/participer', { headers })
    expect(seen.headers['sec-fetch-site']).toBe('none')
    for (const path of ['/admin/create', '/api/pages', '/participer']) {
      await ask(path, { headers })
      expect([path, seen.headers['sec-fetch-site']]).toEqual([path, 'cross-site'])
    }
  })
})

describe('a link that is followed from another site', () => {
  const FOLLOWED = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  }

  /** The last column is the `Sec-Fetch-Site` that Payload reads. */
  it.each<[string, Record<string, string>, string, string]>([
    ['counts as a typed address', {}, 'GET', 'none'],
    ['does not count as one in a frame', { 'sec-fetch-dest': 'iframe' }, 'GET', 'cross-site'],
    [
      'does not count as one without a navigation',
      { 'sec-fetch-mode': 'no-cors' },
      'GET',
      'cross-site',
    ],
    [
      'is not a request of a script',
      { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      'GET',
      'cross-site',
    ],
    [
      'is not an image',
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      'GET',
      'cross-site',
    ],
    ['is not a form', {}, 'POST', 'cross-site'],
    ['is not a link on the site itself', { 'sec-fetch-site': 'same-origin' }, 'GET', 'same-origin'],
    ['is not a link on a sibling site', { 'sec-fetch-site': 'same-site' }, 'GET', 'same-site'],
  ])('%s', (_, headers, method, from) => {
    const request = { method, headers: { ...FOLLOWED, ...headers } } as unknown as IncomingMessage
    welcomeFollowedLink(request)
    expect(request.headers['sec-fetch-site']).toBe(from)
  })
})

describe('the cache lifetime of a response', () => {
  function keeping(status: number, cacheControl: string) {
    const response = new ServerResponse(new IncomingMessage(new Socket()))
    response.setHeader('Cache-Control', cacheControl)
    keepWhatIsFound(response, status)
    return response.getHeader('Cache-Control')
  }

  it.each(['public, max-age=31536000, immutable', 's-maxage=60'])(
    'is kept on successful responses only: %s',
    (kept) => {
      for (const status of [200, 206, 304]) expect(keeping(status, kept)).toBe(kept)
      for (const status of [307, 404, 405, 416, 500]) expect(keeping(status, kept)).toBe('no-store')
    },
  )

  it('is kept on any response when caches must revalidate it each time', () => {
    const asked = 'public, max-age=0, must-revalidate'
    expect(keeping(404, asked)).toBe(asked)
  })
})

describe('the requests of one client', () => {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const client = (address: string) => ({ headers: { 'x-client-address': address } })
  const account = (id: string) => ({
    headers: {
      ...client('192.0.2.1').headers,
      cookie: `payload-token=${signedSession(where.secret, { id })}`,
    },
  })

  it.each([
    ['four at a time', '/participer', client, 4, 0],
    ['two at a time, for an account', '/api/pages', account, 2, 0],
    // Half of the time is left to others, so each of the about 62 remaining requests takes 24 ms.
    ['one at a time and with pauses, for the log-in screen', '/admin/login?a', client, 1, 1_000],
  ])(
    'on 64 connections run %s, so that another client does not wait',
    async (_, path, by, most, least) => {
      const held: ServerResponse[] = []
      answer = (response) => void held.push(response)
      const answered: string[] = []
      const ask64 = Array.from({ length: 64 }, async () => {
        await ask(path, by('192.0.2.1'))
        answered.push('crowd')
      })
      while (held.length < most) await pause(1)
      await pause(20)
      expect(held).toHaveLength(most)

      let atWork = 0
      let atOnce = 0
      answer = (response) => {
        atOnce = Math.max(atOnce, ++atWork)
        setTimeout(() => {
          atWork -= 1
          response.end('bonjour')
        }, 12)
      }
      await ask('/participer', by('192.0.2.2'))
      expect(answered).toEqual([])
      const start = performance.now()
      for (const response of held) response.end('bonjour')
      await Promise.all(ask64)
      expect(answered).toHaveLength(64)
      expect(atOnce).toBeLessThanOrEqual(most)
      expect(performance.now() - start).toBeGreaterThan(least)
    },
    30_000,
  )

  it('leave no listener on the responses that waited', async () => {
    const listeners: number[] = []
    answer = (response) => {
      listeners.push(response.listenerCount('close'))
      setTimeout(() => response.end('bonjour'), 12)
    }
    await Promise.all(Array.from({ length: 6 }, () => ask('/participer', client('192.0.2.4'))))
    expect(listeners).toEqual(Array(6).fill(listeners[0]))
  })

  it('go on when one takes longer than a second, and when one is aborted while it waits', async () => {
    answer = () => {}
    const asked = { ...client('192.0.2.3'), withinMs: 2_500 }
    const slow = Array.from({ length: 4 }, () => ask('/lente', asked).catch(() => 'given up'))
    await pause(100)
    await expect(ask('/abandon', { ...client('192.0.2.3'), withinMs: 50 })).rejects.toThrow()
    answer = (response) => void response.end('bonjour')
    expect(await ask('/participer', client('192.0.2.3'))).toMatchObject({ status: 200 })
    expect(await Promise.all(slow)).toEqual(Array(4).fill('given up'))
  })
})
