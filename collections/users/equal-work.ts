import type { PayloadRequest } from 'payload'

import type { User } from '@/payload-types'
import { isPassword } from '@/platform/security/passwords'

/** Key of the row that is written instead of an account's. */
const KEY = 'failed log-in without account'

/** A hash that matches no password, as expensive to check as the hashes of Payload. */
const NO_PASSWORD = { hash: `pbkdf2-sha256-v1:${'0'.repeat(64)}`, salt: '0'.repeat(64) }

/**
 * Before a log-in as `email` with `password`: if Payload will refuse without checking the password, because the account
 * does not exist or is locked, this hashes it and writes a row, as Payload does for a wrong password. On a busy machine
 * that takes longer than the fixed delay of a failure, which would reveal who has an account.
 */
export async function workAsForAccount(
  email: string,
  password: unknown,
  req: PayloadRequest,
): Promise<void> {
  if (!(await isChecked(email, req))) await work(password, req)
}

/**
 * Before a hook refuses a log-in whose password Payload would have checked: does that work in its place. So a log-in costs as
 * much for an account as for none, for which `workAsForAccount` did it.
 */
export async function workInsteadOfPayload(
  email: string,
  password: unknown,
  req: PayloadRequest,
): Promise<void> {
  if (await isChecked(email, req)) await work(password, req)
}

/** Whether Payload checks the password of a log-in as `email`. */
async function isChecked(email: string, req: PayloadRequest): Promise<boolean> {
  const where = { email: { equals: email } }
  const account = await req.payload.db.findOne<User>({ collection: 'users', where, req })
  return Boolean(account && !(account.lockUntil && new Date(account.lockUntil) > new Date()))
}

async function work(password: unknown, { payload: { db } }: PayloadRequest): Promise<void> {
  await isPassword(String(password), NO_PASSWORD)
  const row = { collection: 'payload-kv', data: { data: { at: Date.now() } } } as const
  const written = await db.updateOne({ ...row, where: { key: { equals: KEY } }, returning: true })
  // Two requests may create the row at once: the database refuses the second row with the same key.
  if (!written) await db.create({ ...row, data: { ...row.data, key: KEY } }).catch(() => null)
}
