import type {
  CollectionAfterLoginHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { Refusal } from '@/platform/refusal'
import {
  countAttempt,
  forgetAttempts,
  type Limit,
  LIMITS,
  tooMany,
} from '@/platform/security/attempts'
import { whoAsks } from '@/platform/security/asker'

import { workAsForAccount } from './equal-work'

/**
 * Before somebody signs in to an account, existing or not: refuses (429) after as many failures as lock an account, in
 * the same words and after the same work for both. The site's own code signs in as often as it likes.
 */
export const countLogIns: CollectionBeforeOperationHook<'users'> = async ({
  args,
  operation,
  req,
}) => {
  if (operation !== 'login' || !whoAsks(req.headers)) return
  const { data } = args as { data: { email?: string; password?: unknown } }
  await countTry(LIMITS.logInToAccount, data.email, req)
  await workAsForAccount(accountOf(data.email), data.password, req)
}

/** Counts one more try of `limit` on an account; refuses (429) when there were too many. */
export async function countTry(
  limit: Limit,
  email: string | undefined,
  req: PayloadRequest,
): Promise<void> {
  const seconds = await countAttempt(limit, accountOf(email))
  if (seconds === null) return
  req.responseHeaders = new Headers({ 'Retry-After': String(seconds) })
  throw new Refusal(tooMany(seconds), 429)
}

/** After somebody signed in: that account's failures are forgotten, as Payload forgets its own. */
export const forgetFailures: CollectionAfterLoginHook = async ({ user }) =>
  forgetAttempts(LIMITS.logInToAccount, accountOf((user as { email?: string }).email))

/** An address as Payload reads it. */
export const accountOf = (email = ''): string => email.trim().toLowerCase()
