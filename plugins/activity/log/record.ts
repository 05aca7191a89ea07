import { randomBytes } from 'node:crypto'

import type { Payload, PayloadRequest } from 'payload'

import type { ActivityLine } from '@/payload-types'

import { type Actor, actorOf } from './actor'
import { lineDigest } from './digest'

/** What was done, as a line stores it. */
export type Deed = Pick<ActivityLine, 'action'> &
  Partial<Pick<ActivityLine, 'subject' | 'about' | 'title' | 'detail'>>

/**
 * Appends a line to the log, in the transaction of `req` if there is one: if it rolls back, so does the line. Throws the errors
 * of the database, because nothing may happen without its line.
 */
export const record = (req: PayloadRequest, deed: Deed, by = actorOf(req)): Promise<void> =>
  append(req.payload, deed, by, req)

/** How long the same action of the same person on the same document makes no other line. */
const PERIOD_MS = 30 * 60_000

/**
 * Like `record`, unless the last line about the same thing says the same and is less than half an hour old: for what a person
 * does many times, such as typing. `req`: absent outside a transaction.
 */
export async function recordOnce(
  payload: Payload,
  deed: Deed & { about: string },
  by: Actor,
  req?: PayloadRequest,
): Promise<void> {
  const { docs } = await payload.db.find<ActivityLine>({
    collection: 'activity',
    where: { about: { equals: deed.about } },
    sort: '-at',
    limit: 1,
    pagination: false,
    req,
  })
  const [last] = docs
  const isSame =
    last?.action === deed.action &&
    (last.actor ?? '') === by.actor &&
    last.actorName === by.actorName &&
    Date.parse(last.at) > Date.now() - PERIOD_MS
  if (!isSame) await append(payload, deed, by, req)
}

async function append(
  payload: Payload,
  deed: Deed,
  by: Actor,
  req?: PayloadRequest,
): Promise<void> {
  // Valid on both databases.
  const customID = randomBytes(12).toString('hex')
  const data = { at: new Date().toISOString(), ...storable({ ...by, ...deed }) }
  const digest = lineDigest({ id: customID, ...data }, payload.config.secret)
  await payload.db.create({ collection: 'activity', customID, data: { ...data, digest }, req })
}

/** Texts without what databases do not return as it was: half of a pair of characters, and NUL. */
const storable = <Texts extends Record<string, string | null | undefined>>(texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text?.toWellFormed().replaceAll('\0', '')]),
  ) as Texts
