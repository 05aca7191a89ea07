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
import { callerAddress } from '@/platform/security/caller'

import { workAsForAccount } from './equal-work'

/**
 * Before a log-in to an account, existing or not: refuses (429) after five failures from the same client address, with the
 * same words and the same work in both cases. The site's own code is not limited.
 */
export const countLogIns: CollectionBeforeOperationHook<'users'> = async ({
  args,
  operation,
  req,
}) => {
  if (operation !== 'login' || !callerAddress(req.headers)) return
  const { data } = args as { data: { email?: string; password?: unknown } }
  await countPasswordTry(data.email, req)
  await workAsForAccount(accountOf(data.email), data.password, req)
}

/** Counts one more try of an account's password from the client of `req`. Refuses (429) after too many. */
export const countPasswordTry = async (
  email: string | undefined,
  req: PayloadRequest,
): Promise<void> => countTry(LIMITS.logInToAccount, await triedBy(email, req), req)

/** Forgets those tries after the right password. */
export const forgetPasswordTries = async (
  email: string | undefined,
  req: PayloadRequest,
): Promise<void> => forgetAttempts(LIMITS.logInToAccount, await triedBy(email, req))

const triedBy = (email: string | undefined, { headers }: PayloadRequest): Promise<string> =>
  attempterOf(accountOf(email), callerAddress(headers))

/** Counts one more try of `limit` by `who`. Refuses (429) after too many. */
export async function countTry(limit: Limit, who: string, req: PayloadRequest): Promise<void> {
  const seconds = await countAttempt(limit, who)
  if (seconds === null) return
  req.responseHeaders = new Headers({ 'Retry-After': String(seconds) })
  throw new Refusal(tooMany(seconds), 429)
}

/** After a log-in: forgets the failures of that account from that client address, as Payload forgets its own. */
export const forgetFailures: CollectionAfterLoginHook = async ({ req, user }) =>
  forgetPasswordTries((user as { email?: string }).email, req)

/** After an administrator unlocks an account: forgets all its failures, from any client address. */
export const forgetUnlocked: CollectionAfterOperationHook<'users'> = async ({
  args,
  operation,
  result,
}) => {
  if (operation === 'unlock') {
    await forgetAttemptsOn(accountOf((args as { data: { email?: string } }).data.email))
  }
  return result
}

/** Normalizes an address as Payload does. */
export const accountOf = (email = ''): string => email.trim().toLowerCase()
