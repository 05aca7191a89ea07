import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** What the database stores of a password. */
export type KeptPassword = { hash: string; salt: string }

/** Prefix of the hashes that Payload makes today; older hashes have none. */
const VERSION_1 = 'pbkdf2-sha256-v1:'

/**
 * Whether `typed` matches the stored password. Payload 3.90 exports this check only as part of a sign-in, which starts a
 * session (`auth/strategies/local`).
 */
export async function isPassword(typed: string, { hash, salt }: KeptPassword): Promise<boolean> {
  const isVersion1 = hash.startsWith(VERSION_1)
  const expected = Buffer.from(isVersion1 ? hash.slice(VERSION_1.length) : hash, 'hex')
  const [iterations, bytes] = isVersion1 ? [600_000, 32] : [25_000, 512]
  const given = await promisify(pbkdf2)(typed, salt, iterations, bytes, 'sha256')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/**
 * Minimum number of characters of a new password. The CNIL (deliberation n° 2022-100) requires 50 bits where failures lock
 * an account, as here: twelve lower-case letters are worth 56, unless they can be guessed (`isGuessable`).
 */
export const MIN_PASSWORD = 12
