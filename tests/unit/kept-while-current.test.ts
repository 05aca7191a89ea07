import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'
import type { Payload } from 'payload'

import { keptWhileCurrent } from '@/platform/kept-while-current'
import { TooLate } from '@/platform/within'

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] })
})
afterEach(() => {
  jest.useRealTimers()
})

/** A site whose content does not change. */
const site = () => {
  const execute = () => Promise.resolve({ rows: [{ id: 'a', around: 1 }] })
  return { db: { name: 'sqlite', drizzle: { $client: { execute } } } } as unknown as Payload
}
const never = () => new Promise<string>(() => {})

it('reads once for as long as the content stays', async () => {
  const read = jest.fn(() => Promise.resolve('lu'))
  const kept = keptWhileCurrent(read)
  const payload = site()
  expect([await kept(payload), await kept(payload)]).toEqual(['lu', 'lu'])
  expect(read).toHaveBeenCalledTimes(1)
})

it('gives up on a read that hangs, and reads again for whoever asks next', async () => {
  const read = jest
    .fn<() => Promise<string>>()
    .mockImplementationOnce(never)
    .mockResolvedValue('lu ensuite')
  const kept = keptWhileCurrent(read)
  const payload = site()
  const hung = kept(payload).catch((error: unknown) => error)
  while (!read.mock.calls.length) await new Promise((resolve) => setImmediate(resolve))
  await jest.advanceTimersByTimeAsync(10_000)
  expect(await hung).toBeInstanceOf(TooLate)
  expect(await kept(payload)).toBe('lu ensuite')
})
