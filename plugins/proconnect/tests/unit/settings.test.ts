import { generateKeyPairSync } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'

import type { EnvError } from '@/platform/env'
import { readSettings } from '@/plugins/proconnect/settings'

const GIVEN = {
  PROCONNECT_ISSUER: 'https://auth.exemple.fr/api/v2',
  PROCONNECT_CLIENT_ID: 'site',
  PROCONNECT_CLIENT_SECRET: 'secret',
}

/** The faults of the settings with `changed`. */
function faultsOf(changed: Record<string, string>): string[] {
  try {
    readSettings({ ...GIVEN, ...changed })
    return []
  } catch (error) {
    return (error as EnvError).faults
  }
}

describe('the settings of ProConnect', () => {
  it('are none without any variable, and during a build', () => {
    expect(readSettings({ SITE_URL: 'https://exemple.fr', PROCONNECT_ISSUER: '' })).toBeNull()
    expect(readSettings({ ...GIVEN, NEXT_PHASE: 'phase-production-build' })).toBeNull()
  })

  it('read lists in lower case, and a private key on one line instead of a secret', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
    const settings = readSettings({
      ...GIVEN,
      PROCONNECT_CLIENT_SECRET: '',
      PROCONNECT_PRIVATE_KEY: pem.replaceAll('\n', '\\n'),
      PROCONNECT_DOMAINS: 'Exemple.GOUV.fr, numerique.gouv.fr,',
    })
    expect(settings?.credential).toMatchObject({ asymmetricKeyType: 'ec' })
    expect(settings?.admitted.domains).toEqual(['exemple.gouv.fr', 'numerique.gouv.fr'])
    expect(settings?.isOnly).toBe(false)
  })

  it.each([
    [{ PROCONNECT_ISSUER: '' }, 'PROCONNECT_ISSUER est obligatoire'],
    [{ PROCONNECT_ISSUER: 'http://auth.exemple.fr' }, 'PROCONNECT_ISSUER doit commencer par https'],
    [{ PROCONNECT_CLIENT_ID: '' }, 'PROCONNECT_CLIENT_ID est obligatoire'],
    [{ PROCONNECT_CLIENT_SECRET: '' }, 'PROCONNECT_CLIENT_SECRET ou bien PROCONNECT_PRIVATE_KEY'],
    [{ PROCONNECT_PRIVATE_KEY: 'x' }, 'PROCONNECT_PRIVATE_KEY doit être une clé privée'],
    [{ PROCONNECT_SIGNING_ALG: 'HS256' }, 'PROCONNECT_SIGNING_ALG doit être RS256 ou ES256'],
    [{ PROCONNECT_SIRETS: '123' }, 'PROCONNECT_SIRETS doit contenir des SIRET'],
    [{ PROCONNECT_IDPS: 'monidp' }, 'PROCONNECT_IDPS doit contenir'],
    [{ PROCONNECT_DOMAINS: '@gouv.fr' }, 'PROCONNECT_DOMAINS doit contenir'],
    [{ PROCONNECT_ONLY: 'oui' }, 'PROCONNECT_ONLY doit être true ou false'],
  ])('refuse %o with one French line', (changed, line) => {
    expect(faultsOf(changed)).toEqual([expect.stringContaining(line)])
  })
})
