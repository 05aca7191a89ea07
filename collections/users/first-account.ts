import { hkdfSync, timingSafeEqual } from 'node:crypto'

import {
  type Payload,
  type PayloadRequest,
  registerFirstUserOperation,
  type Endpoint,
} from 'payload'
import { generatePayloadCookie } from 'payload/shared'
import { z } from 'zod'

import { refuseAt } from '@/editing/faults'
import { underLease } from '@/platform/database/lease'
import { env } from '@/platform/env'

/** Crockford's base 32: no letter that is read as a digit. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16

/**
 * What whoever makes the first account of the site must know, `XXXX-XXXX-XXXX-XXXX`: 80 bits, which nobody guesses in
 * the few attempts of `LIMITS.firstAccount`. Derived by HKDF (RFC 5869) from the site's `secret`: every instance knows
 * the same one, after a restart too, and none keeps it.
 */
export function firstAccountCode(secret: string): string {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'eig first account, version 1', LENGTH))
  const signs = Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length]).join('')
  return signs.replace(/.{4}(?=.)/g, '$&-')
}

/**
 * Whether `typed` is that code, however its letters and its gaps are written. In constant time: how far they agree must
 * not be measurable.
 */
export function isFirstAccountCode(typed: string, secret: string): boolean {
  const [given, expected] = [typed, firstAccountCode(secret)].map((code) => Buffer.from(bare(code)))
  return given!.length === expected!.length && timingSafeEqual(given!, expected!)
}

const bare = (code: string) =>
  code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

/** Whether the site has an account. */
async function hasAccount(payload: Payload, req?: PayloadRequest): Promise<boolean> {
  const { totalDocs } = await payload.count({ collection: 'users', req })
  return totalDocs > 0
}

/** At the start: writes to the log, as long as the site has no account, the code that the first one asks for. */
export async function tellFirstAccountCode(payload: Payload): Promise<void> {
  const { firstAccount, secret, siteUrl } = env()
  if (firstAccount === 'open' || (await hasAccount(payload))) return
  payload.logger.warn(
    `Le site n’a pas encore de compte. Code de première installation, à saisir sur ${siteUrl}/admin : ${firstAccountCode(secret)}`,
  )
}

/**
 * In place of Payload's own, which lets in whoever comes first, and each of those who come at once: the first account
 * is made by whoever runs the server, who can read its log, and by one request at a time, on all instances together.
 */
export const registerFirst: Endpoint = {
  path: '/first-register',
  method: 'post',
  handler: async (req) => {
    const { payload, t } = req
    const { installationCode, email, name, password } = sentSchema.parse(req.data)
    if (await hasAccount(payload)) return tooLate()
    refuseWrongCode(installationCode, req)
    // Of another role, nobody could make the next.
    const data = { email, name, password, role: 'administrator' as const }
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

/** What is no text counts as empty, and is refused at its field. What else is sent is left out: the database has no field for it. */
const text = z.string().catch('')
const sentSchema = z
  .object({ installationCode: text, email: text, name: text, password: text })
  .catch({ installationCode: '', email: '', name: '', password: '' })

function refuseWrongCode(code: string, req: PayloadRequest): void {
  const { config } = req.payload
  if (env().firstAccount === 'open' || isFirstAccountCode(code, config.secret)) return
  const message = code
    ? 'Ce n’est pas le code de première installation : recopiez celui du journal du serveur.'
    : 'Saisissez le code de première installation, que donne le journal du serveur.'
  refuseAt({ path: 'installationCode', message }, 'users', req)
}

const TOO_LATE =
  'Ce site a déjà son premier compte\u00a0: connectez-vous, ou demandez un compte à une personne qui administre le site.'

/** Not thrown, or anybody could fill the log. */
const tooLate = () => Response.json({ errors: [{ message: TOO_LATE }] }, { status: 403 })
