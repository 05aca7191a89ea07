import { setTimeout as wait } from 'node:timers/promises'

import { beforeEach, expect, it, jest } from '@jest/globals'
import type { Payload } from 'payload'

import { pageCache, type CachedPage } from '@/site/page-cache'
import { makeAheadLater } from '@/site/page/make-ahead'
import type { Make } from '@/site/page/make-page'

Object.assign(process.env, { PAYLOAD_SECRET: 'test'.repeat(8), LOG_LEVEL: 'silent' })

const execute = () => Promise.resolve({ rows: [{ id: 'a', around: 1 }] })
const payload = {
  find: () => Promise.resolve({ docs: [] }),
  db: { name: 'sqlite', drizzle: { $client: { execute } } },
} as unknown as Payload

const closing = new Date('2027-02-01T12:00:00Z')
const page = (): CachedPage => ({
  body: 'Appel ouvert',
  type: 'text/html; charset=utf-8',
  etag: '"a"',
  renderedAt: new Date('2027-01-01T12:00:00Z'),
  revision: '1:a',
  until: closing,
})
const make = jest.fn<Make>()

/** Stores and schedules a page as the answer to a request does. */
function show(path: string): void {
  const shown = page()
  pageCache().store(path, shown)
  makeAheadLater(payload, path, shown, make)
}
const ahead = (path: string) =>
  pageCache()
    .kept(path)
    ?.ahead.map(({ from }) => from)

beforeEach(() => {
  Object.assign(globalThis, { eigAhead: undefined, eigPageCache: undefined })
  make.mockReset()
  make.mockResolvedValue({ kind: 'document', body: 'Appel clos', type: 'text/html', until: null })
})
/** Waits until all scheduled pages are made, for a few seconds at most. */
async function allMade(): Promise<void> {
  const { eigAhead } = globalThis as { eigAhead?: { isAtWork: boolean } }
  const deadline = Date.now() + 4_000
  while (eigAhead?.isAtWork && Date.now() < deadline) await wait(20)
}

it('prepares hundreds of pages after one delay, not after one delay each', async () => {
  const paths = Array.from({ length: 300 }, (_, index) => `/page-${index}`)
  paths.forEach(show)
  await wait(300)
  expect(make).not.toHaveBeenCalled()
  await allMade()
  expect(paths.map(ahead)).toEqual(paths.map(() => [closing]))
})

it('makes a page once when it was shown many times, from the latest cached copy', async () => {
  for (let times = 0; times < 1_000; times++) show('/page')
  await allMade()
  expect(make).toHaveBeenCalledTimes(1)
  expect(ahead('/page')).toEqual([closing])
})

it('skips a page that is no longer cached, and continues after one that fails', async () => {
  show('/partie')
  show('/fautive')
  show('/bonne')
  pageCache().forget('/partie')
  make.mockRejectedValueOnce(new Error('no render'))
  await allMade()
  expect(make.mock.calls.map(([, path]) => path)).toEqual(['/fautive', '/bonne'])
  expect([ahead('/partie'), ahead('/fautive'), ahead('/bonne')]).toEqual([undefined, [], [closing]])
  show('/fautive')
  await allMade()
  expect(ahead('/fautive')).toEqual([closing])
})

it('continues after a page whose database never answers', async () => {
  // The timeout of a page (`within`) uses setInterval, the only faked timer that matters here.
  jest.useFakeTimers({ doNotFake: ['Date', 'setTimeout', 'clearTimeout', 'setImmediate'] })
  make.mockReturnValueOnce(new Promise(() => {}))
  show('/sans-fin')
  show('/bonne')
  await wait(1_300)
  expect(make).toHaveBeenCalledTimes(1)
  jest.advanceTimersByTime(9_000)
  jest.useRealTimers()
  await allMade()
  expect(ahead('/bonne')).toEqual([closing])
})
