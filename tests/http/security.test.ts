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
/** What no answer may hold: a stack, a path of the machine, a query, a name of what the site runs on. */
const INNER_WORKINGS =
  /\bat .+:\d+:\d+|node_modules|\.next|\/tmp\/|process\.cwd|select .+ from|sqlite|drizzle|mongo|Internal Server Error/i

let server: RunningServer
let staff: Staff
const ask = (path: string, asked?: Parameters<typeof rawRequest>[2]) =>
  rawRequest(server.url, path, asked)
const post = (path: string, data: unknown, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(data) })
const logIn = (headers: Record<string, string> = {}) => post('/api/users/login', ACCOUNT, headers)
/** The cookie of a session, as a browser sends it. */
const session = async () => String((await logIn()).headers['set-cookie']).split(';')[0]!

/** All that the server wrote, once `words` are in it: a line leaves a little after the answer. */
async function outputOnceIt(words: string): Promise<string> {
  for (let tries = 0; !server.output().includes(words) && tries < 50; tries += 1) await wait(100)
  expect(server.output()).toContain(words)
  return server.output()
}

beforeAll(async () => {
  ;({ server, staff } = await startSite('fixture', { SITE_URL }))
})
afterAll(() => server?.stop())

describe('every answer', () => {
  it('carries the headers that protect it, once: pages, files, feeds, refusals', async () => {
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

  it('is the same at a public address whatever Next’s own pages would say with the request', async () => {
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

  it('may be kept for good when it is a file of the site’s own that is there, no other', async () => {
    const { html } = await visit(server.url, PAGE_PATH)
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(html)![1]!
    const keeping = async (path: string, headers = {}) => {
      const answer = await ask(path, { headers })
      return [answer.status, answer.headers['cache-control']]
    }
    const year = 'public, max-age=31536000, immutable'
    expect(await keeping(style)).toEqual([200, year])
    expect(await keeping(style, { Range: 'bytes=99999999-' })).toEqual([200, year])
    expect(await keeping(style.replace(/[\da-f]{12}/, '0123456789ab'))).toEqual([404, 'no-store'])
    for (const path of [
      '/_next/static/chunks/x.js',
      '/assets/manifest.json',
      '/404',
      '/images/x',
    ]) {
      expect([path, ...(await keeping(path))]).toEqual([
        path,
        expect.any(Number),
        expect.not.stringMatching(/immutable|age=[1-9]/),
      ])
    }
  })

  it('lets only scripts of that very answer run in the admin', async () => {
    const [first, second] = [await ask('/admin/login'), await ask('/admin/login')]
    const nonceOf = ({ headers }: RawAnswer) =>
      /script-src 'self' 'nonce-([^']+)';/.exec(String(headers['content-security-policy']))?.[1]
    expect(nonceOf(first)).not.toBe(nonceOf(second))
    const inline = [...first.body.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].map(([, at]) => at)
    expect(inline.length).toBeGreaterThan(2)
    for (const attributes of inline) expect(attributes).toContain(`nonce="${nonceOf(first)}"`)
  })

  it('lets no visitor choose the nonce', async () => {
    const headers = { 'Content-Security-Policy': "script-src 'nonce-du-visiteur'" }
    const { body, headers: answered } = await ask('/admin/login', { headers })
    expect(body + String(answered['content-security-policy'])).not.toContain('du-visiteur')
  })
})

describe('an odd request', () => {
  it.each(['/%ff', '/%', '/a%00b', '/api/%ff', '/admin/%ff', '/apercu/%ff', '/images/%ff'])(
    'is refused in French at %s',
    async (path) => {
      const { status, body } = await ask(path)
      expect(status).toBe(400)
      expect(body).toContain('<h1>Adresse incorrecte</h1>')
    },
  )

  it('is told which methods there are', async () => {
    for (const method of ['TRACE', 'OPTIONS', 'PUT', 'POST', 'DELETE']) {
      const { status, headers } = await ask(PAGE_PATH, { method })
      expect([method, status, headers.allow]).toEqual([method, 405, 'GET, HEAD'])
    }
    expect((await ask('/api/pages', { method: 'TRACE' })).status).toBe(405)
    expect((await ask('/admin', { method: 'PUT' })).headers.allow).toBe('GET, HEAD, POST')
    const head = await ask(PAGE_PATH, { method: 'HEAD' })
    expect([head.status, head.body]).toEqual([200, ''])
    expect((await ask('/%ff', { method: 'HEAD' })).status).toBe(400)
  })

  it('finds nothing where the server alone leads, nor where Next would draw an image', async () => {
    const headers = { 'X-Refused': '{"status":429,"retryAfter":9}' }
    expect((await ask('/requete-refusee', { headers })).status).toBe(404)
    expect((await ask('/_next/image?url=%2Fapi%2Fog&w=3840&q=100')).status).toBe(404)
    expect([400, 404]).toContain((await ask('/api/og?title=Gratuit')).status)
  })

  it('is not found when its address is long, refused when it is very long, not read when it is endless', async () => {
    expect((await ask(`/${'a'.repeat(4_000)}`)).status).toBe(404)
    for (const path of ['/', '/images/', '/api/pages?a=', '/admin/', '/apercu/']) {
      const { status, body } = await ask(path.padEnd(10_000, 'a'))
      expect([path, status]).toEqual([path, 414])
      expect(body).toContain('<h1>Adresse trop longue</h1>')
    }
    const endless = await ask(`/${'a'.repeat(20_000)}`)
    expect([endless.status, endless.body]).toEqual([431, ''])
  })
})

describe('an error', () => {
  const PAGES = '/api/pages'
  const QUERIES = ['where=x&limit=abc&page=-1', 'where[title][nope]=1', 'sort=;drop table pages']
  const INJECTION = `where[slug][equals]=${encodeURIComponent("' or 1=1 --")}`
  const OPERATOR = 'where[title][$where]=sleep(1)&where[$or][0][slug][$ne]=x'

  it.each([...QUERIES, INJECTION, OPERATOR])(
    'of %s says nothing of how the site works',
    async (q) => {
      const { status, body } = await ask(`${PAGES}?${q.replaceAll(' ', '%20')}`)
      expect([200, 400]).toContain(status)
      expect(body).not.toMatch(INNER_WORKINGS)
      if (q === INJECTION) expect(JSON.parse(body)).toMatchObject({ totalDocs: 0 })
    },
  )

  it.each([
    ['{"email":', 'application/json'],
    ['[]', 'application/json'],
    ['"x"', 'application/json'],
    ['rien', 'multipart/form-data'],
    ['rien', 'multipart/form-data; boundary=x'],
    ['a=b', 'application/x-www-form-urlencoded'],
  ])('of a body %s as %s says nothing either', async (body, type) => {
    for (const path of ['/api/users/login', '/api/users/forgot-password', PAGES, '/api/images']) {
      const answer = await ask(path, { method: 'POST', headers: { 'Content-Type': type }, body })
      expect([path, answer.status]).toEqual([path, expect.any(Number)])
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.body).not.toMatch(INNER_WORKINGS)
    }
  })
})

describe('a large body', () => {
  it('is given up at the limit, in French, whatever it says of its size', async () => {
    for (const path of ['/api/pages', '/api/users/login', '/api/users/first-register']) {
      const { status, text, sent } = await uploadZeros(`${server.url}${path}`, 200, {})
      expect([path, status]).toEqual([path, 413])
      expect(text).toContain('trop lourde')
      // What the system holds between the two counts as sent.
      expect(sent).toBeLessThan(40 * 1024 * 1024)
    }
    const large = await post('/api/pages', { title: 'a'.repeat(1_100_000) })
    expect(large.status).toBe(413)
  })

  it('is given up at the limit where the admin calls the server', async () => {
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

  it('is a form with more fields than a stranger has', async () => {
    const field = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    for (const path of ['/api/images', '/api/pages', '/api/users/login']) {
      const body = `${field.repeat(10_000)}--x--\r\n`
      const { status } = await ask(path, { method: 'POST', headers, body })
      expect([path, status]).toEqual([path, 413])
    }
  })
})

describe('a large query', () => {
  const form = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-HTTP-Method-Override': 'GET',
  }
  const times = (count: number, part: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => part(at))
  /** Others: `unit/access/query.test.ts`. */
  const QUERIES = {
    'one endless text': `where[title][like]=${'a '.repeat(500_000)}`,
    'many values': `where[title][in]=${times(50_000, String).join()}`,
    'criteria in criteria': `where${'[and][0]'.repeat(50_000)}[title][equals]=x`,
    'criteria in JSON': `where={"or":[${times(5_000, () => '{"title":{"equals":"x"}}').join()}]}`,
  }

  it.each(Object.entries(QUERIES))(
    'of %s is not read, and one line is said of it',
    async (_, query) => {
      const before = server.output().length
      const sent = await ask('/api/pages', { method: 'POST', headers: form, body: query })
      expect([sent.status, sent.body]).toEqual([413, expect.stringContaining('trop lourde')])
      const inAddress = await ask(`/api/pages?${query.slice(0, 3_900).replaceAll(' ', '+')}`)
      expect([inAddress.status, inAddress.body]).toEqual([400, expect.stringContaining('"Cette ')])
      const lines = logLines(server.output().slice(before))
      expect(lines.every(({ level }) => level < 40)).toBe(true)
      expect(server.output().length - before).toBeLessThan(2_000)
    },
  )

  it('of staff has its bounds too', async () => {
    const headers = { ...form, Cookie: await session(), Origin: SITE_URL }
    const asked = async (body: string) =>
      (await ask('/api/pages', { method: 'POST', headers, body })).status
    for (const query of Object.values(QUERIES)) expect([400, 413]).toContain(await asked(query))
    const ids = times(1_000, (at) => `where[id][not_in][${at}]=${randomUUID()}`)
    expect(await asked(ids.join('&'))).toBe(200)
  })
})

it('fetches no address that somebody names', async () => {
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
      expect((await post('/api/criteria', { name: 'x' }, headers)).status).toBe(403)
      expect((await logIn(headers)).status).toBe(403)
    }
    const own = { Cookie: cookie, Origin: SITE_URL, 'Sec-Fetch-Site': 'same-origin' }
    const made = await post('/api/criteria', { name: 'Un besoin', description: 'Réel.' }, own)
    expect(made.status).toBe(201)
  })

  it('reads nothing in the name of whoever is signed in', async () => {
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

  it('cannot call what the admin calls on the server', async () => {
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

  it('calls nothing from the screen of the first account, once there is one', async () => {
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

describe('reports of browsers', () => {
  it('are written to the log without what an address hides', async () => {
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

it('says to whom one tells a fault of its security', async () => {
  const { status, headers, body } = await ask('/.well-known/security.txt')
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(body).toContain('Contact: mailto:bonjour@example.fr\n')
  expect(body).toContain(`Canonical: ${SITE_URL}/.well-known/security.txt\n`)
  expect(body).toContain('Preferred-Languages: fr, en\n')
  const expires = new Date(/^Expires: (\S+)$/m.exec(body)![1]!).getTime()
  const days = (expires - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(100)
  expect(days).toBeLessThan(365)
})
