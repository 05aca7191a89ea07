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

// nginx.test.ts checks that CI has nginx.
const describeWithNginx = ensureNginx() ? describe : describe.skip

/** A stand-in for the site, which responds with the request that it received. */
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

describeWithNginx('nginx with the shipped files of deploy/', () => {
  let nginx: WholeNginx
  let https: number
  beforeAll(async () => {
    https = await freePort()
    nginx = await startWholeNginx({ https, http: await freePort(), upstream: sitePort })
  })
  afterAll(() => nginx?.stop())

  it('accepts the configuration without a warning', () => {
    expect(nginx.told).toContain('test is successful')
    expect(nginx.told).not.toMatch(/\[(warn|error|emerg)\]/)
  })

  it('refuses a large body with a French page, and sends HSTS', async () => {
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

  it('answers over TLS, and redirects plain HTTP there', async () => {
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

describeWithNginx('the shipped nginx without a site', () => {
  it('answers 502 in French, and forbids caching of the response', async () => {
    const nginx = await startNginx(await freePort(), [await freePort()])
    const answers = [await rawRequest(nginx.url, '/'), await rawRequest(nginx.url, '/admin')]
    await nginx.stop()
    for (const { status, body, headers } of answers) {
      expect([status, body]).toEqual([502, expect.stringContaining('Site momentanément')])
      expect(headers).toMatchObject({ 'cache-control': 'no-store' })
      // The test uses plain HTTP, where HSTS has no effect.
      expect(headers).not.toHaveProperty('strict-transport-security')
    }
  })
})

describeWithNginx('behind the shipped nginx, the site receives', () => {
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
  ])('the address, and no other data of an anonymous visitor: %s', async (path, asked) => {
    const { names, headers, ...rest } = await told(path)
    expect(rest.asked).toBe(`GET ${asked}`)
    expect(names).toEqual(ALWAYS)
    expect(headers['x-forwarded-for']).toBe('127.0.0.1')
  })

  it('the session cookie of a signed-in user', async () => {
    const Cookie = 'autre=1; payload-token=jeton'
    const { names, headers } = await told('/participer', { Cookie })
    expect(names).toEqual([...ALWAYS, 'cookie', 'sec-fetch-site'].sort())
    expect(headers.cookie).toBe(Cookie)
  })

  it.each(['/admin?a=%41', '/api/pages?where[title][like]=a', '/apercu/x?le=2026'])(
    'all headers of a request to the staff area, except the claimed client address: %s',
    async (path) => {
      const { asked, headers } = await told(path)
      expect(asked).toBe(`GET ${path}`)
      expect(headers).toMatchObject({ rsc: '1', 'x-of-tomorrow': '1', cookie: 'autre=1' })
      expect(headers['x-forwarded-for']).toBe('127.0.0.1')
    },
  )
})
