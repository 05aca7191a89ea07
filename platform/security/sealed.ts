import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Longer than any value sealed here: an email address has at most 254 characters (RFC 5321, 4.5.3.1.3). */
const LONGEST = 1_000

/**
 * Returns `value` (as JSON) encrypted as one segment of an address, which cannot be read, changed or forged without the
 * site's `secret`. Data that comes back through a link thus need not be stored meanwhile. A value sealed for another
 * `purpose` does not open.
 */
export function seal(purpose: string, value: unknown, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyFrom(secret, purpose), nonce)
  const hidden = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')
}

/** Returns the value that `seal` encrypted in `text` for `purpose`; null when `text` is not one of ours. */
export function unseal(purpose: string, text: string, secret: string): unknown {
  if (text.length > LONGEST || !/^[\w-]+$/.test(text)) return null
  const bytes = Buffer.from(text, 'base64url')
  const begin = NONCE_BYTES + TAG_BYTES
  if (bytes.length < begin) return null
  const key = keyFrom(secret, purpose)
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, begin))
  try {
    const shown = Buffer.concat([decipher.update(bytes.subarray(begin)), decipher.final()])
    return JSON.parse(shown.toString()) as unknown
  } catch {
    return null
  }
}

/** Derives one key per purpose with HKDF (RFC 5869): the secret also signs sessions, which a link must not help to forge. */
const keyFrom = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `eig sealed links, ${purpose}`, 32))
