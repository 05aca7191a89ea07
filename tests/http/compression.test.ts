import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp } from '@/tests/support/staff'

jest.setTimeout(90_000)

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
  await publishContent(await signUp(server.url))
})
afterAll(() => server.stop())

/** `html`: unpacked, as a browser would. */
async function ask(path: string, accepted: string, more: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    headers: { 'Accept-Encoding': accepted, ...more },
  })
  const { status, headers } = response
  const told = (name: string) => headers.get(name)
  return {
    status,
    html: await response.text(),
    encoding: told('content-encoding'),
    etag: String(told('etag')),
    vary: String(told('vary')),
    internal: told('x-content-encoding'),
  }
}

describe('without a proxy', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('a page is sent to a browser that takes “%s” as %s', async (accepted, encoding) => {
    const plain = await ask(PAGE_PATH, 'identity')
    for (let visit = 0; visit < 2; visit++) {
      const page = await ask(PAGE_PATH, accepted)
      expect([page.encoding, page.html]).toEqual([encoding, plain.html])
      expect([page.internal, page.vary]).toEqual([null, expect.stringMatching(/Accept-Encoding/)])
    }
  })

  it('each encoding has a validator of its own, and is not sent twice', async () => {
    const [packed, plain] = await Promise.all([ask(PAGE_PATH, 'br'), ask(PAGE_PATH, 'identity')])
    expect(packed.etag).not.toBe(plain.etag)
    const status = async (accepted: string, etag: string) =>
      (await ask(PAGE_PATH, accepted, { 'If-None-Match': etag })).status
    expect(await status('br', packed.etag)).toBe(304)
    expect(await status('identity', plain.etag)).toBe(304)
    expect(await status('br', plain.etag)).toBe(200)
  })

  it('what is not kept is compressed too', async () => {
    const missing = await ask('/nulle-part', 'gzip')
    expect([missing.status, missing.encoding]).toEqual([404, 'gzip'])
    expect(missing.html).toContain('</html>')
  })
})
