import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, describe, expect, it } from '@jest/globals'

import { EnvError, parseEnv } from '@/lib/env'

const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'eig-env-'))
const PAYLOAD_SECRET = 's'.repeat(32)
afterAll(() => rmSync(DATA_DIR, { recursive: true }))

/** The faults found in `source`; none when it is accepted. */
function faultsOf(source: Record<string, string>): string[] {
  try {
    parseEnv({ DATA_DIR, PAYLOAD_SECRET, ...source })
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.faults
    throw error
  }
}

describe('the environment', () => {
  it('has a default for each variable outside production', () => {
    expect(parseEnv({ DATA_DIR, PORT: '', DATABASE_URL: '' })).toEqual({
      isProduction: false,
      logLevel: 'info',
      port: 3000,
      trustedProxies: 0,
      dataDir: DATA_DIR,
      databaseUrl: `file:${DATA_DIR}/eig.sqlite`,
      siteUrl: 'http://localhost:3000',
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
      seedFile: null,
      mail: null,
    })
  })

  it('is read as given', () => {
    const given = {
      NODE_ENV: 'production',
      PORT: '8080',
      LOG_LEVEL: 'warn',
      DATA_DIR,
      DATABASE_URL: 'mongodb://base.exemple.fr/site',
      SITE_URL: 'https://site.exemple.fr/',
      TRUSTED_PROXIES: '2',
      PAYLOAD_SECRET,
      SEED_FILE: 'depart.md',
      SMTP_URL: 'smtps://site:mot%20de%20passe@courriel.exemple.fr:465',
      EMAIL_FROM: 'Équipe EIG <eig@exemple.fr>',
    }
    expect(parseEnv(given)).toEqual({
      isProduction: true,
      logLevel: 'warn',
      port: 8080,
      trustedProxies: 2,
      dataDir: DATA_DIR,
      databaseUrl: 'mongodb://base.exemple.fr/site',
      siteUrl: 'https://site.exemple.fr',
      secret: PAYLOAD_SECRET,
      seedFile: 'depart.md',
      mail: {
        smtpUrl: 'smtps://site:mot%20de%20passe@courriel.exemple.fr:465',
        from: { name: 'Équipe EIG', address: 'eig@exemple.fr' },
      },
    })
  })

  it.each([
    ['NODE_ENV', 'staging'],
    ['LOG_LEVEL', 'bavard'],
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'postgres://localhost/site'],
    ['DATABASE_URL', 'mongodb://'],
    ['SITE_URL', 'site.exemple.fr'],
    ['SITE_URL', 'ftp://site.exemple.fr'],
    ['SITE_URL', 'https://site.exemple.fr/chemin'],
    ['PAYLOAD_SECRET', 's'.repeat(31)],
    ['SMTP_URL', 'courriel.exemple.fr:25'],
    ['SMTP_URL', 'https://courriel.exemple.fr'],
    ['SMTP_URL', 'smtp://'],
    ['EMAIL_FROM', 'EIG'],
    ['EMAIL_FROM', 'EIG <eig@exemple.fr'],
    ['EMAIL_FROM', 'eig@exemple.fr, autre@exemple.fr'],
  ])('refuses %s=%s in one line that names it', (name, value) => {
    const faults = faultsOf({ [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name} [^\n]+$`))
    expect(faults[0]).toMatch(/ doit /)
  })

  it.each(['file:data/site.sqlite', 'mongodb://h/d', 'mongodb+srv://h/d'])(
    'accepts the database %s',
    (DATABASE_URL) => expect(faultsOf({ DATABASE_URL })).toEqual([]),
  )

  it.each([
    ['', { name: 'EIG', address: 'ne-pas-repondre@site.exemple.fr' }],
    ['eig@exemple.fr', { name: '', address: 'eig@exemple.fr' }],
    ['"EIG, le site" <eig@exemple.fr>', { name: 'EIG, le site', address: 'eig@exemple.fr' }],
  ])('has mail come from the sender « %s »', (EMAIL_FROM, from) => {
    const SITE_URL = 'https://www.site.exemple.fr'
    const SMTP_URL = 'smtp://localhost:1025'
    const { mail } = parseEnv({ DATA_DIR, PAYLOAD_SECRET, SITE_URL, SMTP_URL, EMAIL_FROM })
    expect(mail).toEqual({ smtpUrl: SMTP_URL, from })
  })

  it('tells every fault at once', () => {
    const faults = faultsOf({ PORT: 'x', SITE_URL: 'x', DATABASE_URL: 'x', PAYLOAD_SECRET: 'x' })
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'PAYLOAD_SECRET',
      'PORT',
      'SITE_URL',
    ])
  })

  it('requires a secret in production, said with the other faults', () => {
    const faults = faultsOf({ NODE_ENV: 'production', PAYLOAD_SECRET: '', PORT: 'x' })
    expect(faults).toEqual([
      expect.stringMatching(/^PORT /),
      expect.stringMatching(/^PAYLOAD_SECRET est obligatoire/),
    ])
  })
})

describe('the secret made elsewhere', () => {
  it('is random, kept, and readable by its owner alone', () => {
    const folder = path.join(DATA_DIR, 'neuf')
    const { secret } = parseEnv({ DATA_DIR: folder })
    const file = path.join(folder, 'payload-secret')
    expect(readFileSync(file, 'utf8')).toBe(secret)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(parseEnv({ DATA_DIR: folder }).secret).toBe(secret)
    expect(parseEnv({ DATA_DIR: path.join(DATA_DIR, 'autre') }).secret).not.toBe(secret)
  })
})
