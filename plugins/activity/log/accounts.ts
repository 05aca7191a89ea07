import type {
  CollectionAfterErrorHook,
  CollectionAfterLoginHook,
  CollectionAfterLogoutHook,
  CollectionAfterOperationHook,
  Payload,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'

import type { RefusedLogIn } from '@/collections/users/refused-log-ins'
import { programOf } from '@/platform/program'

import { personOf, UNKNOWN } from './actor'
import { named } from './documents'
import { record, recordOnce } from './record'

type Account = { id: string; name?: string | null }

/** After a log-in. */
export const recordLogIn: CollectionAfterLoginHook = ({ collection, req, user }) => {
  const account = user as Account
  const by = { ...personOf(account), program: programOf(req) ?? '' }
  return record(req, { action: 'loggedIn', ...named(collection, account) }, by)
}

/** After a log-out. */
export const recordLogOut: CollectionAfterLogoutHook = async ({ collection, req }) => {
  if (req.user) await record(req, { action: 'loggedOut', ...named(collection, req.user) })
}

/** After an account is unlocked, or its password replaced through an emailed link. */
export const recordAccountOperation: CollectionAfterOperationHook<'users'> = async ({
  args,
  collection,
  operation,
  req,
  result,
}) => {
  if (operation === 'resetPassword') {
    const { user } = result as { user: Account }
    const deed = { action: 'passwordReset', ...named(collection, user) }
    await record(req, deed, personOf(user))
  }
  if (operation === 'unlock') {
    const { email } = (args as { data: { email?: string } }).data
    const account = await accountWith(email, collection, req)
    if (account) await record(req, { action: 'unlocked', ...named(collection, account) })
  }
  return result
}

/**
 * After a failed log-in: records it outside any transaction, once per account and half hour, so that no one can fill the log.
 * Does not delay the answer, whose time would reveal whether the address has an account. Only logs an error.
 */
export const recordFailedLogIn: CollectionAfterErrorHook = ({ collection, error, req }) => {
  const { status } = error as { status?: number }
  if (!collection || status !== 401 || !/\/login\/?$/i.test(req.pathname ?? '')) return
  const { email } = (req.data ?? {}) as { email?: unknown }
  void recordFailure(email, collection, req).catch((err: unknown) =>
    req.payload.logger.error({ err, msg: 'Une connexion refusée manque au journal d’activité' }),
  )
}

/** An address without an account is not stored: it may be a password typed in the wrong field. */
async function recordFailure(
  email: unknown,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<void> {
  const account = await accountWith(email, collection, req)
  await recordOnce(req.payload, failureOf(account, collection), UNKNOWN)
}

const failureOf = (account: Account | null, collection: SanitizedCollectionConfig) =>
  account
    ? { action: 'logInFailed', ...named(collection, account) }
    : { action: 'logInUnknown', subject: collection.slug, about: collection.slug }

/** After a refused log-in without password: the same. */
export const recordRefusedLogIn = (
  payload: Payload,
  { account, by }: RefusedLogIn,
): Promise<void> => {
  const deed = failureOf(account, payload.collections.users.config)
  return recordOnce(payload, deed, { ...UNKNOWN, program: by })
}

async function accountWith(
  email: unknown,
  { slug }: SanitizedCollectionConfig,
  { payload }: PayloadRequest,
): Promise<Account | null> {
  if (typeof email !== 'string') return null
  const where = { email: { equals: email.trim().toLowerCase() } }
  return payload.db.findOne<Account>({ collection: slug, where })
}
