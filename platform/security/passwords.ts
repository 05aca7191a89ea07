import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** What the database keeps of a password. */
export type KeptPassword = { hash: string; salt: string }

/** Before a hash as Payload makes them today; those made before have nothing there. */
const VERSION_1 = 'pbkdf2-sha256-v1:'

/**
 * Whether `typed` is the password of which `kept` is kept. Payload 3.90 has this, and does not export it but in a
 * log-in, which begins a session (`auth/strategies/local`).
 */
export async function isPassword(typed: string, { hash, salt }: KeptPassword): Promise<boolean> {
  const isVersion1 = hash.startsWith(VERSION_1)
  const expected = Buffer.from(isVersion1 ? hash.slice(VERSION_1.length) : hash, 'hex')
  const [iterations, bytes] = isVersion1 ? [600_000, 32] : [25_000, 512]
  const given = await promisify(pbkdf2)(typed, salt, iterations, bytes, 'sha256')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/**
 * Characters that a new password has at least. The CNIL (deliberation n° 2022-100) asks for 50 bits where failures lock an
 * account, as here: twelve small letters are worth 56. Payload is content with three characters.
 */
export const MIN_PASSWORD = 12
