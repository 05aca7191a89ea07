import { createHash, randomBytes } from 'node:crypto'

import type {
  AuthStrategyFunction,
  CollectionAfterOperationHook,
  Payload,
  PayloadRequest,
} from 'payload'

import type { ApiKey } from '@/payload-types'

/** Where the request that creates a key keeps it, until its answer. */
const CREATED = 'createdApiKey'

/** A new key, of 256 random bits, which `giveKey` adds to the answer of `req`. */
export function newKey(req: PayloadRequest): string {
  const key = randomBytes(32).toString('base64url')
  req.context[CREATED] = key
  return key
}

/** What is stored of a key: a plain digest, because no one can guess 256 random bits, however fast they try. */
export const digestOf = (key: string): string =>
  createHash('sha256').update(key).digest('base64url')

/** After a key is created: adds it to the answer, as `key`. It is never shown again. */
export const giveKey: CollectionAfterOperationHook<'api-keys'> = ({ operation, req, result }) =>
  operation === 'create' ? { ...result, key: req.context[CREATED] } : result

const HEADER = /^api-keys API-Key (\S+)$/

/** The key in the header `Authorization: api-keys API-Key KEY`, as the user of the request; null if it is unknown or expired. */
export const byKey: AuthStrategyFunction = async ({ headers, payload }) => {
  const key = HEADER.exec(headers.get('Authorization') ?? '')?.[1]
  if (!key) return { user: null }
  const { docs } = await payload.find({
    collection: 'api-keys',
    where: { keyHash: { equals: digestOf(key) } },
    depth: 0,
    limit: 1,
    pagination: false,
  })
  const [found] = docs
  if (!found || (found.expiresAt && Date.parse(found.expiresAt) <= Date.now())) {
    return { user: null }
  }
  await rememberUse(found, payload)
  return { user: { ...found, collection: 'api-keys' } }
}

/** Reading must stay cheap, and SQLite has one writer: a use is written at most once per hour. */
const WRITTEN_EVERY_MS = 60 * 60_000

/** Stores that a key is used. A failure does not prevent reading: the database may refuse to write, on a full disk. */
async function rememberUse({ id, lastUsedAt }: ApiKey, { db, logger }: Payload): Promise<void> {
  if (lastUsedAt && Date.parse(lastUsedAt) > Date.now() - WRITTEN_EVERY_MS) return
  // No `updatedAt`: no one edited the key.
  const data = { lastUsedAt: new Date().toISOString(), updatedAt: null }
  await db
    .updateOne({ collection: 'api-keys', id, data, returning: false })
    .catch((err: unknown) =>
      logger.warn({ err, msg: 'La dernière utilisation d’une clé d’API n’a pas été notée' }),
    )
}
