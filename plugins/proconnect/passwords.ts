import {
  AuthenticationError,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload'

import { accountOf } from '@/collections/users/count-log-ins'
import { workInsteadOfPayload } from '@/collections/users/equal-work'
import type { User } from '@/payload-types'
import { Refusal } from '@/platform/refusal'

import { settingsOf } from './settings'

const ONLY =
  'Ce site n’accepte plus les mots de passe : revenez à l’écran de connexion et identifiez-vous avec ProConnect.'

/**
 * Before a log-in with a password, or a forgotten one: refuses it if PROCONNECT_ONLY says so. While the password of the rescue
 * account serves, those of other accounts are wrong rather than refused, so that the answer does not reveal which it is.
 */
export const refusePasswords: CollectionBeforeOperationHook<'users'> = async ({
  args,
  operation,
  req,
}) => {
  if (!settingsOf(req.payload.config)?.isOnly) return
  if (operation === 'forgotPassword' || operation === 'resetPassword') throw new Refusal(ONLY, 403)
  if (operation !== 'login') return
  const rescued = await rescueAccount(req)
  const { data } = args as { data: { email?: string; password?: unknown } }
  const email = accountOf(data.email)
  if (rescued?.email === email) return
  await workInsteadOfPayload(email, data.password, req)
  throw rescued ? new AuthenticationError(req.t) : new Refusal(ONLY, 403)
}

/** The account whose password serves for now; null if there is none. */
const rescueAccount = (req: PayloadRequest): Promise<User | null> =>
  req.payload.db.findOne<User>({
    collection: 'users',
    where: { rescuedUntil: { greater_than: new Date().toISOString() } },
    req,
  })
