import { createHash, randomInt } from 'node:crypto'

/** No letters or digits that look alike. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const COUNT = 10
const LENGTH = 12

/** Ten new codes, `xxxx-xxxx-xxxx` (59 bits): each replaces a second factor once. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () =>
    Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)])
      .join('')
      .replace(/.{4}(?=.)/g, '$&-'),
  )

/** What is stored of a code. Random codes of this length cannot be guessed, so they need no slow hash. */
export const recoveryDigest = (code: string): string =>
  createHash('sha256').update(code.toLowerCase().replace(/[\s-]/g, '')).digest('base64url')
