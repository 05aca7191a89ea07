import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { actionOfAdmin } from '@/tests/support/admin-action'
import { PAGE_PATH } from '@/tests/support/content'
import { uploadZeros } from '@/tests/support/endless-upload'
import { logLines } from '@/tests/support/log'
import { rawRequest, type RawAnswer } from '@/tests/support/raw-request'
import type { RunningServer } from '@/tests/support/server'
import { startSite } from '@/tests/support/site'
import { ACCOUNT, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const SITE_URL = 'https://www.example.gouv.fr'
const JSON_TYPE = { 'Content-Type': 'application/json' }
let server: RunningServer
let staff: Staff
const ask = (path: string, asked?: Parameters<typeof rawRequest>[2]) =>
  rawRequest(server.url, path, asked)
const post = (path: string, data: unknown, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(data) })
const logIn = (headers: Record<string, string> = {}) => post('/api/users/login', ACCOUNT, headers)
/** The cookie of a session, as a browser sends it. */
const session = async () => String((await logIn()).headers['set-cookie']).split(';')[0]!

/** The whole output of the server once it contains `words`: a log line can come a little after the response. */
async function outputOnceIt(words: string): Promise<string> {
  for (let tries = 0; !server.output().includes(words) && tries < 50; tries += 1) await wait(100)
  expect(server.output()).toContain(words)
  return server.output()
}

beforeAll(async () => {
  ;({ server, staff } = await startSite('fixture', { SITE_URL }))
})
afterAll(() => server?.stop())

describe('every response', () => {
  it('carries each security header once: pages, files, feeds, refusals', async () => {
    const { html } = await visit(server.url, PAGE_PATH)
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(html)![1]!
    const paths = [PAGE_PATH, '/nulle-part', '/%ff', '/appels.ics', '/appels.atom', style]
    const more = ['/images/x', '/documents/x', '/partage/x', '/_next/static/x.js', '/_next/image']
    const own = ['/api/pages', '/api/rien', '/admin/login', '/apercu/x', '/rapports-csp']
    for (const path of [...paths, ...more, ...own, '/.well-known/security.txt', '/x/']) {
      const { headers } = await ask(path)
      expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff'])
      expect([path, headers['strict-transport-security']]).toEqual([path, 'max-age=63072000'])
      expect([path, headers['content-security-policy']]).toEqual([
        path,
        expect.stringMatching(/^default-src 'none'; [^,]+$/),
      ])
      expect([path, headers['x-powered-by']]).toEqual([path, undefined])
    }
  })

  it('is the same at a public address with any header that changes Next’s own pages', async () => {
    const { html } = await visit(server.url, PAGE_PATH)
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(html)![1]!
    const feeds = ['/appels.ics', '/appels.atom', '/sitemap.xml', '/robots.txt', '/favicon.ico']
    const more = ['/healthz', '/partage/x', '/images/x', '/api/criteria']
    const picture = `/images-de-partage${PAGE_PATH}.png`
    for (const path of ['/', PAGE_PATH, '/nulle-part', style, picture, ...feeds, ...more]) {
      const plain = await ask(path)
      for (const headers of [
        { RSC: '1', 'Next-Router-State-Tree': 'a' },
        { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Url': '/x' },
        { 'X-Middleware-Prefetch': '1' },
        { 'X-Nextjs-Data': '1' },
      ]) {
        const { status, body, headers: answered } = await ask(path, { headers })
        expect([path, headers, status, body]).toEqual([path, headers, plain.status, plain.body])
        expect([path, answered.vary]).toEqual([path, plain.headers.vary])
      }
      expect([path, plain.headers.vary ?? '']).toEqual([
        path,
        expect.not.stringMatching(/rsc|next-/),
      ])
    }
  })

  it('allows only the scripts of the same response to run in the admin', async () => {
    const [first, second] = [await ask('/admin/login'), await ask('/admin/login')]
    const nonceOf = ({ headers }: RawAnswer) =>
      /script-src 'self' 'nonce-([^']+)';/.exec(String(headers['content-security-policy']))?.[1]
    expect(nonceOf(first)).not.toBe(nonceOf(second))
    const inline = [...first.body.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].map(([, at]) => at)
    expect(inline.length).toBeGreaterThan(2)
    for (const attributes of inline) expect(attributes).toContain(`nonce="${nonceOf(first)}"`)
  })
})

/** `unit/security/requests.test.ts` and tests/hostile test other odd requests. */
it('an odd request is refused in French, and the response names the allowed methods', async () => {
  const refusal = async (path: string, method?: string) => {
    const { status, headers, body } = await ask(path, { method })
    return [status, /<h1>(.*)<\/h1>/.exec(body)?.[1], headers.allow]
  }
  for (const path of ['/%ff', '/a%00b', '/api/%ff', '/admin/%ff', '/apercu/%ff', '/images/%ff']) {
    expect([path, ...(await refusal(path))]).toEqual([path, 400, 'Adresse incorrecte', undefined])
  }
  for (const path of ['/', '/images/', '/api/pages?a=', '/admin/', '/apercu/']) {
    const [status, title] = await refusal(path.padEnd(10_000, 'a'))
    expect([path, status, title]).toEqual([path, 414, 'Adresse trop longue'])
  }
  expect(await refusal(PAGE_PATH, 'DELETE')).toEqual([405, 'Demande impossible', 'GET, HEAD'])
  expect((await refusal('/admin', 'PUT'))[2]).toBe('GET, HEAD, POST')
  const head = await ask(PAGE_PATH, { method: 'HEAD' })
  expect([head.status, head.body]).toEqual([200, ''])
})

describe('a large body', () => {
  it('is refused at the limit, in French, even when it declares another size', async () => {
    for (const [path, expected, words] of [
      ['/api/pages', 401, 'Connectez-vous'],
      ['/api/users/login', 413, 'trop lourde'],
      ['/api/users/first-register', 413, 'trop lourde'],
    ] as const) {
      const { status, text, sent } = await uploadZeros(`${server.url}${path}`, 200, {})
      expect([path, status]).toEqual([path, expected])
      expect(text).toContain(words)
      // The count includes what the buffers of the system hold.
      expect(sent).toBeLessThan(40 * 1024 * 1024)
    }
    const large = await post(
      '/api/pages',
      { title: 'a'.repeat(1_100_000) },
      {
        Cookie: await session(),
        Origin: SITE_URL,
      },
    )
    expect(large.status).toBe(413)
  })

  it('is refused at the limit in a server action of the admin', async () => {
    const Cookie = await session()
    const call = (name: string, size: number, more: Record<string, string>) => {
      const body = JSON.stringify([{ name, args: { words: 'a'.repeat(size) } }])
      const headers = { ...actionOfAdmin(), ...more }
      return ask('/admin', { method: 'POST', headers, body })
    }
    await call('appel-moyen', 900_000, { Cookie })
    await outputOnceIt('appel-moyen')
    const tooLarge = [
      await call('appel-lourd', 1_100_000, { Cookie }),
      await call('appel-anonyme', 20_000, {}),
      await call('appel-anonyme', 20_000, { Cookie: `${Cookie}x` }),
      await call('appel-sans-taille', 10, { 'Transfer-Encoding': 'chunked' }),
    ]
    for (const { status, body } of tooLarge) {
      expect([status, body]).toEqual([413, expect.stringContaining('<h1>Demande trop lourde</h1>')])
    }
    expect((await call('appel-anonyme', 10, {})).status).toBe(403)
    expect(server.output()).not.toMatch(/appel-(lourd|anonyme|sans-taille)|Body exceeded/)
  })
})

it('a POST that asks to be taken for a GET is closed as that GET', async () => {
  const headers = { 'X-HTTP-Method-Override': 'GET' }
  for (const path of ['/api/users/login', '/api/pages', '/api/globals/site']) {
    expect([path, (await post(path, {}, headers)).status]).toEqual([path, 401])
  }
})

it('staff can name a thousand documents in a query sent as a POST, which no address could hold', async () => {
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-HTTP-Method-Override': 'GET',
    Cookie: await session(),
    Origin: SITE_URL,
  }
  const ids = Array.from({ length: 1_000 }, (_, at) => `where[id][not_in][${at}]=${randomUUID()}`)
  const asked = { method: 'POST', headers, body: ids.join('&') }
  expect((await ask('/api/pages', asked)).status).toBe(200)
})

it('the server fetches no address that a request names', async () => {
  const named = { filename: 'a.png', url: 'http://127.0.0.1:9/interne.png', alt: 'Une image' }
  for (const edits of ['', '?uploadEdits[widthInPixels]=9', '?uploadEdits[focalPoint][x]=9']) {
    const { status } = await staff.ask('POST', `/api/images${edits}`, named)
    expect([edits, status]).toEqual([edits, 400])
  }
  expect(server.output()).not.toMatch(/127\.0\.0\.1:9|Blocked unsafe/)
})

describe('another site', () => {
  const FOREIGN = 'https://evil.example'

  it('cannot make a browser change anything, signed in or not', async () => {
    const cookie = await session()
    const siblings = [{ 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }]
    for (const from of [{ Origin: FOREIGN }, { Origin: 'null' }, ...siblings]) {
      const headers = { Cookie: cookie, ...from } as Record<string, string>
      // Payload does not accept the cookie from most of them.
      const { status } = await post('/api/criteria', { name: 'x' }, headers)
      expect([401, 403]).toContain(status)
      expect((await logIn(headers)).status).toBe(403)
    }
    const own = { Cookie: cookie, Origin: SITE_URL, 'Sec-Fetch-Site': 'same-origin' }
    const made = await post('/api/criteria', { name: 'Un besoin', description: 'Réel.' }, own)
    expect(made.status).toBe(201)
  })

  it('reads nothing with the session of a signed-in user', async () => {
    const cookie = await session()
    const me = async (headers: Record<string, string>) => {
      const answer = await ask('/api/users/me', { headers: { Cookie: cookie, ...headers } })
      const { user } = JSON.parse(answer.body) as { user: unknown }
      return { isKnown: user !== null, allowed: answer.headers['access-control-allow-origin'] }
    }
    expect(await me({ Origin: FOREIGN })).toEqual({ isKnown: false, allowed: undefined })
    expect(await me({ 'Sec-Fetch-Site': 'cross-site' })).toMatchObject({ isKnown: false })
    expect(await me({})).toMatchObject({ isKnown: false })
    expect(await me({ 'Sec-Fetch-Site': 'same-origin' })).toMatchObject({ isKnown: true })
    expect(await me({ Origin: SITE_URL })).toEqual({ isKnown: true, allowed: SITE_URL })
  })

  it('cannot call a server action of the admin', async () => {
    const { host } = new URL(SITE_URL)
    const headers = { ...actionOfAdmin(), Host: host, Cookie: await session() }
    const call = async (Origin: string, name: string) => {
      const body = JSON.stringify([{ name, args: {} }])
      await ask('/admin', { method: 'POST', headers: { ...headers, Origin }, body })
    }
    await call(FOREIGN, 'appel-etranger')
    await call(SITE_URL, 'appel-du-site')
    const written = await outputOnceIt('appel-du-site')
    expect(written).toContain('Invalid Server Actions request')
    expect(written).not.toContain('appel-etranger')
  })

  it('gets nothing from the form of the first account once an account exists', async () => {
    const before = server.output().length
    const headers = { ...actionOfAdmin(), Host: new URL(SITE_URL).host, Origin: SITE_URL }
    const body = JSON.stringify([{ name: 'form-state', args: { collectionSlug: 'users' } }])
    const asked = { method: 'POST', headers, body }
    const { status, body: answer } = await ask('/admin/create-first-user', asked)
    expect([status, answer]).toEqual([200, expect.not.stringMatching(/hash|email/)])
    expect(logLines(server.output().slice(before)).every(({ level }) => level < 40)).toBe(true)
  })

  it('cannot take the session: its cookie is for this site, for HTTPS and for no script', async () => {
    const cookie = String((await logIn()).headers['set-cookie'])
    expect(cookie).toMatch(/^payload-token=[^;]+;.*Path=\/;/)
    for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax'])
      expect(cookie).toContain(attribute)
    expect(cookie).not.toContain('Domain')
  })
})

describe('the violation reports of browsers', () => {
  it('are written to the log without the private parts of an address', async () => {
    const report = {
      'effective-directive': 'script-src-elem',
      'blocked-uri': 'https://pub.example/suivi.js?qui=camille',
      'document-uri': `${SITE_URL}/partage/une-cle-secrete`,
    }
    const type = { 'Content-Type': 'application/csp-report' }
    const { status, body } = await post('/rapports-csp', { 'csp-report': report }, type)
    expect([status, body]).toEqual([204, ''])
    expect((await post('/rapports-csp', { n: 'importe-quoi' })).status).toBe(204)
    expect((await post('/rapports-csp', 'x'.repeat(100_000))).status).toBe(204)
    const written = server.output()
    expect(written.match(/Violation de la politique de sécurité/g)).toHaveLength(1)
    expect(written).toContain('https://pub.example/suivi.js')
    expect(written).not.toMatch(/une-cle-secrete|camille@|qui=camille|importe-quoi/)
  })
})
