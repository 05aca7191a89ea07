import type { Payload } from 'payload'

import { PUBLIC } from '@/access/roles'
import type { Call } from '@/payload-types'

/** A call whose announcement visitors once read and no longer read. The former dates hold all that may be said of it. */
export type WithdrawnCall = Pick<Call, 'id' | 'formerDates'>

/** Returns the withdrawn calls, also those in the trash. Reads through the database adapter: visitors may not read them. */
export async function withdrawnCalls({ db }: Payload): Promise<WithdrawnCall[]> {
  const find = async (where = {}) =>
    db.find<Call>({ collection: 'calls', where, select: { formerDates: true }, pagination: false })
  const [all, read] = await Promise.all([find(), find(PUBLIC)])
  const isRead = new Set(read.docs.map(({ id }) => id))
  return all.docs.filter(({ formerDates, id }) => !isRead.has(id) && formerDates?.length)
}
