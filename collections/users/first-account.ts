import { hkdfSync, timingSafeEqual } from 'node:crypto'

import {
  type Payload,
  type PayloadRequest,
  registerFirstUserOperation,
  type Endpoint,
} from 'payload'
import { z } from 'zod'

import { throwFault } from '@/editing/faults'
import { underLease } from '@/platform/database/lease'
import { env } from '@/platform/env'

import { sessionCookie } from './sessions'

/** Crockford's base 32: no letters that look like digits. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16

/**
 * Returns the code required to create the first account, `XXXX-XXXX-XXXX-XXXX`: 80 bits, which cannot be guessed in the few
 * attempts of `LIMITS.firstAccount`. Derived by HKDF (RFC 5869) from the site's `secret`: every instance computes the same
 * one, also after a restart, and none stores it.
 */
export function firstAccountCode(secret: string): string {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'eig first account, version 1', LENGTH))
  const signs = Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length]).join('')
  return signs.replace(/.{4}(?=.)/g, '$&-')
}

/**
 * Whether `typed` is that code, ignoring case, spaces, hyphens and look-alike letters. Compares in constant time, so that
 * timing does not reveal how much matches.
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

/** At startup: logs the code that creates the first account, as long as the site has none. */
export async function tellFirstAccountCode(payload: Payload): Promise<void> {
  const { firstAccount, secret, siteUrl } = env()
  if (firstAccount === 'open' || (await hasAccount(payload))) return
  payload.logger.warn(
    `Le site n’a pas encore de compte. Code de première installation, à saisir sur ${siteUrl}/admin : ${firstAccountCode(secret)}`,
  )
}

/**
 * Replaces Payload's endpoint, which accepts the first caller, and all simultaneous ones. Here the first account is made by
 * a person who can read the log of the server, in one request at a time across all instances.
 */
export const registerFirst: Endpoint = {
  path: '/first-register',
  method: 'post',
  handler: async (req) => {
    const { payload, t } = req
    const { installationCode, email, name, password } = sentSchema.parse(req.data)
    if (await hasAccount(payload)) return tooLate()
    refuseWrongCode(installationCode, req)
    // With another role, no one could create the next account.
    const data = { email, name, password, role: 'administrator' as const }
    const collection = payload.collections.users
    const made = await underLease(payload, 'création du premier compte', async () =>
      (await hasAccount(payload)) ? null : registerFirstUserOperation({ collection, data, req }),
    )
    if (!made?.token) return tooLate()
    const { exp, token, user } = made
    const message = t('authentication:successfullyRegisteredFirstUser')
    const headers = { 'Set-Cookie': sessionCookie(token, payload) }
    return Response.json({ exp, message, token, user }, { headers })
  },
}

/** Anything but text counts as empty, which its field refuses. Drops other properties: the database has no such fields. */
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
  throwFault({ path: 'installationCode', message }, 'users', req)
}

const TOO_LATE =
  'Ce site a déjà son premier compte\u00a0: connectez-vous, ou demandez un compte à une personne qui administre le site.'

/** Not thrown: otherwise anyone could fill the log. */
const tooLate = () => Response.json({ errors: [{ message: TOO_LATE }] }, { status: 403 })
