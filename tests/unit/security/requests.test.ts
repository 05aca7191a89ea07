import type { IncomingHttpHeaders } from 'node:http'

import { describe, expect, it } from '@jest/globals'

import { declareAddress } from '@/platform/http/own-addresses'
import { CLIENT_ADDRESS } from '@/platform/http/request-id'
import { readAtMost } from '@/platform/security/bounded-request'
import type { CallerKind } from '@/platform/security/budget'
import { isForeign } from '@/platform/security/guard-api'
import { reasonToRefuse } from '@/platform/security/reason-to-refuse'
import { ownOrigins } from '@/platform/security/own-origins'
import { callerAddress } from '@/platform/security/caller'

describe('an odd request', () => {
  // As a plugin does.
  declareAddress({ path: '/appels/prevenir', area: 'form' })

  const oddityOf = (
    method: string,
    url: string,
    headers: IncomingHttpHeaders = {},
    callerKind: CallerKind = 'anonymous',
  ) => reasonToRefuse({ method, url, path: url.split('?')[0]!, headers, callerKind })

  it('has an address that is not text', () => {
    for (const path of ['/%ff', '/%', '/a%00b', '/api/%c3', '/admin/%ff']) {
      expect([path, oddityOf('GET', path)]).toEqual([path, { status: 400 }])
    }
    expect(oddityOf('GET', '/d%C3%A9p%C3%B4t')).toBeNull()
  })

  it('has an address that is longer than its caller may send', () => {
    const address = (bytes: number, query: string) => {
      const start = `/a${query}`
      const left = bytes - start.length
      return start + 'a'.repeat(left % 2) + 'é'.repeat(left / 2)
    }
    for (const query of ['', '?q=']) {
      expect(oddityOf('GET', address(4_096, query))).toBeNull()
      expect(oddityOf('GET', address(4_097, query))).toEqual({ status: 414 })
      expect(oddityOf('GET', address(12_288, query), {}, 'staff')).toBeNull()
      expect(oddityOf('GET', address(12_289, query), {}, 'staff')).toEqual({ status: 414 })
    }
  })

  it('has a body that is larger than its caller may send, or of unknown size', () => {
    const bytes = (length: number) => ({ 'content-length': String(length) })
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/admin'],
      ['POST', '/admin/create-first-user'],
    ] as const) {
      expect(oddityOf(method, path, bytes(16_384))).toBeNull()
      expect(oddityOf(method, path, bytes(16_385))).toEqual({ status: 413 })
      expect(oddityOf(method, path, bytes(1_048_576), 'staff')).toBeNull()
      expect(oddityOf(method, path, bytes(1_048_577), 'staff')).toEqual({ status: 413 })
      expect(oddityOf(method, path, { 'transfer-encoding': 'chunked' }, 'staff')).toEqual({
        status: 413,
      })
    }
    // These endpoints limit their bodies themselves, and refuse in their own format.
    expect(oddityOf('POST', '/api/pages', bytes(9_999_999))).toBeNull()
    expect(oddityOf('POST', '/rapports-csp', bytes(9_999_999))).toBeNull()
  })

  it('is a call of a server function of the admin without a session', () => {
    for (const path of [
      ...['/admin', '/admin/login', '/admin/collections/pages/create-first-user'],
      ...['/admin/admin/create-first-user', '/admin/create-first-user/a'],
    ]) {
      expect([path, oddityOf('POST', path)]).toEqual([path, { status: 403 }])
      expect(oddityOf('POST', path, {}, 'staff')).toBeNull()
    }
    for (const path of ['/admin/create-first-user', '/admin/create-first-user/']) {
      expect(oddityOf('POST', path)).toBeNull()
    }
  })

  it('has an address that resolves to another path', () => {
    for (const path of [
      '/admin/../participer',
      '/a/%2E%2e/b',
      '/./api/users',
      '/a/..',
      '/a\\..\\b',
      '../a',
    ]) {
      expect([path, oddityOf('GET', path)]).toEqual([path, { status: 400 }])
    }
    for (const path of ['/a..b', '/a../b', '/...', '/.well-known/security.txt', '/a/.b']) {
      expect([path, oddityOf('GET', path)]).toEqual([path, null])
    }
  })

  it('has an address to which Next would respond by itself', () => {
    for (const path of [
      ...['/404', '/500/', '/_error', '/_not-found', '/%34%30%34', '/_next/data/1/a.json'],
      ...['/_next/image', '/_next/image/', '/_next/image?url=/images/a.png&w=640&q=75'],
    ]) {
      expect([path, oddityOf('GET', path)]).toEqual([path, { status: 404 }])
    }
    for (const path of ['/4040', '/a/404', '/404/a', '/_next/images', '/_next/image/a']) {
      expect([path, oddityOf('GET', path)]).toEqual([path, null])
    }
  })

  it.each([
    [
      ['/', '/apercu/a', '/partage/x', '/assets/1/a.css', '/appels.ics'],
      ['GET', 'HEAD'],
    ],
    [['/api/pages/1'], ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']],
    [
      ['/admin', '/admin/login', '/appels/prevenir', '/appels/prevenir/pour/participer'],
      ['GET', 'HEAD', 'POST'],
    ],
    [['/rapports-csp'], ['POST']],
  ])('has a method that %j do not accept', (paths, allow) => {
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'get', '']
    for (const path of paths) {
      for (const method of methods) {
        const expected = allow.includes(method) ? null : { status: 405, allow }
        const found = oddityOf(method, path, {}, 'staff')
        expect([path, method, found]).toEqual([path, method, expected])
      }
    }
  })
})

describe('the client whose attempts are counted together', () => {
  const who = (address: string) => callerAddress(new Headers({ [CLIENT_ADDRESS]: address }))

  it('is one IPv4 address, however it is written', () => {
    expect(who('192.0.2.7')).toBe('192.0.2.7')
    expect(who('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(who('::FFFF:192.0.2.17')).toBe('192.0.2.17')
    expect(who('::ffff:203.0.113.7')).toBe('203.0.113.7')
    expect(who('::ffff:198.51.100.17')).toBe('198.51.100.17')
    // An invalid address is kept whole.
    expect(who('::ffff:192.0.2.7, a')).toBe('::ffff:192.0.2.7, a')
    expect(who('192.0.2.8')).not.toBe(who('192.0.2.7'))
  })

  it('is one IPv6 network', () => {
    expect(who('2001:db8:0:7:1::2')).toBe('2001:db8:0:7::/64')
    expect(who('2001:DB8::7:a:b:c:d')).toBe('2001:db8:0:7::/64')
    expect(who('2001:db8:0:8::2')).not.toBe(who('2001:db8:0:7::2'))
    expect(who('::1')).toBe('0:0:0:0::/64')
    expect(who('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
    expect(who('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    // This is another network, although its end looks like an IPv4 address.
    expect(who('1::ffff:192.0.2.7')).toBe('1:0:0:0::/64')
  })

  it('is empty for the site’s own code', () => {
    expect(callerAddress(new Headers())).toBe('')
  })
})

describe('a foreign request', () => {
  const ORIGINS = ['https://www.example.gouv.fr']
  const isForeignWith = (headers: Record<string, string>, method = 'POST') =>
    isForeign({ method, headers: new Headers(headers) }, ORIGINS)

  it('is a request that another site makes a browser send', () => {
    for (const origin of ['https://evil.example', 'null', 'http://www.example.gouv.fr']) {
      expect(isForeignWith({ Origin: origin })).toBe(true)
      expect(isForeignWith({ Origin: origin }, 'DELETE')).toBe(true)
    }
    expect(isForeignWith({ 'Sec-Fetch-Site': 'cross-site' })).toBe(true)
    expect(isForeignWith({ 'Sec-Fetch-Site': 'same-site' })).toBe(true)
    // `Origin` counts more than `Sec-Fetch-Site`.
    expect(isForeignWith({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })).toBe(true)
  })

  it('is not a request of the site itself, of a program, or that changes nothing', () => {
    expect(isForeignWith({ Origin: ORIGINS[0]!, 'Sec-Fetch-Site': 'same-origin' })).toBe(false)
    expect(isForeignWith({})).toBe(false)
    for (const site of ['same-origin', 'none']) {
      expect(isForeignWith({ 'Sec-Fetch-Site': site })).toBe(false)
    }
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect(isForeignWith({ Origin: 'https://evil.example' }, method)).toBe(false)
    }
  })
})

it('the origins of the site are its address only, and on a local machine all the local names', () => {
  expect(ownOrigins('https://www.example.gouv.fr')).toEqual(['https://www.example.gouv.fr'])
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    expect(ownOrigins(`http://${host}:3000`)).toEqual([
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
    ])
  }
  expect(ownOrigins('https://localhost')).toContain('https://127.0.0.1')
})

describe('a body read up to a limit', () => {
  function endless() {
    let given = 0
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1
        controller.enqueue(new Uint8Array(100))
      },
    })
    return { stream, given: () => given }
  }

  it('is whole when it is within the limit', async () => {
    const body = await readAtMost(new Blob(['été']).stream(), 5)
    expect(body?.toString()).toBe('été')
  })

  it('is abandoned at the first byte over the limit', async () => {
    const { stream, given } = endless()
    expect(await readAtMost(stream, 1_000)).toBeNull()
    expect(given()).toBeLessThanOrEqual(13)
  })
})
