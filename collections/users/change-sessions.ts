import type { PayloadRequest } from 'payload'

import type { User } from '@/payload-types'

/**
 * Writes what `change` returns from the stored account `id`, such as its sessions. Writes the whole account, because the
 * adapter rewrites each session, and no `updatedAt`, because no one edited the account.
 */
export async function changeSessions(
  id: string,
  req: PayloadRequest,
  change: (account: User) => Partial<User>,
): Promise<void> {
  const { db } = req.payload
  const where = { id: { equals: id } }
  const account = await db.findOne<User>({ collection: 'users', where, req })
  if (!account) return
  const data = { ...account, ...change(account), updatedAt: null }
  await db.updateOne({ collection: 'users', id, data, req, returning: false })
}
