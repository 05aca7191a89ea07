import { createHash, generateKeyPairSync, sign } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'
import { isoCBOR } from '@simplewebauthn/server/helpers'

import { env } from '@/platform/env'
import type { Passkey } from '@/plugins/second-factor/factors'
import { createdPasskey, usedPasskey } from '@/plugins/second-factor/passkeys'

process.env.SITE_URL = 'https://site.exemple.fr'
const ORIGIN = env().siteUrl
const CHALLENGE = Buffer.from('challenge of the test, 32 bytes!').toString('base64url')

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64 = (data: Uint8Array | string) => Buffer.from(data).toString('base64url')

type Ceremony = { challenge?: string; counter?: number; host?: string; origin?: string }

/** An authenticator in software: signs as the key of a person would (WebAuthn level 2, ES256, no attestation). */
function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const point = (part?: string) => new Uint8Array(Buffer.from(part!, 'base64url'))
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, point(x)],
    [-3, point(y)],
  ])
  const id = sha256(x!).subarray(0, 16)
  const about = ({ counter = 0, host = 'site.exemple.fr' }: Ceremony, more?: Buffer) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([
      sha256(host),
      Buffer.from([more ? 0x45 : 0x05]),
      count,
      more ?? Buffer.alloc(0),
    ])
  }
  const client = (type: string, { challenge = CHALLENGE, origin = ORIGIN }: Ceremony) =>
    Buffer.from(JSON.stringify({ type, challenge, origin }))
  const answer = (response: object) => ({
    id: base64(id),
    rawId: base64(id),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })
  return {
    create(ceremony: Ceremony = {}) {
      const length = Buffer.from([0, id.length])
      const key = Buffer.concat([Buffer.alloc(16), length, id, Buffer.from(isoCBOR.encode(cose))])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(about(ceremony, key))],
      ])
      return answer({
        clientDataJSON: base64(client('webauthn.create', ceremony)),
        attestationObject: base64(isoCBOR.encode(attestation as never)),
      })
    },
    use(ceremony: Ceremony = {}) {
      const clientData = client('webauthn.get', ceremony)
      const data = about(ceremony)
      const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), privateKey)
      return answer({
        clientDataJSON: base64(clientData),
        authenticatorData: base64(data),
        signature: base64(signature),
      })
    },
  }
}

const own = authenticator()
const passkey = (await createdPasskey(own.create(), CHALLENGE, 'Clé')) as Passkey

describe('a passkey', () => {
  it('is created, then recognized, with its new counter', async () => {
    expect(passkey).toMatchObject({ name: 'Clé', counter: 0 })
    const used = await usedPasskey(own.use({ counter: 7 }), [passkey], CHALLENGE)
    expect(used).toEqual({ ...passkey, counter: 7 })
  })

  const faults: Record<string, Ceremony> = {
    'another challenge': { challenge: base64('another') },
    'another site': { origin: 'https://site.exemple.fr.pirate.example' },
    'the host name of another site': { host: 'pirate.example' },
  }
  it.each(Object.entries(faults))('is not created for %s', async (_, fault) => {
    expect(await createdPasskey(own.create(fault), CHALLENGE, 'Clé')).toBeNull()
  })
  it.each(Object.entries(faults))('is not accepted for %s', async (_, fault) => {
    expect(await usedPasskey(own.use(fault), [passkey], CHALLENGE)).toBeNull()
  })

  it('is refused when its counter goes back, as that of a copy does', async () => {
    const later = { ...passkey, counter: 9 }
    expect(await usedPasskey(own.use({ counter: 8 }), [later], CHALLENGE)).toBeNull()
    expect(await usedPasskey(own.use({ counter: 10 }), [later], CHALLENGE)).not.toBeNull()
  })

  it('of another person, or signed by another key, is refused', async () => {
    const other = authenticator()
    expect(await usedPasskey(other.use(), [passkey], CHALLENGE)).toBeNull()
    const disguised = { ...other.use(), id: passkey.id, rawId: passkey.id }
    expect(await usedPasskey(disguised, [passkey], CHALLENGE)).toBeNull()
    expect(await usedPasskey(null, [passkey], CHALLENGE)).toBeNull()
  })
})
