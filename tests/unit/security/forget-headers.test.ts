import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

import { describe, expect, it } from '@jest/globals'

import { declareAddress } from '@/platform/http/own-addresses'
import { CLIENT_ADDRESS, REQUEST_ID } from '@/platform/http/request-id'
import { areaOf } from '@/platform/security/content-policy'
import { forgetHeaders, forgetVary } from '@/platform/security/forget-headers'

// As a plugin does.
declareAddress({ path: '/apercu', area: 'preview' })
declareAddress({ path: '/retour', readsQuery: true })

/** The URL and the headers that remain of a request for `path` with each of `names` as a header. */
function left(path: string, names: string[]): { url: string | undefined; headers: string[] } {
  const request = new IncomingMessage(new Socket())
  request.url = path
  request.headers = Object.fromEntries(names.map((name) => [name, '1']))
  const [pathname] = path.split('?', 1) as [string]
  forgetHeaders(request, pathname, areaOf(pathname))
  return { url: request.url, headers: Object.keys(request.headers) }
}

const OF_NEXT = ['rsc', 'next-router-state-tree', 'next-url', 'next-action']
const OF_SERVERS = ['x-middleware-prefetch', 'x-nextjs-data']
const OTHERS = [
  ...['x-forwarded-host', 'sec-fetch-dest', 'purpose', 'authorization', 'x-of-tomorrow'],
  ...['x-rsc', 'rsc-x'],
]
const READ_OF_FILES = [
  ...['accept-encoding', 'host', 'if-modified-since', 'if-none-match'],
  ...[REQUEST_ID, CLIENT_ADDRESS],
]
const READ = [...READ_OF_FILES, 'cookie', 'if-range', 'origin', 'range', 'sec-fetch-site']
const ALL = [...OF_NEXT, ...OF_SERVERS, ...OTHERS, ...READ]

describe('the headers and the query of a request', () => {
  it('are removed on public addresses, except the headers that these read', () => {
    for (const path of [
      '/',
      '/participer',
      '/appels.ics',
      '/images/a.png',
      '/partage/x',
      '/healthz',
    ]) {
      expect([path, left(path, ALL).headers]).toEqual([path, READ])
    }
    expect(left('/assets/1/a.css', ALL).headers).toEqual(READ_OF_FILES)
  })

  it('are kept for the admin and previews, and for the API except the headers of Next', () => {
    for (const path of ['/admin', '/admin/login', '/apercu/participer']) {
      expect([path, left(path, ALL).headers]).toEqual([path, ALL])
    }
    expect(left('/api/pages', ALL).headers).toEqual([...OTHERS, ...READ])
  })

  it('keep the query only for uploaded files, the API, previews, the admin, and what a plugin declares', () => {
    expect(left('/participer?_rsc=1', []).url).toBe('/participer')
    expect(left('/assets/1/a.css?a', []).url).toBe('/assets/1/a.css')
    expect(left('/images/a.png?v=1&w=480', []).url).toBe('/images/a.png?v=1&w=480')
    for (const path of ['/api/pages?limit=1', '/apercu/a?le=b', '/admin?a=b', '/retour/x?a=b']) {
      expect(left(path, []).url).toBe(path)
    }
  })

  it('are removed from the Vary header of the response when they are of Next', () => {
    const variesBy = (...vary: string[]) => {
      const response = new ServerResponse(new IncomingMessage(new Socket()))
      if (vary.length) response.setHeader('Vary', vary)
      forgetVary(response)
      return response.getHeader('Vary')
    }
    expect(variesBy('rsc, next-router-state-tree', 'Accept-Encoding')).toBe('Accept-Encoding')
    expect(variesBy('Cookie, RSC', 'Accept-Encoding')).toBe('Cookie, Accept-Encoding')
    expect(variesBy('RSC, Next-Url')).toBeUndefined()
    expect(variesBy()).toBeUndefined()
  })
})
