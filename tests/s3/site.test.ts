import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { s3Objects } from '@/platform/files/s3'
import { s3Settings } from '@/platform/files/s3-settings'
import { S3_TEST } from '@/scripts/testing/go-server'
import { image, pdf } from '@/tests/fixtures/files'
import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { freePort, startServer, temporaryFolder, type RunningServer } from '@/tests/support/server'
import { signIn, signUp, type Staff } from '@/tests/support/staff'

// The server starts twice, on a machine that may be slow.
jest.setTimeout(180_000)

const settings = {
  ...S3_TEST,
  S3_ENDPOINT: process.env.S3_TEST_URL!,
  S3_PREFIX: `site/${Date.now()}`,
}
const bucket = s3Objects(s3Settings(settings)!)
const folder = temporaryFolder()
const dataDir = path.join(folder, 'data')

let server: RunningServer
let staff: Staff

beforeAll(async () => {
  server = await startServer({ ...settings, DATA_DIR: dataDir })
  staff = await signUp(server.url)
  await publishContent(staff)
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const get = (address: string, headers = {}) =>
  fetch(server.url + address, { headers, redirect: 'manual' })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const file = (name: string, bytes: Buffer) => new File([Uint8Array.from(bytes)], name)

type Doc = { id: string; filename: string; checksum: string }
async function saved(response: Response): Promise<Doc> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return ((await response.json()) as { doc: Doc }).doc
}

describe('a site with its files in an S3 bucket', () => {
  const [before, after] = [pdf('Avant'), pdf('Après')]
  let doc: Doc

  it('stores uploads in the bucket, and serves them to visitors in full and in part', async () => {
    doc = await saved(await staff.sendFile('POST', '/api/documents', file('Guide.pdf', before)))
    expect(await bucket.list()).toEqual([doc.filename])
    expect(existsSync(path.join(dataDir, 'files'))).toBe(false)

    const whole = await get('/documents/guide.pdf')
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(whole.headers.get('etag')).toBe(`"${doc.checksum}"`)
    expect(await bytesOf(whole)).toEqual(before)
    const held = { 'If-None-Match': `"${doc.checksum}"` }
    expect((await get('/documents/guide.pdf', held)).status).toBe(304)
    const part = await get('/documents/guide.pdf', { Range: 'bytes=5-9' })
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 5-9/${before.length}`,
    ])
    expect(await bytesOf(part)).toEqual(before.subarray(5, 10))
    expect((await get('/documents/guide.pdf', { Range: 'bytes=99999-' })).status).toBe(416)
    expect((await staff.ask('GET', `/api/documents/file/${doc.filename}`)).status).toBe(200)
  })

  it('serves a replaced file from the next request on', async () => {
    const replacement = file('autre.pdf', after)
    await saved(await staff.sendFile('PATCH', `/api/documents/${doc.id}`, replacement))
    const held = { 'If-None-Match': `"${doc.checksum}"` }
    expect(await bytesOf(await get('/documents/guide.pdf', held))).toEqual(after)
    expect(await bucket.list()).toHaveLength(2)
  })

  it('stores the widths of an image', async () => {
    const sent = file('Équipe.jpg', await image('jpeg', { width: 1200, height: 600 }))
    await saved(await staff.sendFile('POST', '/api/images', sent, { alt: 'L’équipe' }))
    const small = await get('/images/equipe.jpg?w=480')
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect((await bytesOf(small)).subarray(8, 12).toString()).toBe('WEBP')
  })

  it('deletes a file from the bucket when it is permanently deleted', async () => {
    await staff.remove('documents', doc.id)
    expect((await get('/documents/guide.pdf')).status).toBe(404)
    expect((await bucket.list()).filter((name) => name.endsWith('.pdf'))).toEqual([])
  })
})

describe('an S3 bucket that cannot be reached', () => {
  beforeAll(async () => {
    await server.stop()
    const S3_ENDPOINT = `http://127.0.0.1:${await freePort()}`
    server = await startServer({ ...settings, S3_ENDPOINT, DATA_DIR: dataDir })
    staff = await signIn(server.url)
  })

  it('makes an upload fail with a message in French, and leaves no document', async () => {
    const response = await staff.sendFile('POST', '/api/documents', file('Essai.pdf', pdf('Essai')))
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('Le stockage des fichiers ne répond pas') }],
    })
    const { totalDocs } = (await (await staff.ask('GET', '/api/documents')).json()) as {
      totalDocs: number
    }
    expect(totalDocs).toBe(0)
  })

  it('makes only files unavailable to visitors', async () => {
    const response = await get('/images/equipe.jpg')
    const headers = ['cache-control', 'retry-after'].map((name) => response.headers.get(name))
    expect([response.status, ...headers]).toEqual([503, 'no-store', '30'])
    expect(await response.text()).toContain('Page momentanément indisponible')
    expect((await get(PAGE_PATH)).status).toBe(200)
    expect(server.output()).toContain('ECONNREFUSED')
    expect(server.output()).not.toContain(S3_TEST.S3_SECRET_ACCESS_KEY)
  })
})
