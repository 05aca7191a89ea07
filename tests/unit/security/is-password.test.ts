import { pbkdf2Sync } from 'node:crypto'

import { expect, it } from '@jest/globals'

import { isPassword } from '@/platform/security/passwords'

const TYPED = 'une phrase de passe'
const SALT = 'du-sel'

it.each([
  ['current', 'pbkdf2-sha256-v1:', 600_000, 32],
  ['former', '', 25_000, 512],
])(
  'recognises a password that is stored in the %s format, and no other',
  async (_, prefix, iterations, bytes) => {
    const hash = prefix + pbkdf2Sync(TYPED, SALT, iterations, bytes, 'sha256').toString('hex')
    const kept = { hash, salt: SALT }
    expect(await isPassword(TYPED, kept)).toBe(true)
    expect(await isPassword(`${TYPED} `, kept)).toBe(false)
    expect(await isPassword(TYPED, { ...kept, hash: hash.slice(0, -2) })).toBe(false)
  },
)
