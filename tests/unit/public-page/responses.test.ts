import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { describe, expect, it } from '@jest/globals'

import { ENCODED_AS } from '@/platform/http/request-id'
import type { CachedPage } from '@/site/page-cache'
import { encoded, encodingFor, documentResponse } from '@/site/page/responses'

describe('a document', () => {
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
    it('says what it is and how to ask again', async () => {
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

    it('is not sent again to whoever holds it, by either validator', async () => {
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

    it('is sent to whoever holds an older one, or asks in a way that is not understood', async () => {
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

    it('is compared by its ETag alone when both are given', async () => {
      const modified = async (date: string, etag: string) =>
        (await ask({ 'If-None-Match': etag, 'If-Modified-Since': date })).status
      expect(await modified('Mon, 01 Feb 2027 18:00:00 GMT', '"b"')).toBe(200)
      expect(await modified('Mon, 01 Feb 2027 06:00:00 GMT', '"a"')).toBe(304)
    })
  })

  describe('two changes in the same second', () => {
    it('are told apart: what was fetched between them is asked for again', async () => {
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

describe('its encoding', () => {
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
})
