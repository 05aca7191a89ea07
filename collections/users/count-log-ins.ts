import type {
  CollectionAfterLoginHook,
  CollectionAfterOperationHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { Refusal } from '@/platform/refusal'
import {
  attempterOf,
  countAttempt,
  forgetAttempts,
  forgetAttemptsOn,
  type Limit,
  LIMITS,
  tooMany,
} from '@/platform/security/attempts'
import { whoAsks } from '@/platform/security/asker'

import { workAsForAccount } from './equal-work'

/**
 * Before somebody signs in to an account, existing or not: refuses (429) after five failures from the same address, in
 * the same words and after the same work for both. The site's own code signs in as often as it likes.
 */
export const countLogIns: CollectionBeforeOperationHook<'users'> = async ({
  args,
  operation,
  req,
}) => {
  if (operation !== 'login' || !whoAsks(req.headers)) return
  const { data } = args as { data: { email?: string; password?: unknown } }
  await countPasswordTry(data.email, req)
  await workAsForAccount(accountOf(data.email), data.password, req)
}

/** Counts one more try of the password of an account from where `req` comes; refuses (429) when there were too many. */
export const countPasswordTry = (email: string | undefined, req: PayloadRequest): Promise<void> =>
  countTry(LIMITS.logInToAccount, triedBy(email, req), req)

/** Forgets those tries: the password was the right one. */
export const forgetPasswordTries = (
  email: string | undefined,
  req: PayloadRequest,
): Promise<void> => forgetAttempts(LIMITS.logInToAccount, triedBy(email, req))

const triedBy = (email: string | undefined, { headers }: PayloadRequest): string =>
  attempterOf(accountOf(email), whoAsks(headers))

/** Counts one more try of `limit` by `who`; refuses (429) when there were too many. */
export async function countTry(limit: Limit, who: string, req: PayloadRequest): Promise<void> {
  const seconds = await countAttempt(limit, who)
  if (seconds === null) return
  req.responseHeaders = new Headers({ 'Retry-After': String(seconds) })
  throw new Refusal(tooMany(seconds), 429)
}

/** After somebody signed in: that account's failures from their address are forgotten, as Payload forgets its own. */
export const forgetFailures: CollectionAfterLoginHook = async ({ req, user }) =>
  forgetPasswordTries((user as { email?: string }).email, req)

/** After an administrator unlocked an account: its failures are forgotten, wherever they came from. */
export const forgetUnlocked: CollectionAfterOperationHook<'users'> = ({
  args,
  operation,
  result,
}) => {
  if (operation === 'unlock') {
    forgetAttemptsOn(accountOf((args as { data: { email?: string } }).data.email))
  }
  return result
}

/** An address as Payload reads it. */
export const accountOf = (email = ''): string => email.trim().toLowerCase()
