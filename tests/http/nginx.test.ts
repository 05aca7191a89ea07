import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { ensureNginx } from '@/scripts/testing/nginx'
import { publishContent, PAGE_PATH, type Content } from '@/tests/support/content'
import { hasBrotli, startNginx, type RunningNginx } from '@/tests/support/nginx'
import { freePort, startServer, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, signIn, signUp, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(120_000)

/** A copy is current for one second, and nginx counts whole ones. */
const OUTDATED_MS = 2_100

const hasNginx = ensureNginx()
if (!hasNginx && process.env.CI) throw new Error('In CI the shipped nginx must be tried.')
const describeWithNginx = hasNginx ? describe : describe.skip

describeWithNginx('through the shipped nginx', () => {
  let server: RunningServer
  let nginx: RunningNginx
  let staff: Staff
  let content: Content

  beforeAll(async () => {
    const [port, appPort] = [await freePort(), await freePort()]
    server = await startServer({
      PORT: String(appPort),
      SITE_URL: `http://localhost:${port}`,
      TRUSTED_PROXIES: '1',
    })
    nginx = await startNginx(port, [appPort])
    await signUp(nginx.url)
    staff = await signIn(nginx.url)
    content = await publishContent(staff)
  })
  afterAll(async () => {
    await nginx.stop()
    await server.stop()
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    visit(nginx.url, path, { headers })
  const cached = async (path: string, headers?: Record<string, string>) =>
    (await get(path, headers)).headers.get('x-cache-status')
  const outdated = () => new Promise((resolve) => setTimeout(resolve, OUTDATED_MS))

  it('answers a crowd from its cache, with what browsers are told unchanged', async () => {
    await get(PAGE_PATH)
    // The second may just have passed.
    const states = [await cached(PAGE_PATH), await cached(PAGE_PATH), await cached(PAGE_PATH)]
    expect(states).toContain('HIT')
    const { headers } = await get(PAGE_PATH)
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(headers.get('server')).toBe('nginx')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('compresses: Brotli where the module is there, else gzip, to the same bytes', async () => {
    const plain = (await get(PAGE_PATH)).html
    expect((await raw(PAGE_PATH, 'gzip')).encoding).toBe('gzip')
    expect(gunzipSync((await raw(PAGE_PATH, 'gzip')).body).toString()).toBe(plain)
    const best = await raw(PAGE_PATH, 'gzip, deflate, br')
    expect(best.encoding).toBe(hasBrotli ? 'br' : 'gzip')
    const unpacked = hasBrotli ? brotliDecompressSync(best.body) : gunzipSync(best.body)
    expect(unpacked.toString()).toBe(plain)
    expect(best.body.length).toBeLessThan(plain.length / 3)
  })

  it('answers 304 to whoever holds the page, compressed or not', async () => {
    for (const accepted of ['identity', 'gzip', 'br']) {
      const headers = { 'Accept-Encoding': accepted }
      const etag = String((await get(PAGE_PATH, headers)).headers.get('etag'))
      const again = await get(PAGE_PATH, { ...headers, 'If-None-Match': etag })
      expect([again.status, again.html]).toEqual([304, ''])
    }
  })

  it('shows a publication within two seconds, to the first who comes after a quiet time too', async () => {
    for (const title of ['Un besoin constaté', 'Un besoin partagé']) {
      await get(PAGE_PATH)
      await staff.change('criteria', content.criteria[0]!, { name: title })
      await outdated()
      const { headers, html } = await get(PAGE_PATH)
      expect(html).toContain(title)
      expect(headers.get('x-cache-status')).toMatch(/MISS|EXPIRED|REVALIDATED/)
    }
    await outdated()
    expect(await cached(PAGE_PATH)).toBe('REVALIDATED')
  })

  it('lets staff in, and gives them their own copy that nobody else is shown', async () => {
    const answer = await fetch(`${nginx.url}/api/users/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: nginx.url },
      body: JSON.stringify({ email: ACCOUNT.email, password: ACCOUNT.password }),
    })
    expect(answer.status).toBe(200)
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('payload-token='))!
    // As a browser does whose address was typed.
    const session = { Cookie: `autre=1; ${cookie.split(';')[0]}`, 'Sec-Fetch-Site': 'none' }

    const copy = await get(PAGE_PATH, session)
    expect(copy.headers.get('x-cache-status')).toBe('BYPASS')
    expect(copy.html).toContain('/admin/collections/pages/')
    expect((await get(PAGE_PATH)).html).not.toContain('/admin/collections/pages/')

    const admin = await get('/admin', session)
    expect(admin.status).toBe(200)
    expect(admin.headers.get('x-cache-status')).toBeNull()
    const me = await get('/api/users/me', session)
    expect(me.html).toContain(ACCOUNT.email)
    expect((await get('/api/users/me')).html).not.toContain(ACCOUNT.email)
  })

  it('never keeps the admin, the API, previews, share links, errors or redirects', async () => {
    const paths = ['/admin/login', '/api/pages', `/apercu${PAGE_PATH}`, '/partage/inconnu']
    for (const path of [...paths, ...paths, '/', '/nulle-part', '/nulle-part']) {
      expect([path, await cached(path)]).not.toEqual([path, 'HIT'])
    }
    const missing = await get('/nulle-part')
    expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect(missing.html).toContain('<h1')
  })

  it('keeps what has a digest in its address, as long as the site says', async () => {
    const [, file] = /(\/assets\/[0-9a-f]+\/[^"]+\.css)/.exec((await get(PAGE_PATH)).html)!
    await get(file!)
    await outdated()
    const { headers } = await get(file!)
    expect(headers.get('x-cache-status')).toBe('HIT')
    expect(headers.get('cache-control')).toContain('immutable')
  })

  it('refuses what is larger than any file that staff may send', async () => {
    const answer = await fetch(`${nginx.url}/api/documents`, {
      method: 'POST',
      body: Buffer.alloc(25 * 1024 * 1024),
    }).catch(() => null)
    // Refused by its length: nginx may close before all is sent.
    if (answer) expect(answer.status).toBe(413)
    expect((await get(PAGE_PATH)).status).toBe(200)
  })

  it('counts log-ins by address', async () => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, () =>
        fetch(`${nginx.url}/api/users/login`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{}',
        }).then(({ status }) => status),
      ),
    )
    expect(tries).toContain(429)
    expect((await get('/api/users/me')).status).toBe(200)
  })

  // Last: it stops the site.
  it('shows the pages that were seen when the site is gone, and says so elsewhere', async () => {
    const before = (await get(PAGE_PATH)).html
    await server.stop()
    await outdated()
    const { status, headers, html } = await get(PAGE_PATH)
    expect([status, headers.get('x-cache-status'), html]).toEqual([200, 'STALE', before])
    expect((await get('/jamais-vue')).status).toBe(502)
    expect((await get('/admin/login')).status).toBe(502)
  })

  /** As on the wire: fetch would decompress. */
  function raw(path: string, accepted: string): Promise<{ encoding: string; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const headers = { 'Accept-Encoding': accepted }
      const asked = request(nginx.url + path, { headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({
            encoding: String(answer.headers['content-encoding']),
            body: Buffer.concat(chunks),
          }),
        )
      })
      asked.on('error', reject)
      asked.end()
    })
  }
})
