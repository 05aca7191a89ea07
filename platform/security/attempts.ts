import { createHash } from 'node:crypto'

import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

import type { Limit } from './limits'

/** On the process, since the start, the routes and the proxy of Next each hold their own copy of this module. */
const held = globalThis as { rateLimiters?: Map<string, RateLimiterMemory> }

function limiterOf({ name, times, seconds }: Limit): RateLimiterMemory {
  held.rateLimiters ??= new Map()
  const known = held.rateLimiters.get(name)
  if (known) return known
  const limiter = new RateLimiterMemory({ keyPrefix: name, points: times, duration: seconds })
  held.rateLimiters.set(name, limiter)
  return limiter
}

/** Short, whatever was typed in place of an account, and no list of who has one. */
const keyOf = (who: string): string => createHash('sha256').update(who).digest('base64')

/**
 * Counts one more attempt by `who` (an address, an account). Null: go on; else after how many whole seconds to try
 * again. Kept in memory: each instance counts its own, and a restart forgets.
 */
export async function countAttempt(limit: Limit, who: string): Promise<number | null> {
  return limiterOf(limit)
    .consume(keyOf(who))
    .then(
      () => null,
      (refused: RateLimiterRes) => secondsOf(refused),
    )
}

/** After how many whole seconds `who` may try again; null: now. Counts nothing. */
export async function mustWait(limit: Limit, who: string): Promise<number | null> {
  const counted = await limiterOf(limit).get(keyOf(who))
  return counted && counted.consumedPoints >= limit.times ? secondsOf(counted) : null
}

/** Takes back the last attempt of `who`: it succeeded. */
export async function giveBack(limit: Limit, who: string): Promise<void> {
  await limiterOf(limit).reward(keyOf(who))
}

/** Forgets all attempts of `who`. */
export async function forgetAttempts(limit: Limit, who: string): Promise<void> {
  await limiterOf(limit).delete(keyOf(who))
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number =>
  Math.max(1, Math.ceil(msBeforeNext / 1000))
