import type {
  CollectionAfterErrorHook,
  CollectionAfterLoginHook,
  CollectionAfterLogoutHook,
  CollectionAfterOperationHook,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'

import { personOf, UNKNOWN } from './actor'
import { named } from './documents'
import { record, recordOnce } from './record'

type Account = { id: string; name?: string | null }

/** After a log-in. */
export const recordLogIn: CollectionAfterLoginHook = ({ collection, req, user }) => {
  const account = user as Account
  return record(req, { action: 'loggedIn', ...named(collection, account) }, personOf(account))
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
  const deed = account
    ? { action: 'logInFailed', ...named(collection, account) }
    : { action: 'logInUnknown', subject: collection.slug, about: collection.slug }
  await recordOnce(req.payload, deed, UNKNOWN)
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
