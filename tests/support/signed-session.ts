import { createHash, createHmac } from 'node:crypto'

const HOUR = 3600

type Claims = { id?: string; exp?: unknown; iat?: unknown }

/**
 * Returns a session token signed with `secret` as Payload signs it (tests/integration/access.test.ts compares it with a
 * real one).
 */
export function signedSession(secret: string, claims: Claims = {}): string {
  const now = Math.floor(Date.now() / 1000)
  const part = (data: object) => Buffer.from(JSON.stringify(data)).toString('base64url')
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ id: '1', iat: now, exp: now + HOUR, ...claims })}`
  const key = createHash('sha256').update(secret).digest('hex').slice(0, 32)
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}
