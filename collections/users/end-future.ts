import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'

import { CLOCKS_AGREE_MS } from '@/platform/clocks'

import { accountOf } from './count-log-ins'

/** How long Payload locks an account after too many failures. */
export const LOCK_MS = 10 * 60_000

type AccountSessions = {
  id: string
  lockUntil?: string | null
  sessions?: { createdAt?: string | null }[] | null
}

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
  const account = await db.findOne<AccountSessions>({ collection: 'users', where, req })
  if (!account) return
  const latest = Date.now() + CLOCKS_AGREE_MS
  const { id, lockUntil, sessions } = account
  const isFalselyLocked = Boolean(lockUntil) && Date.parse(lockUntil!) > latest + LOCK_MS
  const kept = (sessions ?? []).filter(({ createdAt }) => Date.parse(createdAt ?? '') <= latest)
  if (!isFalselyLocked && kept.length === (sessions ?? []).length) return
  const unlocked = isFalselyLocked && { lockUntil: null, loginAttempts: 0 }
  // The whole account, because the adapter rewrites each session. No `updatedAt`, because no one edited the account.
  const ended = { ...account, sessions: kept, ...unlocked, updatedAt: null }
  await db.updateOne({ collection: 'users', id, data: ended, req })
}
