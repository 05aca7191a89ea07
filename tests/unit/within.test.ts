import { expect, it } from '@jest/globals'

import { TooLate, within } from '@/platform/within'

const after = <Value>(ms: number, value: Value) =>
  new Promise<Value>((resolve) => setTimeout(resolve, ms, value))

it('gives what comes in time, be it a refusal', async () => {
  expect(await within(10_000, after(5, 'ici'))).toBe('ici')
  await expect(within(10_000, Promise.reject(new Error('refusé')))).rejects.toThrow('refusé')
})

it('gives up on what does not come', async () => {
  await expect(within(40, new Promise(() => {}))).rejects.toBeInstanceOf(TooLate)
})

it('does not count against it the time for which this process was busy', async () => {
  const answer = after(60, 'ici')
  const waiting = within(200, answer)
  const end = Date.now() + 400
  while (Date.now() < end);
  expect(await waiting).toBe('ici')
})
