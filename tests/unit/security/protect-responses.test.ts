import { once } from 'node:events'
import { Agent, createServer, get, IncomingMessage, ServerResponse } from 'node:http'
import { connect, Socket, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { enterRequest, noteFailure } from '@/platform/http/request-id'
import { REFUSED, REFUSED_PATH } from '@/platform/security/oddity'
import { rawRequest } from '@/tests/support/raw-request'
import { signedSession } from '@/tests/support/signed-session'

// Node's own channel belongs to the process, and would still be listened to in the files that Jest runs after this one.
const subscribe = jest.fn<(name: string, listener: (started: object) => void) => void>()
jest.unstable_mockModule('node:diagnostics_channel', () => ({ subscribe }))
const { keepWhatIsFound, protectResponses, welcomeFollowedLink } =
  await import('@/platform/security/protect-responses')
const where: Parameters<typeof protectResponses>[0] = {
  isHttps: true,
  secret: 'secret-du-site-'.repeat(3),
}
protectResponses(where)
const [[, protect]] = subscribe.mock.calls as [[string, (started: object) => void]]

type Asked = Parameters<typeof rawRequest>[2]

/** What stands behind: it answers as it likes, and tells what it was asked. */
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

describe('an answer', () => {
  it('carries the headers that protect it, however it is written', async () => {
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

  it('that says more strictly what it may do keeps its own word', async () => {
    answer = (response) => {
      response.setHeader('Content-Security-Policy', 'sandbox')
      response.end()
    }
    const { headers } = await ask('/documents/a.pdf')
    expect(headers['content-security-policy']).toBe('sandbox')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it('says of a call of the server that it made no sense, unless the site fails', async () => {
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

  it('of the admin runs scripts of its own nonce, which what makes it is told', async () => {
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

describe('what is asked', () => {
  it('names no nonce of its own', async () => {
    const chosen = "script-src 'nonce-du-visiteur'"
    const headers = {
      'Content-Security-Policy': chosen,
      'Content-Security-Policy-Report-Only': chosen,
    }
    await ask('/admin', { headers })
    expect(JSON.stringify(seen.headers)).not.toContain('du-visiteur')
  })

  it('reaches what answers it as it was sent, when there is nothing odd in it', async () => {
    await ask('/api/pages?draft=true', { method: 'POST', body: '{}' })
    expect(seen).toMatchObject({ method: 'POST', url: '/api/pages?draft=true' })
    expect(seen.headers).not.toHaveProperty(REFUSED)
  })

  it('is led to the page that refuses it, when it is odd', async () => {
    await ask('/%ff?mot=1', { method: 'POST', body: 'x' })
    expect(seen).toMatchObject({ method: 'GET', url: '/requete-refusee' })
    expect(seen.headers[REFUSED]).toBe('{"status":400}')
    await ask('/%ff', { method: 'HEAD' })
    expect(seen).toMatchObject({ method: 'HEAD', url: REFUSED_PATH })
    await ask('/participer', { method: 'PUT' })
    expect(seen.headers[REFUSED]).toBe('{"status":405,"allow":["GET","HEAD"]}')
  })

  it.each<[string, Asked]>([
    ['larger than its sender may send', { body: 'x'.repeat(16_385) }],
    ['of an untold size', { headers: { 'Transfer-Encoding': 'chunked' }, body: 'x' }],
  ])('is refused where it is %s, on a connection that stays', async (_, sent) => {
    const { headers } = await ask('/admin', { method: 'POST', ...sent })
    expect(headers.connection).toBe('keep-alive')
    expect(seen.headers[REFUSED]).toBe('{"status":413}')
  })

  it('is without headers of Next, which its answer does not vary by, but where Next reads them', async () => {
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

  it('sent behind ten that wait on one connection is refused, and the connection is closed', async () => {
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

  it('sent once the one before is answered is as good as the first, however many there were', async () => {
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

  it('cannot pretend that it was refused', async () => {
    await ask(REFUSED_PATH, { headers: { [REFUSED]: '{"status":429,"retryAfter":9}' } })
    expect(seen.headers).not.toHaveProperty(REFUSED)
  })

  it('opens a preview from a link of another site, as if the address was typed; no other part', async () => {
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

describe('a link that somebody follows from another site', () => {
  const FOLLOWED = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  }

  /** Where Payload is told that the request comes from. */
  it.each<[string, Record<string, string>, string, string]>([
    ['counts as an address that was typed', {}, 'GET', 'none'],
    ['does not in a frame', { 'sec-fetch-dest': 'iframe' }, 'GET', 'cross-site'],
    ['does not without a visit', { 'sec-fetch-mode': 'no-cors' }, 'GET', 'cross-site'],
    [
      'is not what a script asks',
      { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      'GET',
      'cross-site',
    ],
    [
      'is no image',
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      'GET',
      'cross-site',
    ],
    ['is no form', {}, 'POST', 'cross-site'],
    ['is none of the site’s own', { 'sec-fetch-site': 'same-origin' }, 'GET', 'same-origin'],
    ['is none of a sibling', { 'sec-fetch-site': 'same-site' }, 'GET', 'same-site'],
  ])('%s', (_, headers, method, from) => {
    const request = { method, headers: { ...FOLLOWED, ...headers } } as unknown as IncomingMessage
    welcomeFollowedLink(request)
    expect(request.headers['sec-fetch-site']).toBe(from)
  })
})

describe('what may be kept', () => {
  function keeping(status: number, cacheControl: string) {
    const response = new ServerResponse(new IncomingMessage(new Socket()))
    response.setHeader('Cache-Control', cacheControl)
    keepWhatIsFound(response, status)
    return response.getHeader('Cache-Control')
  }

  it.each(['public, max-age=31536000, immutable', 's-maxage=60'])(
    'is what is there, and nothing else: %s',
    (kept) => {
      for (const status of [200, 206, 304]) expect(keeping(status, kept)).toBe(kept)
      for (const status of [307, 404, 405, 416, 500]) expect(keeping(status, kept)).toBe('no-store')
    },
  )

  it('must be asked for again each time where it says so', () => {
    const asked = 'public, max-age=0, must-revalidate'
    expect(keeping(404, asked)).toBe(asked)
  })
})

describe('the requests of one client', () => {
  const client = (address: string) => ({ headers: { 'x-client-address': address } })
  const account = (id: string) => ({
    headers: {
      ...client('192.0.2.1').headers,
      cookie: `payload-token=${signedSession(where.secret, { id })}`,
    },
  })

  it.each([
    ['four at a time', '/participer', client, 5, 0],
    ['four at a time, for an account', '/api/pages', account, 5, 0],
    // Half of the time belongs to others: 24 ms for each of some 62 that are left.
    ['one at a time and with pauses, for the log-in screen', '/admin/login?a', client, 2, 1_000],
  ])('on 64 connections begin %s: another one does not wait', async (_, path, by, most, least) => {
    let atWork = 0
    let atOnce = 0
    answer = (response) => {
      atOnce = Math.max(atOnce, ++atWork)
      setTimeout(() => {
        atWork -= 1
        response.end('bonjour')
      }, 12)
    }
    const answered: string[] = []
    const ask64 = Array.from({ length: 64 }, async () => {
      await ask(path, by('192.0.2.1'))
      answered.push('crowd')
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    await ask('/participer', by('192.0.2.2'))
    expect(answered.length).toBeLessThan(40)
    const start = performance.now()
    await Promise.all(ask64)
    expect(answered).toHaveLength(64)
    // With the one of the other client.
    expect(atOnce).toBeLessThanOrEqual(most)
    expect(performance.now() - start).toBeGreaterThan(least)
  })

  it('leave no listener on the answers that waited', async () => {
    const listeners: number[] = []
    answer = (response) => {
      listeners.push(response.listenerCount('close'))
      setTimeout(() => response.end('bonjour'), 12)
    }
    await Promise.all(Array.from({ length: 6 }, () => ask('/participer', client('192.0.2.4'))))
    expect(listeners).toEqual(Array(6).fill(listeners[0]))
  })

  it('go on when one of them waits for a second, and when one is given up before its turn', async () => {
    answer = () => {}
    const asked = { ...client('192.0.2.3'), withinMs: 2_500 }
    const slow = Array.from({ length: 4 }, () => ask('/lente', asked).catch(() => 'given up'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect(ask('/abandon', { ...client('192.0.2.3'), withinMs: 50 })).rejects.toThrow()
    answer = (response) => void response.end('bonjour')
    expect(await ask('/participer', client('192.0.2.3'))).toMatchObject({ status: 200 })
    expect(await Promise.all(slow)).toEqual(Array(4).fill('given up'))
  })
})
