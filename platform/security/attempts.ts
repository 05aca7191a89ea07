import { createHmac } from 'node:crypto'

import type { Db } from 'mongodb'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterMongo,
  type RateLimiterRes,
} from 'rate-limiter-flexible'

import { ofProcess } from '@/platform/of-process'

/** At most `times` attempts within `seconds`. `isLocal`: each instance always counts its own, because the limit protects it. */
export type Limit = { name: string; times: number; seconds: number; isLocal?: true }

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * Every rate limit of the site. By address: staff of one office, and sometimes a whole ministry, share one, so these
 * stop programs, not people. By account, whether it exists or not: what the answer tells must not depend on it.
 */
export const LIMITS = {
  /** Failures only, successes are given back. Trying 100 passwords on each of many accounts takes hours. */
  logIn: { name: 'logIn', times: 100, seconds: 15 * MINUTE },
  /**
   * Failures only, by account and address: whoever fails on purpose keeps nobody else out. From any address together, Payload
   * locks the account after fifty (`collections/users`).
   */
  logInToAccount: { name: 'logInToAccount', times: 5, seconds: 10 * MINUTE },
  /** A training session in one room may well forget twenty passwords. */
  forgottenPassword: { name: 'forgottenPassword', times: 30, seconds: HOUR },
  /** A letter is valid an hour; whoever needs five more has another problem. */
  forgottenPasswordOfAccount: { name: 'forgottenPasswordOfAccount', times: 5, seconds: HOUR },
  /** Keys of 160 bits cannot be guessed: this bounds the work. */
  newPassword: { name: 'newPassword', times: 30, seconds: 15 * MINUTE },
  /** Done once in the life of a site. */
  firstAccount: { name: 'firstAccount', times: 10, seconds: HOUR },
  /** Links that lead nowhere. Signatures of 256 bits cannot be guessed: this bounds the work. */
  wrongShareLink: { name: 'wrongShareLink', times: 60, seconds: 10 * MINUTE },
  /** Letters that a form of visitors asks for. An office shares one address. */
  letterAsked: { name: 'letterAsked', times: 30, seconds: HOUR },
  /** The same by wider IPv6 networks, for whoever changes their own: providers give a home a /56, a company a /48. */
  letterAskedIn56: { name: 'letterAskedIn56', times: 60, seconds: HOUR },
  letterAskedIn48: { name: 'letterAskedIn48', times: 120, seconds: HOUR },
  /** All letters together that forms ask for, whoever asks: a mail server that sends more is taken for a spammer's. */
  letters: { name: 'letters', times: 500, seconds: HOUR },
  /** By the mailbox to write to, known or not: whoever asks for a fourth has another problem, or is somebody else. */
  letterToConfirm: { name: 'letterToConfirm', times: 3, seconds: 24 * HOUR },
  /** The same for its data, apart: those who have others write to somebody must not keep them from their data. */
  letterOfData: { name: 'letterOfData', times: 3, seconds: 24 * HOUR },
  /** The live preview asks at most once a save: ten people who type without a pause. */
  preview: { name: 'preview', times: 600, seconds: MINUTE, isLocal: true },
  /** One page that breaks its policy sends a few. */
  policyReport: { name: 'policyReport', times: 60, seconds: MINUTE, isLocal: true },
} as const satisfies Record<string, Limit>

/** The database in which all instances count, and the secret of its keys; null: this process counts in memory. */
const shared = ofProcess('eigSharedAttempts', () => ({
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
  const inMemory = ofProcess(`eigLimiter ${name}`, () => new RateLimiterMemory(options))()
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

/**
 * Counts how often the attempts on an account were all forgotten. It must outlast the attempts that it makes invalid. The number
 * of `times` is never reached.
 */
const FORGOTTEN: Limit = {
  name: 'forgotten',
  times: 1_000_000,
  seconds: 2 * LIMITS.logInToAccount.seconds,
}

/** The key of attempts to log in to `account` from the client at `address`. It changes when `forgetAttemptsOn` forgets them. */
export async function attempterOf(account: string, address: string): Promise<string> {
  const forgotten = await limiterOf(FORGOTTEN).get(keyOf(account))
  return `${account} ${address} ${forgotten?.consumedPoints ?? 0}`
}

/** Forgets the attempts on `account`, from every address. */
export async function forgetAttemptsOn(account: string): Promise<void> {
  await countAttempt(FORGOTTEN, account)
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number =>
  Math.max(1, Math.ceil(msBeforeNext / 1000))

/** What is said to whoever asked too often, and must wait for `seconds`. */
export function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes > 1 ? `${minutes}\u00a0minutes` : 'une minute'
  return `Trop de demandes à la suite. Réessayez dans ${wait}.`
}
