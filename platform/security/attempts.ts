import { createHmac } from 'node:crypto'

import type { Db } from 'mongodb'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterMongo,
  type RateLimiterRes,
} from 'rate-limiter-flexible'

import { processSingleton } from '@/platform/process-singleton'

/** At most `times` attempts within `seconds`. `isLocal`: each instance always counts its own, because the limit protects it. */
export type Limit = { name: string; times: number; seconds: number; isLocal?: true }

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * The rate limits of the core; plugins have their own. Limits by address stop programs, not people: staff of one office, and sometimes a whole
 * ministry, share an address. Limits by account apply whether the account exists or not, so that the response does not
 * reveal it.
 */
export const LIMITS = {
  /** Counts failures only: a success gives its attempt back. Trying 100 passwords on each of many accounts takes hours. */
  logIn: { name: 'logIn', times: 100, seconds: 15 * MINUTE },
  /**
   * Counts failures only, by account and address, so that failing on purpose does not lock out users at other addresses.
   * After fifty failures from all addresses together, Payload locks the account (`collections/users`).
   */
  logInToAccount: { name: 'logInToAccount', times: 5, seconds: 10 * MINUTE },
  /** Twenty people in one room, for example at a training session, may have forgotten their passwords. */
  forgottenPassword: { name: 'forgottenPassword', times: 30, seconds: HOUR },
  /** The email is valid for an hour: a user who needs more than five has another problem. */
  forgottenPasswordOfAccount: { name: 'forgottenPasswordOfAccount', times: 5, seconds: HOUR },
  /** Reset keys of 160 bits cannot be guessed: this limits the work. */
  newPassword: { name: 'newPassword', times: 30, seconds: 15 * MINUTE },
  /** The first account is created once in the life of a site. */
  firstAccount: { name: 'firstAccount', times: 10, seconds: HOUR },
  /** A page that violates its content security policy sends a few reports. */
  policyReport: { name: 'policyReport', times: 60, seconds: MINUTE, isLocal: true },
} as const satisfies Record<string, Limit>

/** The database in which all instances count, and the secret of its keys; null: this process counts in memory. */
const shared = processSingleton('eigSharedAttempts', () => ({
  db: null as Db | null,
  secret: '',
  limiters: new Map<string, RateLimiterAbstract>(),
}))

/**
 * Counts from now on in the collection `attempts` of `db`, so that all instances share the limits and a restart forgets none.
 * While `db` does not answer, each instance counts in memory. Rejects if the indexes cannot be created: `expire` removes old
 * counts, `key` keeps one count per key.
 */
export async function shareAttempts(db: Db, secret: string): Promise<void> {
  Object.assign(shared(), { db, secret, limiters: new Map() })
  await (limiterOf(LIMITS.logIn) as RateLimiterMongo).createIndexes()
}

function limiterOf({
  name,
  times: points,
  seconds: duration,
  isLocal,
}: Limit): RateLimiterAbstract {
  const options = { keyPrefix: name, points, duration }
  const inMemory = processSingleton(`eigLimiter ${name}`, () => new RateLimiterMemory(options))()
  const { db, limiters } = shared()
  if (!db || isLocal) return inMemory
  const limiter =
    limiters.get(name) ??
    new RateLimiterMongo({
      ...options,
      storeClient: db,
      tableName: 'attempts',
      disableIndexesCreation: true,
      insuranceLimiter: inMemory,
    })
  limiters.set(name, limiter)
  return limiter
}

/** Short, however long the caller's input, and keyed, so that a copy of the database reveals no address and no account. */
const keyOf = (who: string): string =>
  createHmac('sha256', shared().secret).update(who).digest('base64')

/**
 * Counts one more attempt by `who` (an address, an account). Returns null if it is allowed, otherwise the number of whole
 * seconds to wait.
 */
export async function countAttempt(limit: Limit, who: string): Promise<number | null> {
  return limiterOf(limit)
    .consume(keyOf(who))
    .then(
      () => null,
      (refused: RateLimiterRes) => secondsOf(refused),
    )
}

/** Returns after how many whole seconds `who` may retry; null: now. Does not count an attempt. */
export async function mustWait(limit: Limit, who: string): Promise<number | null> {
  const counted = await limiterOf(limit).get(keyOf(who))
  return counted && counted.consumedPoints >= limit.times ? secondsOf(counted) : null
}

/** Removes the last attempt of `who` from the count, because it succeeded. */
export async function giveBack(limit: Limit, who: string): Promise<void> {
  await limiterOf(limit).reward(keyOf(who))
}

/** Clears all attempts of `who`. */
export async function forgetAttempts(limit: Limit, who: string): Promise<void> {
  await limiterOf(limit).delete(keyOf(who))
}

/**
 * Counts how often the attempts on an account were all cleared. It must outlast the attempts that it makes invalid. The
 * count never reaches `times`.
 */
const FORGOTTEN: Limit = {
  name: 'forgotten',
  times: 1_000_000,
  seconds: 2 * LIMITS.logInToAccount.seconds,
}

/**
 * Returns the key of attempts to sign in to `account` from the client at `address`. It changes when `forgetAttemptsOn`
 * clears them.
 */
export async function attempterOf(account: string, address: string): Promise<string> {
  const forgotten = await limiterOf(FORGOTTEN).get(keyOf(account))
  return `${account} ${address} ${forgotten?.consumedPoints ?? 0}`
}

/** Clears the attempts on `account` from every address. */
export async function forgetAttemptsOn(account: string): Promise<void> {
  await countAttempt(FORGOTTEN, account)
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number =>
  Math.max(1, Math.ceil(msBeforeNext / 1000))

/** Returns the message, in French, for a client that must wait for `seconds`. */
export function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes > 1 ? `${minutes}\u00a0minutes` : 'une minute'
  return `Trop de demandes à la suite. Réessayez dans ${wait}.`
}
