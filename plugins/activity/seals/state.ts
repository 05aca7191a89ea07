import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'

import { isSameDigest, textDigest } from '../log/digest'

/** The one row that this plugin changes: without it, removing the last seals would leave a valid chain. */
const KEY = 'activity seals'

const stateSchema = z.object({
  /** The number of the oldest seal that is kept, and the digest of the deleted seal before it. */
  first: z.number().int(),
  previous: z.string(),
  /** The number and the digest of the newest seal. */
  last: z.number().int(),
  digest: z.string(),
})

/** Both ends of the chain of seals. */
export type ChainEnds = z.infer<typeof stateSchema>

/** Before the first seal. */
export const NO_SEALS: ChainEnds = { first: 1, previous: '', last: 0, digest: '' }

const keptSchema = z.object({ ends: stateSchema, signature: z.string() })

/** The stored ends; null if there are none, `altered` if this site did not write them. */
export async function readEnds(payload: Payload): Promise<ChainEnds | null | 'altered'> {
  const where = { key: { equals: KEY } }
  const row = await payload.db.findOne<{ id: string; data: unknown }>({
    collection: 'payload-kv',
    where,
  })
  if (!row) return null
  const { data } = keptSchema.safeParse(row.data)
  return data && isSameDigest(data.signature, signatureOf(data.ends, payload))
    ? data.ends
    : 'altered'
}

/** Stores the ends, in the transaction of `req`. Only under the lease (`lease.ts`). */
export async function writeEnds(
  payload: Payload,
  ends: ChainEnds,
  req?: PayloadRequest,
): Promise<void> {
  const { db } = payload
  const data = { data: { ends, signature: signatureOf(ends, payload) } }
  const row = { collection: 'payload-kv', req } as const
  const where = { key: { equals: KEY } }
  const written: unknown = await db.updateOne({ ...row, where, data, returning: true })
  if (!written) await db.create({ ...row, data: { ...data, key: KEY } })
}

const signatureOf = ({ digest, first, last, previous }: ChainEnds, { config }: Payload) =>
  textDigest(JSON.stringify([first, previous, last, digest]), config.secret)
