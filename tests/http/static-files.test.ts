import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { startSite, type Site } from '@/tests/support/site'

jest.setTimeout(90_000)

let site: Site
beforeAll(async () => {
  site = await startSite('account')
})
afterAll(() => site?.server.stop())

it('sends files with Brotli to browsers that accept it, and the same bytes to others', async () => {
  for (const [address, base, ending, type] of [
    ['/admin/login', '/_next/static', 'js', 'application/javascript'],
    ['/admin/login', '/_next/static', 'css', 'text/css'],
    ['/', '/assets', 'js', 'application/javascript'],
    ['/', '/assets', 'css', 'text/css'],
    ['/', '/assets', 'svg', 'image/svg+xml'],
  ]) {
    const page = await (await fetch(`${site.server.url}${address}`)).text()
    const [path] = new RegExp(`${base}/[^"?]+\\.${ending}`).exec(page) ?? []
    const get = async (accepted: string) => {
      const headers = { 'Accept-Encoding': accepted }
      const response = await fetch(`${site.server.url}${path}`, { headers })
      return { response, text: await response.text() }
    }
    const [brotli, gzip, plain] = await Promise.all(['gzip, br', 'gzip, br;q=0', ''].map(get))
    const encodings = [brotli, gzip, plain].map((it) =>
      it!.response.headers.get('content-encoding'),
    )
    expect(encodings).toEqual(['br', 'gzip', null])
    expect(brotli!.text).toBe(plain!.text)
    expect(gzip!.text).toBe(plain!.text)
    for (const [name, value] of [
      ['content-type', type],
      ['cache-control', 'immutable'],
      ['vary', 'Accept-Encoding'],
      ['x-content-type-options', 'nosniff'],
    ])
      expect(brotli!.response.headers.get(name!)).toContain(value)
  }
})
