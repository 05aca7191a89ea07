import type { PayloadRequest } from 'payload'

import { beforeSave, throwFault } from '@/editing/faults'
import type { User } from '@/payload-types'
import { isPassword, type KeptPassword } from '@/platform/security/passwords'

import { accountOf, countPasswordTry, forgetPasswordTries } from './count-log-ins'

/**
 * Before a save: to change a password or address, even on another account, the signed-in user must give their current
 * password. So a session left open, or stolen, cannot take an account from its holder. A password chosen through an emailed
 * link, without signing in, comes another way. Failures count as failed log-ins.
 */
export const askCurrentPassword = beforeSave<Sent>(async ({ before, isNew, sent, req }) => {
  const { currentPassword, ...data } = sent
  const isAsked = !isNew && req.user && givesAccount(data, before)
  const fault = isAsked ? await passwordFault(currentPassword, req.user!.id, req) : null
  if (fault) refusePassword(fault, req)
  return data
})

/** Sent with the saved data. */
type Sent = User & { currentPassword?: unknown }

/** Whether `data` changes the credentials of the account, or where a forgotten password is sent. */
const givesAccount = ({ email, password }: Partial<User>, before?: User): boolean =>
  Boolean(password) || isOtherAddress(email, before?.email)

/** Whether the address sent for an account changes it. */
export const isOtherAddress = (email: unknown, before: string | undefined): boolean =>
  email !== undefined && plain(email) !== plain(before)

/** A value that is not an address counts as different; its field refuses it. */
const plain = (email: unknown) => (typeof email === 'string' ? accountOf(email) : null)

/**
 * Why `typed` is not accepted as the password of the account with this `id`, in French; null if it is right. Throws a Refusal
 * (429) after five failures from one client address.
 */
export async function passwordFault(
  typed: unknown,
  id: string,
  req: PayloadRequest,
): Promise<string | null> {
  if (typeof typed !== 'string' || !typed) return MISSING
  const where = { id: { equals: id } }
  const account = await req.payload.db.findOne<Account>({ collection: 'users', where, req })
  if (!account) return WRONG
  await countPasswordTry(account.email, req)
  if (!(await isPassword(typed, account))) return WRONG
  await forgetPasswordTries(account.email, req)
  return null
}

type Account = KeptPassword & { id: string; email: string }

const MISSING =
  'Saisissez votre mot de passe actuel : un nouveau mot de passe, ou une autre adresse, le demande.'
const WRONG =
  'Ce n’est pas votre mot de passe actuel. Saisissez celui avec lequel vous vous êtes connecté : tout le reste est gardé.'

function refusePassword(message: string, req: PayloadRequest): never {
  throwFault({ path: 'currentPassword', label: 'Votre mot de passe actuel', message }, 'users', req)
}
