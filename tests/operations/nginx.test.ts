import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { versionOf } from '@/platform/files/addresses'
import { ensureNginx, hasBrotli } from '@/scripts/testing/nginx'
import { image, pdf } from '@/tests/fixtures/files'
import { PAGE_PATH, type Content } from '@/tests/support/content'
import { startNginx, type RunningNginx } from '@/tests/support/nginx'
import { rawRequest } from '@/tests/support/raw-request'
import { freePort, startServer, type RunningServer, type Settings } from '@/tests/support/server'
import { startSite } from '@/tests/support/site'
import { ACCOUNT, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(120_000)

/** A copy is fresh for one second, and nginx counts in whole seconds. */
const OUTDATED_MS = 2_100

const hasNginx = ensureNginx()
if (process.env.CI && !(hasNginx && hasBrotli())) {
  throw new Error('In CI the shipped nginx must be tried, with Brotli.')
}
const describeWithNginx = hasNginx ? describe : describe.skip

describeWithNginx('the shipped nginx', () => {
  let server: RunningServer
  let nginx: RunningNginx
  let staff: Staff
  let content: Content
  let settings: Settings

  beforeAll(async () => {
    const [port, appPort] = [await freePort(), await freePort()]
    settings = {
      PORT: String(appPort),
      SITE_URL: `http://localhost:${port}`,
      TRUSTED_PROXIES: '1',
    }
    ;({ server, staff, content } = await startSite('fixture', settings))
    nginx = await startNginx(port, [appPort])
  })
  afterAll(async () => {
    await nginx?.stop()
    await server?.stop()
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    visit(nginx.url, path, { headers })
  const cached = async (path: string, headers?: Record<string, string>) =>
    (await get(path, headers)).headers.get('x-cache-status')
  const outdated = () => new Promise((resolve) => setTimeout(resolve, OUTDATED_MS))
  const copies = () => path.join(nginx.folder, 'cache')
  const forgetCopies = () =>
    readdirSync(copies()).forEach((name) => rmSync(path.join(copies(), name), { recursive: true }))

  it('answers a crowd from its cache, and leaves the cache headers for browsers unchanged', async () => {
    await get(PAGE_PATH)
    // The copy may have just expired, after its second.
    const states = [await cached(PAGE_PATH), await cached(PAGE_PATH), await cached(PAGE_PATH)]
    expect(states).toContain('HIT')
    const { headers } = await get(PAGE_PATH)
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(headers.get('server')).toBe('nginx')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('compresses with Brotli if it has the module, else with gzip, to the same bytes', async () => {
    const plain = (await get(PAGE_PATH)).html
    expect((await raw(PAGE_PATH, 'gzip')).encoding).toBe('gzip')
    expect(gunzipSync((await raw(PAGE_PATH, 'gzip')).body).toString()).toBe(plain)
    const best = await raw(PAGE_PATH, 'gzip, deflate, br')
    expect(best.encoding).toBe(hasBrotli() ? 'br' : 'gzip')
    const unpacked = hasBrotli() ? brotliDecompressSync(best.body) : gunzipSync(best.body)
    expect(unpacked.toString()).toBe(plain)
    expect(best.body.length).toBeLessThan(plain.length / 3)
  })

  it('answers 304 to a matching ETag, compressed or not', async () => {
    for (const accepted of ['identity', 'gzip', 'br']) {
      const headers = { 'Accept-Encoding': accepted }
      const etag = String((await get(PAGE_PATH, headers)).headers.get('etag'))
      const again = await get(PAGE_PATH, { ...headers, 'If-None-Match': etag })
      expect([again.status, again.html]).toEqual([304, ''])
    }
  })

  it.each([
    [`${PAGE_PATH}.json`, 'application/json'],
    [`${PAGE_PATH}.md`, 'text/markdown'],
    ['/page.schema.json', 'application/json'],
  ])('caches, compresses and revalidates what programs read: %s', async (address, type) => {
    const first = await get(address)
    expect([first.status, first.headers.get('content-type')?.split(';')[0]]).toEqual([200, type])
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    // The one second of the cache may just have passed.
    const states = [await cached(address), await cached(address), await cached(address)]
    expect(states).toContain('HIT')
    const packed = await raw(address, 'gzip')
    expect([packed.encoding, gunzipSync(packed.body).toString()]).toEqual(['gzip', first.html])
    const etag = String(first.headers.get('etag'))
    expect((await get(address, { 'If-None-Match': etag })).status).toBe(304)
  })

  it('shows a publication within two seconds, also to the first visitor after a quiet time', async () => {
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

  it('serves signed-in staff their own copy, which no other visitor gets', async () => {
    const answer = await fetch(`${nginx.url}/api/users/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: nginx.url },
      body: JSON.stringify({ email: ACCOUNT.email, password: ACCOUNT.password }),
    })
    expect(answer.status).toBe(200)
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('payload-token='))!
    // As a browser sends it for a typed address.
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

  it('never caches the admin, the API, previews or share links', async () => {
    const paths = ['/admin/login', '/api/pages', `/apercu${PAGE_PATH}`, '/partage/inconnu']
    for (const path of [...paths, ...paths]) {
      expect([path, await cached(path)]).not.toEqual([path, 'HIT'])
    }
  })

  it.each([
    ['/', 307],
    [`${PAGE_PATH}/`, 308],
  ])('caches a redirect to a page too: %s', async (path, status) => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => get(path)))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([status]))
    // The copy may have just expired, after its second.
    const states = [await cached(path), await cached(path), await cached(path)]
    expect(states).toContain('HIT')
  })

  describe('after an odd request for a page', () => {
    let plain: string
    beforeAll(async () => {
      plain = (await get(PAGE_PATH)).html
    })
    beforeEach(forgetCopies)

    const isShownToOthers = async () => {
      const { status, html } = await get(PAGE_PATH)
      expect([status, html]).toEqual([200, plain])
      // The page is in the cache. The copy may have just expired, after its second.
      expect(await cached(PAGE_PATH)).not.toBe('MISS')
    }

    it.each<Record<string, string>>([
      // These two once redirected to each other, which made a loop for every visitor.
      { RSC: '1', 'Next-Router-State-Tree': 'a' },
      { RSC: '1', 'Next-Router-State-Tree': 'b' },
      { 'X-Middleware-Prefetch': '1' },
      { 'X-Nextjs-Data': '1' },
      { Host: 'evil.example' },
      { 'X-Forwarded-Host': 'evil.example' },
      { 'X-HTTP-Method-Override': 'DELETE' },
      { Range: 'bytes=0-3' },
      { 'If-None-Match': '*' },
      { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      { Accept: 'application/json', 'Sec-Fetch-Dest': 'image' },
      { Cookie: '__prerender_bypass=1; __next_preview_data=1' },
      { Authorization: 'Bearer quelconque' },
    ])('serves other visitors the normal page: %p', async (headers) => {
      await rawRequest(nginx.url, PAGE_PATH, { headers })
      await isShownToOthers()
    })

    it.each(['HEAD', 'POST', 'OPTIONS'])(
      'serves other visitors the normal page, after the method %s',
      async (method) => {
        await rawRequest(nginx.url, PAGE_PATH, { method })
        await get(PAGE_PATH)
        await isShownToOthers()
      },
    )

    it.each([
      `${PAGE_PATH}?_rsc=1`,
      `${PAGE_PATH}?v=0123456789abcdef&w=480`,
      PAGE_PATH.replace('c', '%63'),
      `/.${PAGE_PATH}`,
      `/${PAGE_PATH}`,
    ])('treats the address as that of the page: %s', async (address) => {
      const { status, body } = await rawRequest(nginx.url, address)
      expect([status, body]).toEqual([200, plain])
      await isShownToOthers()
    })
  })

  it('stores no copy for other queries and unknown addresses', async () => {
    const file = new File([Uint8Array.from(await image())], 'carre.png')
    const sent = await staff.sendFile('POST', '/api/images', file, { alt: 'Un carré' })
    const { doc } = (await sent.json()) as { doc: { checksum: string } }
    forgetCopies()
    const own = `/images/carre.png?v=${versionOf(doc.checksum)}&w=480`
    for (const address of [PAGE_PATH, own, '/'])
      expect((await get(address)).status).toBeLessThan(400)
    const filesOf = () => readdirSync(copies(), { recursive: true }).length
    const before = filesOf()
    for (let number = 0; number < 20; number++) {
      const statuses = [
        `${PAGE_PATH}?x=${number}`,
        `/?x=${number}`,
        `${own}&x=${number}`,
        `/images/carre.png?v=0123456789abcd${number + 10}`,
        `/images/carre.png?v=${versionOf(doc.checksum)}&w=${number}`,
        `/nulle-part/${number}`,
        `/nulle-part\\${number}`,
        `/assets/0123456789${number + 10}/site.css`,
        `/%ff${number}`,
      ].map(async (address) => (await rawRequest(nginx.url, address)).status)
      expect(await Promise.all(statuses)).toEqual([200, 307, 200, 200, 200, 404, 308, 404, 400])
    }
    expect(filesOf()).toBe(before)
  })

  it('caches a file with a digest in its address for as long as the site says', async () => {
    const [, file] = /(\/assets\/[0-9a-f]+\/[^"]+\.css)/.exec((await get(PAGE_PATH)).html)!
    await get(file!)
    await outdated()
    const { headers } = await get(file!)
    expect(headers.get('x-cache-status')).toBe('HIT')
    expect(headers.get('cache-control')).toContain('immutable')
  })

  it.each([
    ['/api/documents', 25],
    ['/api/pages', 3],
    ['/admin', 3],
    ['/rapports-csp', 1],
  ])(
    'refuses a body above the limit of its path from the declared length alone: %s',
    async (path, megabytes) => {
      const headers = { 'Content-Length': String(megabytes * 1024 * 1024) }
      const { status, body } = await rawRequest(nginx.url, path, { method: 'POST', headers })
      expect([status, body]).toEqual([413, expect.stringContaining('<h1>Demande refusée</h1>')])
      expect((await get(PAGE_PATH)).status).toBe(200)
    },
  )

  it('limits the rate of requests to the staff area, above what an office of people sends', async () => {
    const ask = async () => (await rawRequest(nginx.url, '/apercu/x', { method: 'PUT' })).status
    const statuses = await Promise.all(Array.from({ length: 700 }, ask))
    const answered = statuses.filter((status) => status === 405)
    expect(answered.length).toBeGreaterThanOrEqual(400)
    expect(new Set(statuses)).toEqual(new Set([405, 429]))
    expect((await get(PAGE_PATH)).status).toBe(200)
    // Each second, the limit allows a hundred more requests.
    await outdated()
    expect((await get('/api/users/me')).status).toBe(200)
  })

  it.each(['/api/users/login', '/api/Users/LOGIN'])(
    'limits log-in attempts by client address: %s',
    async (path) => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, async (_, index) => {
          const answer = await fetch(nginx.url + path, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            // Uses other accounts each time, because the site also limits attempts by account.
            body: JSON.stringify({ email: `qui-${index}@example.gouv.fr`, password: 'essai' }),
          })
          return { status: answer.status, text: await answer.text() }
        }),
      )
      const refused = answers.filter(({ status }) => status === 429)
      expect(refused.length).toBeGreaterThan(0)
      // The page comes from nginx: the page of the site would have a header.
      const ofNginx = '</head><body><h1>Trop de demandes à la suite</h1>'
      for (const { text } of refused) expect(text).toContain(ofNginx)
      expect((await get('/api/users/me')).status).toBe(200)
    },
  )

  it('forgets every copy when its folder is emptied, without a stop', async () => {
    await get(PAGE_PATH)
    expect(readdirSync(copies())).not.toEqual([])
    forgetCopies()
    const { status, headers } = await get(PAGE_PATH)
    expect([status, headers.get('x-cache-status')]).toEqual([200, 'MISS'])
  })

  describe('after documents are unpublished', () => {
    const PAGE = '/a-retirer'
    const FILES = ['/images/a-retirer.png', '/documents/a-retirer.pdf']
    const ids: Record<string, string> = {}
    const addresses = () => [PAGE, ...FILES, `${FILES[0]}?v=${ids.version}`]
    const statuses = () =>
      Promise.all(addresses().map(async (address) => [address, (await get(address)).status]))
    const all = (status: number) => addresses().map((address) => [address, status])

    beforeAll(async () => {
      const hero = { title: 'Une page à retirer' }
      ids.pages = await staff.create('pages', { title: 'À retirer', slug: PAGE.slice(1), hero })
      for (const [folder, bytes] of [
        ['images', await image()],
        ['documents', pdf()],
      ] as const) {
        const name = `a-retirer.${folder === 'images' ? 'png' : 'pdf'}`
        const file = new File([Uint8Array.from(bytes)], name)
        const sent = await staff.sendFile('POST', `/api/${folder}`, file, { alt: 'Un carré' })
        const { doc } = (await sent.json()) as { doc: { id: string; checksum: string } }
        ids[folder] = doc.id
        if (folder === 'images') ids.version = versionOf(doc.checksum)
      }
    })

    it('serves no copy longer than a second, even of a file that browsers may keep for good', async () => {
      expect(await statuses()).toEqual(all(200))
      const { headers } = await get(addresses().at(-1)!)
      expect(headers.get('cache-control')).toContain('immutable')
      for (const collection of ['pages', 'images', 'documents'] as const) {
        await staff.change(collection, ids[collection]!, { _status: 'draft' })
      }
      await outdated()
      expect(await statuses()).toEqual(all(404))
    })
  })

  // Runs last, because it stops the site.
  describe('when the site is down', () => {
    const SECRET = 'cle-qui-ouvre'
    let before: string
    beforeAll(async () => {
      await outdated()
      // The page is cached by one visitor, with one browser.
      before = (await get(PAGE_PATH, { 'Accept-Encoding': 'gzip, deflate, br' })).html
      await get(`/partage/${SECRET}`)
      await server.stop()
      await outdated()
    })

    it.each(['gzip, deflate, br', 'gzip', 'br;q=1.0, *;q=0.1', 'identity'])(
      'shows the cached page to a client that accepts %s',
      async (accepted) => {
        const { status, headers, html } = await get(PAGE_PATH, { 'Accept-Encoding': accepted })
        expect([status, headers.get('x-cache-status'), html]).toEqual([200, 'STALE', before])
      },
    )

    it('shows it under any query, and with any headers', async () => {
      for (const address of [`${PAGE_PATH}?jamais=vu`, `${PAGE_PATH}?_rsc=1`]) {
        const headers = { RSC: '1', 'Next-Router-State-Tree': 'a' }
        const { status, html } = await get(address, headers)
        expect([status, html]).toEqual([200, before])
      }
    })

    it('answers 502 at other addresses', async () => {
      expect((await get('/jamais-vue')).status).toBe(502)
      expect((await get('/admin/login')).status).toBe(502)
    })

    it('does not show unpublished documents', async () => {
      for (const path of ['/a-retirer', '/images/a-retirer.png', '/documents/a-retirer.pdf']) {
        expect([path, (await get(path)).status]).toEqual([path, 404])
      }
    })

    it('writes no token and no typed text to its logs', async () => {
      const paths = [
        `/partage/${SECRET}`,
        `/part%61ge/${SECRET}`,
        `/appels/prevenir/mes-donnees/${SECRET}`,
        `/appels/pr%65venir/confirmer/${SECRET}`,
        `/admin/reset/${SECRET}`,
        `/apercu/page?essai=${SECRET}`,
        `/api/pages?where[title][like]=${SECRET}`,
        `${PAGE_PATH}?nom=Durand`,
      ]
      for (const path of paths) await get(path)
      await get('/jamais-vue-non-plus')
      const log = (name: string) => readFileSync(path.join(nginx.folder, 'logs', name), 'utf8')
      const [visits, errors] = [log('eig.access.log'), log('eig.error.log')]
      expect(visits).toContain('"GET /partage/***" 502')
      expect(visits).toContain('"GET /api/pages" 502')
      expect(errors).toContain('GET /jamais-vue-non-plus')
      expect(visits + errors).not.toContain(SECRET)
      expect(visits).not.toContain('Durand')
    })

    it('keeps its copy when the site starts again on an empty data folder', async () => {
      server = await startServer(settings)
      for (let visits = 0; visits < 2; visits++) {
        await outdated()
        const { status, headers, html } = await get(PAGE_PATH)
        expect([status, headers.get('x-cache-status'), html]).toEqual([200, 'STALE', before])
      }
      expect((await get('/documents/jamais-vu.pdf')).status).toBe(503)
    })
  })

  /** Requests `path` without `fetch`, which would decompress the body. */
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
