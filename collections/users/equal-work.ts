import type { PayloadRequest, TypedUser } from 'payload'

import { isPassword } from '@/platform/security/passwords'

/** The key of the row that is written in place of an account's. */
const KEY = 'failed log-in without account'

/** A hash of no password, as expensive to check as those that Payload makes. */
const NO_PASSWORD = { hash: `pbkdf2-sha256-v1:${'0'.repeat(64)}`, salt: '0'.repeat(64) }

/**
 * Before somebody signs in as `email` with `password`: where Payload will refuse without checking the password, because
 * there is no such account or it is locked, hashes it and writes a row, as Payload does for a wrong password. On a busy
 * machine that takes longer than the fixed delay of a failure, which would tell who has an account.
 */
export async function workAsForAccount(
  email: string,
  password: unknown,
  req: PayloadRequest,
): Promise<void> {
  const { db } = req.payload
  const where = { email: { equals: email } }
  const account = await db.findOne<TypedUser>({ collection: 'users', where, req })
  if (account && !(account.lockUntil && new Date(account.lockUntil) > new Date())) return
  await isPassword(String(password), NO_PASSWORD)
  const row = { collection: 'payload-kv', data: { data: { at: Date.now() } } } as const
  const written = await db.updateOne({ ...row, where: { key: { equals: KEY } }, returning: true })
  // Two requests may come first: of their rows with the same key, one is refused.
  if (!written) await db.create({ ...row, data: { ...row.data, key: KEY } }).catch(() => null)
}
