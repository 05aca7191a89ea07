import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'

import type { User } from '@/payload-types'
import { CLOCKS_AGREE_MS } from '@/platform/clocks'

import { changeSessions } from './change-sessions'
import { accountOf } from './count-log-ins'

/** How long Payload locks an account after too many failures. */
export const LOCK_MS = 10 * 60_000

/** Before a log-in: ends the lock and the sessions of the account if their date is in the future. */
export const endFuture: CollectionBeforeOperationHook<'users'> = async ({
  args,
  operation,
  req,
}) => {
  if (operation !== 'login') return
  const { data } = args as { data: { email?: string } }
  await endFutureOf({ email: { equals: accountOf(data.email) } }, req)
}

/**
 * Ends the lock and the sessions of the account that `where` finds if their date is in the future, because the clock has
 * since been set back. They would otherwise last for as long as the clock was ahead.
 */
export async function endFutureOf(where: Where, req: PayloadRequest): Promise<void> {
  const { db } = req.payload
  const account = await db.findOne<User>({ collection: 'users', where, req })
  if (!account) return
  const latest = Date.now() + CLOCKS_AGREE_MS
  const { id, lockUntil, sessions } = account
  const isFalselyLocked = Boolean(lockUntil) && Date.parse(lockUntil!) > latest + LOCK_MS
  const kept = (sessions ?? []).filter(({ createdAt }) => Date.parse(createdAt ?? '') <= latest)
  if (!isFalselyLocked && kept.length === (sessions ?? []).length) return
  const unlocked = isFalselyLocked && { lockUntil: null, loginAttempts: 0 }
  await changeSessions(id, req, () => ({ sessions: kept, ...unlocked }))
}
