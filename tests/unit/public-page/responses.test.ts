import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { describe, expect, it } from '@jest/globals'

import { ENCODED_AS } from '@/platform/http/request-id'
import type { CachedPage } from '@/site/page-cache'
import { encoded, encodingFor, documentResponse } from '@/site/page/responses'

describe('documentResponse', () => {
  const page = (renderedAt: string): CachedPage => ({
    body: 'BEGIN:VCALENDAR',
    type: 'text/calendar; charset=utf-8',
    etag: '"a"',
    renderedAt: new Date(renderedAt),
    revision: '1:x',
    until: null,
  })

  const RENDERED = '2027-02-01T12:00:00.300Z'
  const LATER = '2027-02-01T13:00:00.500Z'

  type Asked = Record<string, string>

  function ask(
    headers: Asked = {},
    { renderedAt = RENDERED, knownAt = LATER }: { renderedAt?: string; knownAt?: string } = {},
  ) {
    const request = new Request('https://exemple.fr/appels.ics', { headers })
    return documentResponse(request, page(renderedAt), 'hit', new Date(knownAt))
  }

  describe('a document', () => {
    it('has the content type and the headers for revalidation', async () => {
      const response = await ask()
      expect(response.status).toBe(200)
      expect(await response.text()).toBe('BEGIN:VCALENDAR')
      expect(Object.fromEntries(response.headers)).toEqual({
        'cache-control': 'public, max-age=0, must-revalidate',
        'content-type': 'text/calendar; charset=utf-8',
        etag: '"a"',
        'last-modified': 'Mon, 01 Feb 2027 12:00:01 GMT',
        vary: 'Accept-Encoding',
        'x-page-cache': 'hit',
      })
    })

    it('answers 304 when the client has the current version, by either validator', async () => {
      const held: Asked[] = [
        { 'If-None-Match': '"b", W/"a"' },
        { 'If-None-Match': '*' },
        { 'If-Modified-Since': 'Mon, 01 Feb 2027 12:00:01 GMT' },
        { 'If-Modified-Since': 'Monday, 01-Feb-27 12:00:01 GMT' },
        { 'If-Modified-Since': 'Mon Feb  1 12:00:01 2027' },
      ]
      for (const headers of held) {
        const response = await ask(headers)
        expect([headers, response.status, await response.text()]).toEqual([headers, 304, ''])
        expect(response.headers.get('ETag')).toBe('"a"')
        expect(response.headers.get('Content-Type')).toBeNull()
      }
    })

    it('answers 200 when the client has an older version, or sends an invalid validator', async () => {
      const notHeld: Asked[] = [
        { 'If-None-Match': '"b"' },
        { 'If-None-Match': '' },
        { 'If-Modified-Since': 'Mon, 01 Feb 2027 12:00:00 GMT' },
        { 'If-Modified-Since': '2027-03-01' },
        { 'If-Modified-Since': 'demain' },
      ]
      for (const headers of notHeld) {
        expect([headers, (await ask(headers)).status]).toEqual([headers, 200])
      }
    })

    it('compares only the ETag when the client sends both validators', async () => {
      const modified = async (date: string, etag: string) =>
        (await ask({ 'If-None-Match': etag, 'If-Modified-Since': date })).status
      expect(await modified('Mon, 01 Feb 2027 18:00:00 GMT', '"b"')).toBe(200)
      expect(await modified('Mon, 01 Feb 2027 06:00:00 GMT', '"a"')).toBe(304)
    })
  })

  describe('two changes in the same second', () => {
    it('are distinguished: a copy fetched between them is sent again', async () => {
      const between = await ask({}, { knownAt: '2027-02-01T12:00:00.400Z' })
      const held = String(between.headers.get('Last-Modified'))
      expect(held).toBe('Mon, 01 Feb 2027 12:00:00 GMT')
      const after = await ask(
        { 'If-Modified-Since': held },
        { renderedAt: '2027-02-01T12:00:00.800Z' },
      )
      expect(after.status).toBe(200)
    })
  })
})

describe('the encoding', () => {
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
    ])('is, for “%s”: %s', (accepted, encoding) => {
      expect(chosen(accepted)).toBe(encoding)
    })

    it('is none for a short document', () => {
      expect(chosen('br', 'BEGIN:VCALENDAR')).toBeNull()
    })

    it('decodes to the page, byte for byte', async () => {
      expect(brotliDecompressSync(await encoded(page(), 'br')).toString()).toBe(TEXT)
      expect(gunzipSync(await encoded(page(), 'gzip')).toString()).toBe(TEXT)
    })

    it('is computed once for all requests of the same page', async () => {
      const one = page()
      const [first, second] = await Promise.all([encoded(one, 'br'), encoded(one, 'br')])
      expect(second).toBe(first)
      expect(await encoded(one, 'gzip')).not.toBe(first)
      expect(await encoded(page(), 'br')).not.toBe(first)
    })
  })

  describe('an encoded document', () => {
    it('has its encoding in a header, and its own ETag', async () => {
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

    it('answers 304 only to a client that has the same encoding', async () => {
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
})
