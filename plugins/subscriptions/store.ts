import { createHash, randomUUID } from 'node:crypto'

import type { Payload, PayloadRequest, Where } from 'payload'

import type { Subscription } from '@/payload-types'
import { forgetLeases, releaseLease, takeLease } from '@/platform/database/lease'

import { consentWording, LINK } from './rules'

/** A confirmed subscription. `address`: in lower case; `page`: the id of the page that has the calls. */
type Confirmed = { address: string; page: string; lastDays: boolean }

/** Derived from address and page, so that concurrent requests cannot create two subscriptions. Valid on both databases. */
const idOf = ({ address, page }: Confirmed): string =>
  createHash('sha256').update(`${page} ${address}`).digest('hex').slice(0, 24)

/**
 * Stores a subscription confirmed at `instant`. A second confirmation changes the options, not the record of the mails
 * sent.
 */
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
    informedAt: instant.toISOString(),
  }
  const again = () => changeIf(payload, { id: { equals: customID } }, agreed)
  if (await again()) return
  const data = { address, page, ...agreed }
  await payload.db
    .create({ collection: 'subscriptions', customID, data })
    .catch(async (error: unknown) => {
      // A concurrent confirmation created it.
      if (!(await again())) throw error
    })
}

/** Prefix of the name of the lease that records that a mail link was used. The lease expires with the link. */
const SERVED = 'confirmation-'

/**
 * Like `subscribe`, but only once per `token`: otherwise a second confirmation, perhaps by another reader of the mail,
 * would restore a deleted subscription. False if the link was already used and its subscription is deleted.
 */
export async function subscribeOnce(
  payload: Payload,
  token: string,
  confirmed: Confirmed,
  instant: Date,
): Promise<boolean> {
  // Hashes the bytes: a base64url text can be written in several ways.
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

/** Deletes the records of used links that have expired. */
export const forgetServedLinks = (payload: Payload, instant: Date): Promise<void> =>
  forgetLeases(payload, SERVED, instant)

/** The subscriptions of `address`. */
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

/** Deletes the subscriptions that match `where`. */
export async function forget(payload: Payload, where: Where): Promise<void> {
  await payload.db.deleteMany({ collection: 'subscriptions', where })
}

/**
 * Updates the subscription that matches `where`, atomically in the database; null if there is none or a concurrent
 * update came first.
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
