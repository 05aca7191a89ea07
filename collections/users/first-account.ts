import { hkdfSync, timingSafeEqual } from 'node:crypto'

import type { Payload, PayloadRequest } from 'payload'

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
export async function hasAccount(payload: Payload, req?: PayloadRequest): Promise<boolean> {
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
