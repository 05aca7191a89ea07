import { expect, it, jest } from '@jest/globals'
import { RateLimiterMemory } from 'rate-limiter-flexible'

import {
  countAttempt,
  forgetAttempts,
  giveBack,
  mustWait,
  LIMITS,
  tooMany,
} from '@/platform/security/attempts'

const limitOf = (name: string) => ({ name, times: 2, seconds: 600 })

it('refuses a caller who exceeds a limit, not other callers or limits, and returns the seconds to wait', async () => {
  const limit = limitOf('une porte')
  expect(await countAttempt(limit, 'a')).toBeNull()
  expect(await mustWait(limit, 'a')).toBeNull()
  expect(await countAttempt(limit, 'a')).toBeNull()
  expect(await mustWait(limit, 'a')).toBeGreaterThan(0)
  const seconds = await countAttempt(limit, 'a')
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(600)
  expect(await mustWait(limit, 'a')).toBeGreaterThan(0)
  expect(await countAttempt(limit, 'b')).toBeNull()
  expect(await countAttempt(limitOf('une autre'), 'a')).toBeNull()
})

it('refuses until the last second of the period', async () => {
  jest.useFakeTimers()
  const limit = limitOf('une porte lente')
  for (let time = 0; time < 3; time += 1) await countAttempt(limit, 'a')
  expect(await mustWait(limit, 'a')).toBe(600)
  jest.advanceTimersByTime(599_999)
  expect(await mustWait(limit, 'a')).toBe(1)
  expect(await countAttempt(limit, 'a')).toBe(1)
  jest.advanceTimersByTime(1)
  expect(await mustWait(limit, 'a')).toBeNull()
  expect(await countAttempt(limit, 'a')).toBeNull()
  jest.useRealTimers()
})

it('gives each limit its own name, and the values that docs/security.md documents', () => {
  const minutes = Object.values(LIMITS).map(({ name, times, seconds }) => [
    name,
    `${times} in ${seconds / 60} minutes`,
  ])
  expect(Object.fromEntries(minutes)).toEqual({
    logIn: '100 in 15 minutes',
    logInToAccount: '5 in 10 minutes',
    forgottenPassword: '30 in 60 minutes',
    forgottenPasswordOfAccount: '5 in 60 minutes',
    newPassword: '30 in 15 minutes',
    firstAccount: '10 in 60 minutes',
    policyReport: '60 in 1 minutes',
  })
})

it('does not count successful attempts', async () => {
  const limit = limitOf('une troisième')
  for (let time = 0; time < 5; time += 1) {
    expect(await countAttempt(limit, 'a')).toBeNull()
    await giveBack(limit, 'a')
  }
  await countAttempt(limit, 'a')
  await countAttempt(limit, 'a')
  await forgetAttempts(limit, 'a')
  expect(await countAttempt(limit, 'a')).toBeNull()
})

it('stores a short hash of the caller’s key, however long the typed text is', async () => {
  const limit = limitOf('une quatrième')
  const typed = `${'a'.repeat(1_000_000)}@example.fr`
  const deleted = jest.spyOn(RateLimiterMemory.prototype, 'delete')
  const counted = jest.spyOn(RateLimiterMemory.prototype, 'consume')
  expect(await countAttempt(limit, typed)).toBeNull()
  await forgetAttempts(limit, typed)
  const [[key]] = counted.mock.calls as [[string]]
  expect(key).toMatch(/^[\w+/]{43}=$/)
  expect(deleted).toHaveBeenCalledWith(key)
})

it('the message says in French how long to wait', () => {
  expect(tooMany(1)).toBe('Trop de demandes à la suite. Réessayez dans une minute.')
  expect(tooMany(60)).toBe(tooMany(1))
  expect(tooMany(61)).toContain('2\u00a0minutes')
  expect(tooMany(600)).toBe('Trop de demandes à la suite. Réessayez dans 10\u00a0minutes.')
})
