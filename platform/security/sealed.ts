import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Longer than any that is made here: an address has 254 characters at most (RFC 5321, 4.5.3.1.3). */
const LONGEST = 1_000

/**
 * `value` (JSON) as one segment of an address that nobody can read, change or make without the site's `secret`: what a
 * link brings back need not be stored meanwhile. One sealed for another `purpose` does not open.
 */
export function seal(purpose: string, value: unknown, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyFrom(secret, purpose), nonce)
  const hidden = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')
}

/** What `seal` hid in `text` for `purpose`; null when it is none of ours. */
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

/** A key for each purpose, derived by HKDF (RFC 5869): the secret also signs sessions, which a link must not help to forge. */
const keyFrom = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `eig sealed links, ${purpose}`, 32))
