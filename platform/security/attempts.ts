import { createHash } from 'node:crypto'

import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

import { ofProcess } from '@/platform/of-process'

/** How many times something may be asked for within so many seconds. */
export type Limit = { name: string; times: number; seconds: number }

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
  preview: { name: 'preview', times: 600, seconds: MINUTE },
  /** One page that breaks its policy sends a few. */
  policyReport: { name: 'policyReport', times: 60, seconds: MINUTE },
} as const satisfies Record<string, Limit>

const limiterOf = ({ name, times: points, seconds: duration }: Limit): RateLimiterMemory =>
  ofProcess(
    `eigLimiter ${name}`,
    () => new RateLimiterMemory({ keyPrefix: name, points, duration }),
  )()

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

/** How many times the attempts on each account were all forgotten. */
const forgotten = ofProcess('eigForgottenAttempts', () => new Map<string, number>())

/** Whoever tries to sign in to `account` from `address`. */
export const attempterOf = (account: string, address: string): string =>
  `${account} ${address} ${forgotten().get(keyOf(account)) ?? 0}`

/** Forgets the attempts on `account`, from every address. */
export function forgetAttemptsOn(account: string): void {
  const key = keyOf(account)
  forgotten().set(key, (forgotten().get(key) ?? 0) + 1)
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number =>
  Math.max(1, Math.ceil(msBeforeNext / 1000))

/** What is said to whoever asked too often, and must wait for `seconds`. */
export function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes > 1 ? `${minutes}\u00a0minutes` : 'une minute'
  return `Trop de demandes à la suite. Réessayez dans ${wait}.`
}
