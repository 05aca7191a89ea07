import { createHash, randomUUID } from 'node:crypto'

import type { Payload, PayloadRequest, Where } from 'payload'

import { consentWording, LINK } from '@/collections/subscriptions/rules'
import type { Subscription } from '@/payload-types'
import { forgetLeases, releaseLease, takeLease } from '@/platform/database/lease'

/** What somebody confirmed. `address`: in lower case; `page`: the id of the one that has the calls. */
type Confirmed = { address: string; page: string; lastDays: boolean }

/** One an address and page, whoever is quicker: the id is made of both, and valid on either database. */
const idOf = ({ address, page }: Confirmed): string =>
  createHash('sha256').update(`${page} ${address}`).digest('hex').slice(0, 24)

/** Keeps what was confirmed at `instant`. Again: what is to be told changes, not what has been. */
export async function subscribe(
  payload: Payload,
  confirmed: Confirmed,
  instant: Date,
): Promise<void> {
  const { address, page, lastDays } = confirmed
  const customID = idOf(confirmed)
  const agreed = {
    lastDays,
    wording: consentWording(lastDays),
    confirmedAt: instant.toISOString(),
  }
  const again = () => changeIf(payload, { id: { equals: customID } }, agreed)
  if (await again()) return
  const data = { address, page, ...agreed }
  await payload.db
    .create({ collection: 'subscriptions', customID, data })
    .catch(async (error: unknown) => {
      // A second press came between.
      if (!(await again())) throw error
    })
}

/** Begins the name of the lease that says that a link of a letter has served. It is over when the link is. */
const SERVED = 'confirmation-'

/**
 * The same for the link that ends in `token`, once: whoever erased what it made would find it made again by a second press,
 * of another reader of the letter perhaps. False: it has served, and what it made is gone.
 */
export async function subscribeOnce(
  payload: Payload,
  token: string,
  confirmed: Confirmed,
  instant: Date,
): Promise<boolean> {
  // Of the bytes: a letter of the token may be written in several ways.
  const digest = createHash('sha256').update(Buffer.from(token, 'base64url')).digest('hex')
  const lease = { name: SERVED + digest, holder: randomUUID() }
  if (!(await takeLease(payload, lease, LINK.ms))) {
    const where = { id: { equals: idOf(confirmed) } }
    return (await payload.db.count({ collection: 'subscriptions', where })).totalDocs > 0
  }
  try {
    await subscribe(payload, confirmed, instant)
  } catch (error) {
    await releaseLease(payload, lease)
    throw error
  }
  return true
}

/** Forgets which links have served, of those that are over. */
export const forgetServedLinks = (payload: Payload, instant: Date): Promise<void> =>
  forgetLeases(payload, SERVED, instant)

/** What is kept of whoever reads letters at `address`. */
export async function subscriptionsOf(payload: Payload, address: string): Promise<Subscription[]> {
  const { docs } = await payload.find({
    collection: 'subscriptions',
    where: { address: { equals: address } },
    sort: 'createdAt',
    pagination: false,
    depth: 1,
  })
  return docs
}

/** Forgets those that `where` finds. */
export async function forget(payload: Payload, where: Where): Promise<void> {
  await payload.db.deleteMany({ collection: 'subscriptions', where })
}

/**
 * Changes the one that `where` finds, inside the database, which looks and writes at once; null when there is none, or
 * somebody else was quicker.
 */
export async function changeIf(
  payload: Payload,
  where: Where,
  data: Partial<Subscription>,
  req?: Partial<PayloadRequest>,
): Promise<Subscription | null> {
  const options = { atomic: true }
  const changed: unknown = await payload.db.updateOne({
    collection: 'subscriptions',
    where,
    data,
    options,
    req,
  })
  return changed as Subscription | null
}
