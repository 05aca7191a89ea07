import { readdirSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import sharp from 'sharp'

import { HTML, image, pdf } from '@/tests/fixtures/files'
import { uploadZeros } from '@/tests/support/endless-upload'
import { startSite, type Site } from '@/tests/support/site'
import type { Staff } from '@/tests/support/staff'

jest.setTimeout(90_000)

let site: Site
let staff: Staff

beforeAll(async () => {
  site = await startSite('account')
  staff = site.staff
})
afterAll(() => site?.server.stop())

type Doc = { id: string; slug: string; filename: string; checksum: string }

const file = (name: string, bytes: Buffer | string) =>
  new File([Uint8Array.from(Buffer.from(bytes))], name)

async function saved(response: Response): Promise<Doc> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return ((await response.json()) as { doc: Doc }).doc
}
const add = async (folder: string, sent: File, data = {}) =>
  saved(await staff.sendFile('POST', `/api/${folder}`, sent, data))

const get = (address: string, headers = {}, method = 'GET') =>
  fetch(site.server.url + address, { method, headers, redirect: 'manual' })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('a document', () => {
  it('is replaced at its address from the very next request, and revalidates with 304 until then', async () => {
    const [before, after] = [pdf('Avant'), pdf('Après')]
    const { id } = await add('documents', file('Règlement 7.pdf', before))
    const first = await get('/documents/reglement-7.pdf')
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="reglement-7.pdf"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, no-cache, no-transform',
    })
    expect(await bytesOf(first)).toEqual(before)
    const held = { 'If-None-Match': first.headers.get('etag')! }
    expect((await get('/documents/reglement-7.pdf', held)).status).toBe(304)

    const replacement = file('autre.pdf', after)
    const draft = { _status: 'draft' }
    await saved(
      await staff.sendFile('PATCH', `/api/documents/${id}?draft=true`, replacement, draft),
    )
    expect((await get('/documents/reglement-7.pdf', held)).status).toBe(304)

    await staff.change('documents', id, {})
    const next = await get('/documents/reglement-7.pdf', held)
    expect(next.status).toBe(200)
    expect(await bytesOf(next)).toEqual(after)
  })

  it('is served in ranges, and HEAD gives its headers alone', async () => {
    const bytes = pdf('Parties')
    await add('documents', file('parties.pdf', bytes))
    const part = await get('/documents/parties.pdf', { Range: 'bytes=5-9' })
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 5-9/${bytes.length}`,
    ])
    expect(await bytesOf(part)).toEqual(bytes.subarray(5, 10))
    const end = await get('/documents/parties.pdf', { Range: 'bytes=-6' })
    expect(await bytesOf(end)).toEqual(bytes.subarray(-6))
    expect((await get('/documents/parties.pdf', { Range: 'bytes=99999-' })).status).toBe(416)
    const other = { Range: 'bytes=5-9', 'If-Range': '"autre"' }
    expect((await get('/documents/parties.pdf', other)).status).toBe(200)
    const head = await get('/documents/parties.pdf', {}, 'HEAD')
    expect(head.headers.get('content-type')).toBe('application/pdf')
    expect(await bytesOf(head)).toHaveLength(0)
  })

  it('is not available to visitors as a draft, in the trash, or in an older version', async () => {
    const draft = await add('documents', file('brouillon.pdf', pdf('Brouillon')), {
      _status: 'draft',
    })
    const trashed = await add('documents', file('jete.pdf', pdf('Jeté')))
    await staff.change('documents', trashed.id, { deletedAt: new Date().toISOString() })
    const old = await add('documents', file('remplace.pdf', pdf('Ancien')))
    const replaced = await staff.sendFile(
      'PATCH',
      `/api/documents/${old.id}`,
      file('x.pdf', pdf('Neuf')),
    )
    const now = await saved(replaced)

    for (const slug of ['brouillon.pdf', 'jete.pdf', 'absent.pdf', '..%2F..%2Feig.sqlite']) {
      const response = await get(`/documents/${slug}`)
      expect([slug, response.status]).toEqual([slug, 404])
      expect(await response.text()).toContain('Page non trouvée')
    }
    for (const { filename } of [draft, trashed, old]) {
      expect((await get(`/api/documents/file/${filename}`)).status).toBe(401)
    }
    const current = await staff.ask('GET', `/api/documents/file/${now.filename}`)
    expect(current.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await bytesOf(current)).toEqual(pdf('Neuf'))
    // Staff can read all of them.
    expect((await staff.ask('GET', `/api/documents/file/${draft.filename}`)).status).toBe(200)
  })
})

describe('an image', () => {
  it('is served in the requested width, and cached for good when the address names the version', async () => {
    const sent = file('Équipe.jpg', await image('jpeg', { width: 1200, height: 600 }))
    const { id, checksum } = await add('images', sent, { alt: 'L’équipe' })
    const version = checksum.slice(0, 16)
    const whole = await get('/images/equipe.jpg')
    expect(whole.headers.get('cache-control')).toBe('public, no-cache, no-transform')
    expect(await sharp(await bytesOf(whole)).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1200,
    })
    const small = await get(`/images/equipe.jpg?v=${version}&w=480`)
    expect(small.headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable, no-transform',
    )
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect(await sharp(await bytesOf(small)).metadata()).toMatchObject({
      format: 'webp',
      width: 480,
    })
    expect(small.headers.get('etag')).not.toBe(whole.headers.get('etag'))
    const body = '![Toute l’équipe](/images/equipe.jpg)'
    const slug = 'equipe'
    const sections = [{ blockType: 'text', body }]
    await staff.create('pages', { title: 'Équipe', slug, hero: { title: 'Équipe' }, sections })
    expect(await (await get('/equipe')).text()).toContain(
      `srcSet="/images/equipe.jpg?v=${version}&amp;w=480 480w`,
    )
    // The number of other queries is unlimited, so their responses are not cached.
    for (const query of ['v=0123456789abcdef&w=480', `v=${version}&w=481`, 'w=']) {
      const other = await get(`/images/equipe.jpg?${query}`)
      expect([query, other.status]).toEqual([query, 200])
      expect(other.headers.get('cache-control')).toBe('no-store, no-transform')
    }
    const beyond = await get(`/images/equipe.jpg?v=${version}`, { Range: 'bytes=99999999-' })
    expect([beyond.status, beyond.headers.get('cache-control')]).toEqual([416, 'no-store'])

    // A new file gets a new address, which the page uses at once.
    const next = file('x.png', await image('png', { width: 800, height: 400 }))
    const replaced = await saved(await staff.sendFile('PATCH', `/api/images/${id}`, next))
    const html = await (await get('/equipe')).text()
    expect(html).toContain(`src="/images/equipe.jpg?v=${replaced.checksum.slice(0, 16)}"`)
    expect(html).not.toContain(version)
  })
})

describe('a hostile file', () => {
  it('is refused at its field, in French', async () => {
    const response = await staff.sendFile('POST', '/api/images', file('photo.png', HTML))
    const refusal = { path: 'file', message: expect.stringMatching(/n’est pas une image/) }
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ data: { errors: [refusal] } }] })
  })

  it('is harmless: a PDF that is also a web page, an image followed by a page, a path used as a name', async () => {
    const polyglot = Buffer.concat([pdf().subarray(0, -6), Buffer.from(`${HTML}\n%%EOF\n`)])
    await add('documents', file('double.pdf', polyglot))
    const document = await get('/documents/double.pdf')
    expect(Object.fromEntries(document.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    const photo = Buffer.concat([await image('jpeg'), Buffer.from(HTML)])
    await add('images', file('photo.jpg', photo), { alt: 'Un aplat' })
    expect((await bytesOf(await get('/images/photo.jpg'))).includes('script')).toBe(false)
    const { slug } = await add('documents', file('../../x.pdf', pdf('Chemin')))
    expect(slug).toBe('x.pdf')
  })

  it('of a gigabyte is cut early, for an anonymous visitor and for a signed-in user', async () => {
    const folder = path.join(site.server.dataDir, 'files')
    const before = readdirSync(folder)
    const login = await staff.ask('GET', '/api/users/me')
    const { token } = (await login.json()) as { token?: string }
    const url = `${site.server.url}/api/documents`
    for (const [session, expected, said] of [
      ['', 401, 'Connectez-vous'],
      [`JWT ${token}`, 413, 'un document ne peut pas dépasser 20\u00a0Mo'],
    ] as const) {
      const headers = { Authorization: session }
      const { status, text, sent, ms } = await uploadZeros(url, 1024, headers)
      expect(status).toBe(expected)
      expect(text).toContain(said)
      expect(sent).toBeLessThan(100 * 1024 * 1024)
      expect(ms).toBeLessThan(20_000)
    }
    expect(readdirSync(folder)).toEqual(before)
  })
})
