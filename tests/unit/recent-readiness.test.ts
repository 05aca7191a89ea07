import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'

import { reusedReadiness } from '@/platform/health/recent-readiness'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

it('checks once for simultaneous requests, and again after a second', async () => {
  const ask = jest.fn(() => Promise.resolve<string | null>('Le disque du serveur est plein.'))
  const readiness = reusedReadiness(ask)
  const answers = await Promise.all([readiness(), readiness()])
  expect(answers).toEqual(Array(2).fill('Le disque du serveur est plein.'))
  jest.advanceTimersByTime(999)
  await readiness()
  expect(ask).toHaveBeenCalledTimes(1)
  jest.advanceTimersByTime(1)
  await readiness()
  expect(ask).toHaveBeenCalledTimes(2)
})
