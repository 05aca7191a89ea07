import { setTimeout as wait } from 'node:timers/promises'
import type {
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  Endpoint,
  PayloadRequest,
  IncomingAuthType,
} from 'payload'

import { refuseAt } from '@/editing/faults'
import { env } from '@/platform/env'
import { letter } from '@/platform/mail/mail'
import { Refusal } from '@/platform/refusal'
import { LIMITS } from '@/platform/security/attempts'
import { MIN_PASSWORD } from '@/platform/security/passwords'

import { accountOf, countTry } from './count-log-ins'

/** Longer than it takes to save what a letter needs. */
const ANSWERED_AFTER_MS = 500

/**
 * In place of Payload's own, whose answer comes later, or is a failure, only where the address has an account. This one
 * says the same after the same time; what fails is logged.
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
      .catch((err: unknown) =>
        req.payload.logger.error({ err, msg: 'Aucun nouveau mot de passe n’a pu être demandé' }),
      )
    await Promise.all([asking, wait(ANSWERED_AFTER_MS)])
    return Response.json({ message: req.t('general:success') })
  },
}

type WithPassword = { password?: unknown }

/**
 * Before an account is made or changed: refuses, at its field, a new password that is too short. Those that were chosen
 * before still open their accounts.
 */
export const refuseShortPassword: CollectionBeforeValidateHook = ({ data, req }) =>
  refuse((data as WithPassword | undefined)?.password, req)

/** The same for one chosen through a letter, which Payload tells no other hook. */
export const refuseShortReset: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'resetPassword') refuse((args as { data?: WithPassword }).data?.password, req)
}

function refuse(password: unknown, req: PayloadRequest): void {
  // An empty one changes nothing, or is refused by Payload.
  if (typeof password !== 'string' || !password) return
  if (Array.from(password).length >= MIN_PASSWORD) return
  const message = `Choisissez un mot de passe d’au moins ${MIN_PASSWORD} caractères : une phrase, par exemple.`
  refuseAt({ path: 'password', label: 'Mot de passe', message }, 'users', req)
}

type Asked = { req?: PayloadRequest; token?: string; user?: { name?: string | null } }

const MINUTE_MS = 60_000
const SUBJECT = 'Choisir un nouveau mot de passe'

/** For whoever forgot a password: a letter with a link that opens the form of a new one, once and for an hour. */
export const forgottenPassword = {
  expiration: 60 * MINUTE_MS,
  // Nobody can fill somebody else's letter box.
  minRequestInterval: MINUTE_MS,
  generateEmailSubject: () => SUBJECT,
  generateEmailHTML: ({ req, token, user }: Asked = {}) => {
    const { admin, routes } = req!.payload.config
    // The request's own host would do for Payload, but is chosen by whoever sends it.
    const address = `${env().siteUrl}${routes.admin}${admin.routes.reset}/${token}`
    return letter(user?.name, [
      'Vous avez demandé à choisir un nouveau mot de passe pour l’administration du site. Ouvrez ce lien\u00a0:',
      { address, label: SUBJECT },
      'Il est valable une heure et ne sert qu’une fois.',
      'Si vous n’avez rien demandé, ignorez ce message\u00a0: votre mot de passe ne change pas.',
    ])
  },
} satisfies IncomingAuthType['forgotPassword']
