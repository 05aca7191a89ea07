import { setTimeout as wait } from 'node:timers/promises'
import type {
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  Endpoint,
  PayloadRequest,
  IncomingAuthType,
} from 'payload'

import { throwFault } from '@/editing/faults'
import type { User } from '@/payload-types'
import { env } from '@/platform/env'
import { letter } from '@/platform/mail/mail'
import { Refusal } from '@/platform/refusal'
import { LIMITS } from '@/platform/security/attempts'
import { isGuessable } from '@/platform/security/password-strength'
import { MIN_PASSWORD } from '@/platform/security/passwords'

import { accountOf, countTry } from './count-log-ins'

/** Longer than it takes to save what the email needs. */
const ANSWERED_AFTER_MS = 500

/**
 * Replaces Payload's endpoint, which answers later, or fails, only if the address has an account. This one gives the same
 * answer after the same time, and logs failures. It passes on a Refusal, which must not depend on the account.
 */
export const askNewPassword: Endpoint = {
  path: '/forgot-password',
  method: 'post',
  handler: async (req) => {
    const email = typeof req.data?.email === 'string' ? req.data.email.trim() : ''
    if (!email) throw new Refusal('Saisissez l’adresse de votre compte.', 400)
    await countTry(LIMITS.forgottenPasswordOfAccount, accountOf(email), req)
    const asking = req.payload
      .forgotPassword({ collection: 'users', data: { email }, overrideAccess: false, req })
      .catch((err: unknown) => {
        // A production build has several copies of the class.
        if ((err as Error).name === 'Refusal') throw err
        req.payload.logger.error({ err, msg: 'Aucun nouveau mot de passe n’a pu être demandé' })
      })
    await Promise.all([asking, wait(ANSWERED_AFTER_MS)])
    return Response.json({ message: req.t('general:success') })
  },
}

type Account = Partial<Pick<User, 'email' | 'name'>> & { password?: unknown }

/** Before an account is created or changed: refuses a new password that is weak, on its field. Existing ones still work. */
export const refuseWeakPassword: CollectionBeforeValidateHook = async ({
  data,
  originalDoc,
  req,
}) => {
  const { password, ...sent } = (data ?? {}) as Account
  await refuseWeak(password, [originalDoc as Account | undefined, sent], req)
}

/** The same for a password chosen through an emailed link, which Payload passes to no other hook. */
export const refuseWeakReset: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'resetPassword') return
  const { password, token } = ((args as { data?: object }).data ?? {}) as Account & {
    token?: unknown
  }
  // Payload refuses a link that belongs to no account. Checking a password for it would only be work.
  const holder = typeof token === 'string' && token ? await holderOf(token, req) : null
  if (holder) await refuseWeak(password, [holder], req)
}

const holderOf = (token: string, req: PayloadRequest): Promise<Account | null> =>
  req.payload.db.findOne<User>({
    collection: 'users',
    where: { resetPasswordToken: { equals: token } },
    req,
  })

/** `holders`: what is known of the account, before and after the change. */
async function refuseWeak(
  password: unknown,
  holders: (Account | undefined)[],
  req: PayloadRequest,
): Promise<void> {
  // An empty password changes nothing, or Payload refuses it.
  if (typeof password !== 'string' || !password) return
  const known = holders.flatMap((one) => [one?.name, one?.email]).filter((one) => one != null)
  const isShort = Array.from(password).length < MIN_PASSWORD
  if (!isShort && !(await isGuessable(password, known))) return
  const message = isShort ? TOO_SHORT : GUESSABLE
  throwFault({ path: 'password', label: 'Mot de passe', message }, 'users', req)
}

const TOO_SHORT = `Choisissez un mot de passe d’au moins ${MIN_PASSWORD} caractères : une phrase, par exemple.`
const GUESSABLE =
  'Ce mot de passe est facile à deviner. Choisissez une phrase de plusieurs mots, sans votre nom, ni répétition, ni suite de touches.'

type PasswordRequest = { req?: PayloadRequest; token?: string; user?: { name?: string | null } }

const MINUTE_MS = 60_000
const SUBJECT = 'Choisir un nouveau mot de passe'

/** The email for a forgotten password. Its link opens the form of a new password, once and within an hour. */
export const forgottenPassword = {
  expiration: 60 * MINUTE_MS,
  // Prevents anyone from flooding the mailbox of another person.
  minRequestInterval: MINUTE_MS,
  generateEmailSubject: () => SUBJECT,
  generateEmailHTML: ({ req, token, user }: PasswordRequest = {}) => {
    const { admin, routes } = req!.payload.config
    // Not the host of the request, which Payload would use: the sender of the request chooses it.
    const address = `${env().siteUrl}${routes.admin}${admin.routes.reset}/${token}`
    return letter(user?.name, [
      'Vous avez demandé à choisir un nouveau mot de passe pour l’administration du site. Ouvrez ce lien\u00a0:',
      { address, label: SUBJECT },
      'Il est valable une heure et ne sert qu’une fois.',
      'Si vous n’avez rien demandé, ignorez ce message\u00a0: votre mot de passe ne change pas.',
    ])
  },
} satisfies IncomingAuthType['forgotPassword']
