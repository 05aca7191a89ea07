import type { PayloadRequest } from 'payload'
import { z } from 'zod'

/** A passkey of an account. `publicKey`: base64url. `addedAt`: ISO 8601, UTC. */
const passkeySchema = z.object({
  id: z.string(),
  publicKey: z.string(),
  counter: z.number(),
  transports: z.array(z.string()).optional(),
  name: z.string(),
  addedAt: z.string(),
})

const factorsSchema = z.object({
  codeSecret: z.string().nullish(),
  lastStep: z.number().nullish(),
  passkeys: z
    .array(passkeySchema)
    .nullish()
    .transform((list) => list ?? []),
  /** Digests (`recovery-codes.ts`) of those not used yet. */
  recoveryCodes: z
    .array(z.string())
    .nullish()
    .transform((list) => list ?? []),
  /** ISO 8601, UTC. */
  updatedAt: z.string().optional(),
})

export type Passkey = z.infer<typeof passkeySchema>
export type Factors = z.infer<typeof factorsSchema>

const rowOf = (account: string, req: PayloadRequest) =>
  req.payload.db.findOne<{ id: string }>({
    collection: 'second-factors',
    where: { account: { equals: account } },
    req,
  })

/** The second factors of the account with this id, in the transaction of `req`. Throws if the stored row is malformed. */
export async function factorsOf(account: string, req: PayloadRequest): Promise<Factors> {
  return factorsSchema.parse((await rowOf(account, req)) ?? {})
}

/** Whether an account with these factors must give one of them. Recovery codes only replace a lost one. */
export const hasFactor = ({ codeSecret, passkeys }: Factors): boolean =>
  Boolean(codeSecret) || passkeys.length > 0

/** Stores `changes` to the second factors of an account, in the transaction of `req`. */
export async function changeFactors(
  account: string,
  changes: Partial<Factors>,
  req: PayloadRequest,
): Promise<void> {
  const { db } = req.payload
  const collection = 'second-factors'
  const row = await rowOf(account, req)
  if (row) await db.updateOne({ collection, id: row.id, data: changes, req })
  else await db.create({ collection, data: { account, ...changes }, req })
}

/** Removes all second factors of an account. */
export async function removeFactors(account: string, req: PayloadRequest): Promise<void> {
  const where = { account: { equals: account } }
  await req.payload.db.deleteMany({ collection: 'second-factors', where, req })
}
