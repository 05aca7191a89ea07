import {
  registerFirstUserOperation,
  ValidationError,
  type Endpoint,
  type PayloadRequest,
} from 'payload'
import { generatePayloadCookie } from 'payload/shared'

import { hasAccount, isFirstAccountCode } from '@/collections/users/first-account'
import { underLease } from '@/platform/database/lease'
import { env } from '@/platform/env'

/**
 * In place of Payload's own, which lets in whoever comes first, and each of those who come at once: the first account
 * is made by whoever runs the server, who can read its log, and by one request at a time, on all instances together.
 */
export const registerFirst: Endpoint = {
  path: '/first-register',
  method: 'post',
  handler: async (req) => {
    const { payload, t } = req
    const { installationCode, email, password, ...rest } = req.data ?? {}
    if (await hasAccount(payload)) return tooLate()
    refuseWrongCode(text(installationCode), req)
    // Of another role, nobody could make the next.
    const role = 'administrator' as const
    const data = { ...rest, email: text(email), password: text(password), role }
    const collection = payload.collections.users
    const made = await underLease(payload, 'création du premier compte', async () =>
      (await hasAccount(payload)) ? null : registerFirstUserOperation({ collection, data, req }),
    )
    if (!made?.token) return tooLate()
    const { exp, token, user } = made
    const cookie = generatePayloadCookie({
      collectionAuthConfig: collection.config.auth,
      cookiePrefix: payload.config.cookiePrefix,
      token,
    })
    const message = t('authentication:successfullyRegisteredFirstUser')
    return Response.json({ exp, message, token, user }, { headers: { 'Set-Cookie': cookie } })
  },
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function refuseWrongCode(code: string, req: PayloadRequest): void {
  const { config } = req.payload
  if (env().firstAccount === 'open' || isFirstAccountCode(code, config.secret)) return
  const message = code
    ? 'Ce n’est pas le code de première installation : recopiez celui du journal du serveur.'
    : 'Saisissez le code de première installation, que donne le journal du serveur.'
  const errors = [{ path: 'installationCode', message }]
  throw new ValidationError({ collection: 'users', errors, req }, req.t)
}

const TOO_LATE =
  'Ce site a déjà son premier compte\u00a0: connectez-vous, ou demandez un compte à une personne qui administre le site.'

/** Not thrown, or anybody could fill the log. */
const tooLate = () => Response.json({ errors: [{ message: TOO_LATE }] }, { status: 403 })
