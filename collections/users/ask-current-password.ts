import type { PayloadRequest } from 'payload'

import { beforeSave, refuseAt } from '@/editing/faults'
import type { User } from '@/payload-types'
import { isPassword, type KeptPassword } from '@/platform/security/passwords'

import { accountOf, countPasswordTry, forgetPasswordTries } from './count-log-ins'

/**
 * Before a save: a new password or address, be it of another's account, asks for the present password of whoever saves.
 * A session that was left open, or stolen, takes no account away from its holder. One chosen through a letter, for which
 * nobody is signed in, comes another way. Failures count with those to sign in.
 */
export const askCurrentPassword = beforeSave<Sent>(async ({ before, isNew, sent, req }) => {
  const { currentPassword, ...data } = sent
  const isAsked = !isNew && req.user && givesAccount(data, before)
  if (isAsked) await refuseWrong(currentPassword, req.user!.id, req)
  return data
})

/** Beside what is saved. */
type Sent = User & { currentPassword?: unknown }

/** Whether `data` changes what one signs in with, or to where a forgotten password is written. */
const givesAccount = ({ email, password }: Partial<User>, before?: User): boolean =>
  Boolean(password) || isOtherAddress(email, before?.email)

/** Whether what is sent as the address of an account changes it. */
export const isOtherAddress = (email: unknown, before: string | undefined): boolean =>
  email !== undefined && plain(email) !== plain(before)

/** What is no address at all is another one, and is refused at its field. */
const plain = (email: unknown) => (typeof email === 'string' ? accountOf(email) : null)

async function refuseWrong(typed: unknown, id: string, req: PayloadRequest): Promise<void> {
  if (typeof typed !== 'string' || !typed) return refuse(MISSING, req)
  const where = { id: { equals: id } }
  const account = await req.payload.db.findOne<Account>({ collection: 'users', where, req })
  if (!account) return refuse(WRONG, req)
  await countPasswordTry(account.email, req)
  if (!(await isPassword(typed, account))) return refuse(WRONG, req)
  await forgetPasswordTries(account.email, req)
}

type Account = KeptPassword & { id: string; email: string }

const MISSING =
  'Saisissez votre mot de passe actuel : un nouveau mot de passe, ou une autre adresse, le demande.'
const WRONG =
  'Ce n’est pas votre mot de passe actuel. Saisissez celui avec lequel vous vous êtes connecté : tout le reste est gardé.'

function refuse(message: string, req: PayloadRequest): never {
  refuseAt({ path: 'currentPassword', label: 'Votre mot de passe actuel', message }, 'users', req)
}
