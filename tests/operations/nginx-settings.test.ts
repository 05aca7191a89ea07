import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import { request as requestTls } from 'node:https'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { ensureNginx } from '@/scripts/testing/nginx'
import {
  SHIPPED_NAME,
  startNginx,
  startWholeNginx,
  type RunningNginx,
  type WholeNginx,
} from '@/tests/support/nginx'
import { rawRequest } from '@/tests/support/raw-request'
import { freePort } from '@/tests/support/server'

jest.setTimeout(120_000)

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response) text += String(chunk)
  return text
}

// That it is there in CI, nginx.test.ts says.
const describeWithNginx = ensureNginx() ? describe : describe.skip

/** In place of the site: answers what it was asked. */
let site: Server
let sitePort: number
beforeAll(async () => {
  sitePort = await freePort()
  site = createServer(({ method, url, headers }, response) => {
    response.setHeader('Cache-Control', 'no-store')
    response.end(JSON.stringify({ asked: `${method} ${url}`, headers }))
  })
  await new Promise<void>((resolve) => site.listen(sitePort, '127.0.0.1', resolve))
})
afterAll(() => {
  site.close()
})

describeWithNginx('with every file of deploy/ as it is shipped, nginx', () => {
  let nginx: WholeNginx
  let https: number
  beforeAll(async () => {
    https = await freePort()
    nginx = await startWholeNginx({ https, http: await freePort(), upstream: sitePort })
  })
  afterAll(() => nginx?.stop())

  it('finds nothing to say against it', () => {
    expect(nginx.told).toContain('test is successful')
    expect(nginx.told).not.toMatch(/\[(warn|error|emerg)\]/)
  })

  it('refuses in French by itself, and has browsers come back over TLS', async () => {
    const refused = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { Host: SHIPPED_NAME, 'Content-Length': 300_000 }
      const name = { servername: SHIPPED_NAME, ca: nginx.certificate, headers, method: 'POST' }
      requestTls({ host: '127.0.0.1', port: https, path: '/', ...name }, resolve)
        .on('error', reject)
        .flushHeaders()
    })
    expect([refused.statusCode, await textOf(refused)]).toEqual([
      413,
      expect.stringContaining('<html lang="fr">'),
    ])
    expect(refused.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'strict-transport-security': 'max-age=63072000',
    })
  })

  it('answers over TLS, and leads there from plain HTTP', async () => {
    const secure = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { Host: SHIPPED_NAME }
      const name = { servername: SHIPPED_NAME, ca: nginx.certificate, headers }
      requestTls({ host: '127.0.0.1', port: https, path: '/robots.txt', ...name }, resolve)
        .on('error', reject)
        .end()
    })
    secure.resume()
    expect(secure.statusCode).toBe(200)
    const plain = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${nginx.url}/participer?a=1`, resolve).on('error', reject).end()
    })
    plain.resume()
    const { statusCode, headers } = plain
    expect([statusCode, headers.location]).toEqual([308, `https://${SHIPPED_NAME}/participer?a=1`])
  })
})

describeWithNginx('without a site, the shipped nginx', () => {
  it('says in French that it is down, and not for how long to keep that', async () => {
    const nginx = await startNginx(await freePort(), [await freePort()])
    const answers = [await rawRequest(nginx.url, '/'), await rawRequest(nginx.url, '/admin')]
    await nginx.stop()
    for (const { status, body, headers } of answers) {
      expect([status, body]).toEqual([502, expect.stringContaining('Site momentanément')])
      expect(headers).toMatchObject({ 'cache-control': 'no-store' })
      // Over plain HTTP, as in this test, it means nothing.
      expect(headers).not.toHaveProperty('strict-transport-security')
    }
  })
})

describeWithNginx('behind the shipped nginx, a site is told', () => {
  let nginx: RunningNginx
  beforeAll(async () => {
    nginx = await startNginx(await freePort(), [sitePort])
  })
  afterAll(() => nginx?.stop())

  const HEADERS = {
    RSC: '1',
    Range: 'bytes=0-3',
    'X-Forwarded-For': '192.0.2.1',
    'X-Of-Tomorrow': '1',
    'Sec-Fetch-Site': 'none',
    Cookie: 'autre=1',
  }
  async function told(path: string, more: Record<string, string> = {}) {
    const { body } = await rawRequest(nginx.url, path, { headers: { ...HEADERS, ...more } })
    const { asked, headers } = JSON.parse(body) as {
      asked: string
      headers: Record<string, string>
    }
    return { asked, headers, names: Object.keys(headers).sort() }
  }
  const ALWAYS = ['host', 'x-forwarded-for', 'x-request-id']

  it.each([
    ['/participer?_rsc=1&v=1', '/participer'],
    ['/%70articiper//a/../b%20%3F?x', '/participer/b%20%3F'],
    ['/assets/1/site.css?x', '/assets/1/site.css'],
    ['/healthz?x', '/healthz'],
    ['/partage/cle?x', '/partage/cle'],
    ['/images-de-partage/a.png?v=12345678', '/images-de-partage/a.png'],
    ['/images/a.png?x=1&w=480&v=0123456789abcdef', '/images/a.png?v=0123456789abcdef&w=480'],
    ['/documents/a.pdf?v=/../x&w=480%20', '/documents/a.pdf'],
  ])('the address, and nothing else of what a visitor sends: %s', async (path, asked) => {
    const { names, headers, ...rest } = await told(path)
    expect(rest.asked).toBe(`GET ${asked}`)
    expect(names).toEqual(ALWAYS)
    expect(headers['x-forwarded-for']).toBe('127.0.0.1')
  })

  it('who is signed in, of whoever is', async () => {
    const Cookie = 'autre=1; payload-token=jeton'
    const { names, headers } = await told('/participer', { Cookie })
    expect(names).toEqual([...ALWAYS, 'cookie', 'sec-fetch-site'].sort())
    expect(headers.cookie).toBe(Cookie)
  })

  it.each(['/admin?a=%41', '/api/pages?where[title][like]=a', '/apercu/x?le=2026'])(
    'all of what staff send, but who they say they are: %s',
    async (path) => {
      const { asked, headers } = await told(path)
      expect(asked).toBe(`GET ${path}`)
      expect(headers).toMatchObject({ rsc: '1', 'x-of-tomorrow': '1', cookie: 'autre=1' })
      expect(headers['x-forwarded-for']).toBe('127.0.0.1')
    },
  )
})
