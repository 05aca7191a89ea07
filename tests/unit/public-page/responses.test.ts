import { describe, expect, it } from '@jest/globals'

import type { CachedPage } from '@/site/page-cache'
import { documentResponse } from '@/site/page/responses'

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
