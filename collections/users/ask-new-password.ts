import { setTimeout as wait } from 'node:timers/promises'

import type { Endpoint } from 'payload'

import { countAttempt } from '@/platform/security/attempts'
import { LIMITS } from '@/platform/security/limits'
import { tooMany } from '@/platform/security/too-many'

import { accountOf } from './count-log-ins'

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
    if (!email) {
      const errors = [{ message: 'Saisissez l’adresse de votre compte.' }]
      return Response.json({ errors }, { status: 400 })
    }
    const seconds = await countAttempt(LIMITS.forgottenPasswordOfAccount, accountOf(email))
    if (seconds !== null) {
      const headers = { 'Retry-After': String(seconds) }
      return Response.json({ errors: [{ message: tooMany(seconds) }] }, { status: 429, headers })
    }
    const asking = req.payload
      .forgotPassword({ collection: 'users', data: { email }, overrideAccess: false, req })
      .catch((err: unknown) =>
        req.payload.logger.error({ err, msg: 'Aucun nouveau mot de passe n’a pu être demandé' }),
      )
    await Promise.all([asking, wait(ANSWERED_AFTER_MS)])
    return Response.json({ message: req.t('general:success') })
  },
}
