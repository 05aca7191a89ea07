import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, describe, expect, it } from '@jest/globals'
import { parse as parseYaml } from 'yaml'

import { EnvError, parseEnv } from '@/platform/env'
import { EX_CONFIG } from '@/scripts/server/run'

const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'eig-env-'))
const PAYLOAD_SECRET = 's'.repeat(32)
afterAll(() => rmSync(DATA_DIR, { recursive: true }))

const S3 = {
  S3_ENDPOINT: 'https://s3.fr-par.exemple.fr/',
  S3_REGION: 'fr-par',
  S3_BUCKET: 'fichiers-eig',
  S3_ACCESS_KEY_ID: 'CLE',
  S3_SECRET_ACCESS_KEY: 'secret/de+s3',
}

/** The errors found in `source`; [] when it is accepted. */
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
      host: null,
      trustedProxies: 0,
      dataDir: DATA_DIR,
      databaseUrl: `file:${DATA_DIR}/eig.sqlite`,
      mongodbTransactions: 'required',
      siteUrl: 'http://localhost:3000',
      formerHosts: [
        'eig.numerique.gouv.fr',
        'eig.etalab.gouv.fr',
        'entrepreneur-interet-general.etalab.gouv.fr',
      ],
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
      firstAccount: 'open',
      checksLinks: false,
      seedFile: null,
      mail: null,
      activityMonths: 6,
      s3: null,
    })
  })

  it('is read as given', () => {
    const given = {
      NODE_ENV: 'production',
      PORT: '8080',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      DATA_DIR,
      DATABASE_URL: 'mongodb://base.exemple.fr/site',
      MONGODB_TRANSACTIONS: 'none',
      SITE_URL: 'https://site.exemple.fr/',
      FORMER_HOSTS: ' www.Ancien.exemple.fr,,avant.exemple.fr',
      TRUSTED_PROXIES: '2',
      PAYLOAD_SECRET,
      FIRST_ACCOUNT: 'open',
      CHECK_LINKS: '1',
      SEED_FILE: 'depart.md',
      SMTP_URL: 'smtps://site:mot%20de%20passe@courriel.exemple.fr:465',
      EMAIL_FROM: 'Équipe EIG <eig@exemple.fr>',
      ACTIVITY_MONTHS: '12',
      ...S3,
      S3_PREFIX: 'eig/fichiers',
    }
    expect(parseEnv(given)).toEqual({
      isProduction: true,
      logLevel: 'warn',
      port: 8080,
      host: '127.0.0.1',
      trustedProxies: 2,
      dataDir: DATA_DIR,
      databaseUrl: 'mongodb://base.exemple.fr/site',
      mongodbTransactions: 'none',
      siteUrl: 'https://site.exemple.fr',
      formerHosts: ['ancien.exemple.fr', 'avant.exemple.fr'],
      secret: PAYLOAD_SECRET,
      firstAccount: 'open',
      checksLinks: true,
      seedFile: 'depart.md',
      mail: {
        smtpUrl: 'smtps://site:mot%20de%20passe@courriel.exemple.fr:465',
        from: { name: 'Équipe EIG', address: 'eig@exemple.fr' },
      },
      activityMonths: 12,
      s3: {
        endpoint: 'https://s3.fr-par.exemple.fr',
        region: 'fr-par',
        bucket: 'fichiers-eig',
        prefix: 'eig/fichiers/',
        accessKeyId: 'CLE',
        secretAccessKey: 'secret/de+s3',
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
    ['HOST', 'localhost'],
    ['HOST', '127.0.0'],
    ['DATABASE_URL', 'postgres://localhost/site'],
    ['DATABASE_URL', 'mongodb://'],
    ['MONGODB_TRANSACTIONS', 'non'],
    ['SITE_URL', 'site.exemple.fr'],
    ['SITE_URL', 'ftp://site.exemple.fr'],
    ['SITE_URL', 'https://site.exemple.fr/chemin'],
    ['FORMER_HOSTS', 'https://avant.exemple.fr'],
    ['PAYLOAD_SECRET', 's'.repeat(31)],
    ['FIRST_ACCOUNT', 'ouvert'],
    ['CHECK_LINKS', 'oui'],
    ['SMTP_URL', 'courriel.exemple.fr:25'],
    ['SMTP_URL', 'https://courriel.exemple.fr'],
    ['SMTP_URL', 'smtp://'],
    ['EMAIL_FROM', 'EIG'],
    ['ACTIVITY_MONTHS', '5'],
    ['ACTIVITY_MONTHS', '13'],
    ['EMAIL_FROM', 'EIG <eig@exemple.fr'],
    ['EMAIL_FROM', 'eig@exemple.fr, autre@exemple.fr'],
    ['S3_ENDPOINT', 's3.exemple.fr'],
    ['S3_ENDPOINT', 'https://s3.exemple.fr/seau'],
    ['S3_ENDPOINT', 'https://cle:secret@s3.exemple.fr'],
    ['S3_REGION', 'fr par'],
    ['S3_BUCKET', 'Fichiers EIG'],
    ['S3_ACCESS_KEY_ID', 'une clé'],
    ['S3_SECRET_ACCESS_KEY', 'un secret'],
    ['S3_PREFIX', '/eig/'],
    ['S3_PREFIX', 'eig//fichiers'],
  ])('refuses %s=%s with one line that names the variable', (name, value) => {
    // The other variables of an S3 storage, so that the error is not about missing ones.
    const faults = faultsOf({ ...(name.startsWith('S3_') && S3), [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name} [^\n]+$`))
    expect(faults[0]).toMatch(/ doit /)
  })

  it('requires a code for the first account, by default only in production', () => {
    const { firstAccount } = parseEnv({ DATA_DIR, PAYLOAD_SECRET, NODE_ENV: 'production' })
    expect(firstAccount).toBe('code')
    expect(parseEnv({ DATA_DIR, PAYLOAD_SECRET, FIRST_ACCOUNT: 'code' }).firstAccount).toBe('code')
  })

  it('selects the local disk unless a bucket is configured, with or without a prefix', () => {
    expect(parseEnv({ DATA_DIR, PAYLOAD_SECRET, S3_BUCKET: '' }).s3).toBeNull()
    const { s3 } = parseEnv({ DATA_DIR, PAYLOAD_SECRET, ...S3 })
    expect(s3).toMatchObject({ bucket: 'fichiers-eig', prefix: '' })
  })

  it.each(Object.keys(S3))('refuses an S3 configuration without %s', (name) => {
    const faults = faultsOf({ ...S3, [name]: '' })
    expect(faults).toEqual([expect.stringMatching(`^${name} doit être renseigné, puisque S3_`)])
  })

  it('reports all missing variables of a bucket, and no secret', () => {
    const faults = faultsOf({ S3_SECRET_ACCESS_KEY: 'un mot secret', S3_PREFIX: 'eig' })
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'S3_ACCESS_KEY_ID',
      'S3_BUCKET',
      'S3_ENDPOINT',
      'S3_REGION',
      'S3_SECRET_ACCESS_KEY',
    ])
    expect(faults.join()).not.toContain('un mot secret')
  })

  it.each(['file:data/site.sqlite', 'mongodb://h/d', 'mongodb+srv://h/d'])(
    'accepts the database %s',
    (DATABASE_URL) => expect(faultsOf({ DATABASE_URL })).toEqual([]),
  )

  it.each([
    ['', { name: 'EIG', address: 'ne-pas-repondre@site.exemple.fr' }],
    ['eig@exemple.fr', { name: '', address: 'eig@exemple.fr' }],
    ['"EIG, le site" <eig@exemple.fr>', { name: 'EIG, le site', address: 'eig@exemple.fr' }],
  ])('sets the sender of emails from « %s »', (EMAIL_FROM, from) => {
    const SITE_URL = 'https://www.site.exemple.fr'
    const SMTP_URL = 'smtp://localhost:1025'
    const { mail } = parseEnv({ DATA_DIR, PAYLOAD_SECRET, SITE_URL, SMTP_URL, EMAIL_FROM })
    expect(mail).toEqual({ smtpUrl: SMTP_URL, from })
  })

  it('reports all errors at once', () => {
    const faults = faultsOf({ PORT: 'x', SITE_URL: 'x', DATABASE_URL: 'x', PAYLOAD_SECRET: 'x' })
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'PAYLOAD_SECRET',
      'PORT',
      'SITE_URL',
    ])
  })

  it('requires a secret in production, and reports it with the other errors', () => {
    const faults = faultsOf({ NODE_ENV: 'production', PAYLOAD_SECRET: '', PORT: 'x' })
    expect(faults).toEqual([
      expect.stringMatching(/^PORT /),
      expect.stringMatching(/^PAYLOAD_SECRET est obligatoire/),
    ])
  })
})

describe('the secret generated outside production', () => {
  it('is random, stored, and readable only by its owner', () => {
    const folder = path.join(DATA_DIR, 'neuf')
    const { secret } = parseEnv({ DATA_DIR: folder })
    const file = path.join(folder, 'payload-secret')
    expect(readFileSync(file, 'utf8')).toBe(secret)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(parseEnv({ DATA_DIR: folder }).secret).toBe(secret)
    expect(parseEnv({ DATA_DIR: path.join(DATA_DIR, 'autre') }).secret).not.toBe(secret)
  })
})

describe('the shipped files', () => {
  const read = (file: string) => readFileSync(file, 'utf8')

  it('docker-compose.yml passes all variables of .env.example that the image does not set', () => {
    const names = Array.from(read('.env.example').matchAll(/^([A-Z0-9_]+)=/gm), ([, name]) => name!)
    const set = ['DATA_DIR', 'HOST', 'MONGODB_TRANSACTIONS', 'PORT']
    const { services } = parseYaml(read('docker-compose.yml')) as {
      services: { site: { environment: Record<string, string> } }
    }
    const passed = Object.keys(services.site.environment)
    expect(passed.sort()).toEqual(names.filter((name) => !set.includes(name)).sort())
  })

  it('systemd does not restart a server that refuses its configuration', () => {
    expect(read('deploy/eig@.service')).toMatch(
      new RegExp(`^RestartPreventExitStatus=${EX_CONFIG}$`, 'm'),
    )
  })
})
