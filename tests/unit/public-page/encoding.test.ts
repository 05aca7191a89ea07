import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { describe, expect, it } from '@jest/globals'

import { ENCODED_AS } from '@/platform/http/watch-requests'
import type { CachedPage } from '@/site/page-cache'
import { documentResponse, encoded, encodingFor } from '@/site/page/responses'

const TEXT = '<p>Déposez votre projet avant l’échéance.</p>'.repeat(100)

const page = (body: CachedPage['body'] = TEXT): CachedPage => ({
  body,
  type: 'text/html; charset=utf-8',
  etag: '"a"',
  renderedAt: new Date('2027-02-01T12:00:00Z'),
  revision: '1:x',
  until: null,
})

const chosen = (accepted: string | null, body?: CachedPage['body']) =>
  encodingFor(new Headers(accepted === null ? {} : { 'Accept-Encoding': accepted }), page(body))

const ask = (one: CachedPage, headers: Record<string, string>) =>
  documentResponse(new Request('https://exemple.fr/', { headers }), one, 'hit', new Date())

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('the encoding of a page', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.1, gzip;q=1', 'br'],
    ['*', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['deflate', null],
    ['identity', null],
    ['br;q=0, gzip;q=0', null],
    ['', null],
    [null, null],
  ])('for “%s” is %s', (accepted, encoding) => {
    expect(chosen(accepted)).toBe(encoding)
  })

  it('is none for what is short', () => {
    expect(chosen('br', 'BEGIN:VCALENDAR')).toBeNull()
  })

  it('gives back the page, byte for byte', async () => {
    expect(brotliDecompressSync(await encoded(page(), 'br')).toString()).toBe(TEXT)
    expect(gunzipSync(await encoded(page(), 'gzip')).toString()).toBe(TEXT)
  })

  it('is made once for all who ask for the same page', async () => {
    const one = page()
    const [first, second] = await Promise.all([encoded(one, 'br'), encoded(one, 'br')])
    expect(second).toBe(first)
    expect(await encoded(one, 'gzip')).not.toBe(first)
    expect(await encoded(page(), 'br')).not.toBe(first)
  })
})

describe('an encoded document', () => {
  it('says how it is encoded, and has a validator of its own', async () => {
    const compressed = await ask(page(), { 'Accept-Encoding': 'gzip, br' })
    expect(compressed.headers.get(ENCODED_AS)).toBe('br')
    expect(compressed.headers.get('ETag')).toBe('"a-br"')
    expect(compressed.headers.get('Vary')).toBe('Accept-Encoding')
    expect(brotliDecompressSync(await bytesOf(compressed)).toString()).toBe(TEXT)

    const plain = await ask(page(), {})
    expect(plain.headers.get(ENCODED_AS)).toBeNull()
    expect(plain.headers.get('ETag')).toBe('"a"')
    expect(plain.headers.get('Vary')).toBe('Accept-Encoding')
    expect((await bytesOf(plain)).toString()).toBe(TEXT)
  })

  it('is not sent again to whoever holds it so, and is to whoever holds it otherwise', async () => {
    const holding = (etag: string) =>
      ask(page(), { 'Accept-Encoding': 'br', 'If-None-Match': etag })
    const held = await holding('"a-br"')
    expect([held.status, held.headers.get('ETag'), held.headers.get(ENCODED_AS)]).toEqual([
      304,
      '"a-br"',
      null,
    ])
    expect((await holding('"a"')).status).toBe(200)
  })
})
