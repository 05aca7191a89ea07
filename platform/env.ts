/**
 * The environment, read once and validated. All settings of the core are here and in `.env.example`; no other file reads
 * `process.env` for a setting. A plugin may have settings of its own, which it reads while the configuration is built.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { databaseFromUrl } from './database/database-url'
import { s3Faults, s3Settings, s3Variables } from './files/s3-settings'
import { defaultSender, isSmtpUrl, parseSender } from './mail/mail-settings'

const MINIMUM_SECRET_LENGTH = 32

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** The former hosts of the programme's site. */
const FORMER_HOSTS =
  'www.eig.numerique.gouv.fr, eig.etalab.gouv.fr, entrepreneur-interet-general.etalab.gouv.fr'

/** Parses a comma-separated list of hosts into the form that `hostOf` returns. */
function hostNames(list: string, context: z.core.$RefinementCtx<string>): string[] {
  const names = list.split(',').flatMap((name) => name.trim().toLowerCase() || [])
  for (const name of names.filter((one) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(one))) {
    context.addIssue(`doit nommer des hôtes séparés par des virgules : « ${name} » n’en est pas un`)
  }
  return names.map((name) => name.replace(/^www\./, ''))
}

function wholeNumber(least: number, most: number) {
  const error = `doit être un nombre entier entre ${least} et ${most}`
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error)
}

const schema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], {
      error: 'doit être development, production ou test',
    })
    .default('development'),
  PORT: wholeNumber(1, 65535).default(3000),
  HOST: z
    .union([z.ipv4(), z.ipv6()], { error: 'doit être une adresse IP, comme 127.0.0.1' })
    .optional(),
  TRUSTED_PROXIES: wholeNumber(0, 5).default(0),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `doit être ${LOG_LEVELS.join(', ')}` }).default('info'),
  DATA_DIR: z.string().min(1, 'ne peut pas être vide').default('data'),
  DATABASE_URL: z
    .string()
    .refine((url) => databaseFromUrl(url) !== null, {
      error: 'doit commencer par file:, mongodb:// ou mongodb+srv://',
    })
    .optional(),
  MONGODB_TRANSACTIONS: z
    .enum(['required', 'none'], { error: 'doit être required ou none' })
    .default('required'),
  SITE_URL: z
    .url({
      protocol: /^https?$/,
      error: 'doit être une adresse http:// ou https:// complète',
      abort: true,
    })
    .refine((url) => new URL(url).pathname === '/', {
      error: 'doit être l’adresse du site, sans chemin après le nom d’hôte',
    })
    .transform((url) => new URL(url).origin)
    .optional(),
  FORMER_HOSTS: z.string().default(FORMER_HOSTS).transform(hostNames),
  PAYLOAD_SECRET: z
    .string()
    .min(MINIMUM_SECRET_LENGTH, `doit avoir au moins ${MINIMUM_SECRET_LENGTH} caractères`)
    .optional(),
  CHECK_LINKS: z.enum(['0', '1'], { error: 'doit être 0 ou 1' }).default('0'),
  FIRST_ACCOUNT: z.enum(['code', 'open'], { error: 'doit être code ou open' }).optional(),
  SEED_FILE: z.string().min(1, 'ne peut pas être vide').optional(),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, {
      error: 'doit être l’adresse d’un serveur d’envoi, smtp://… ou smtps://…',
    })
    .optional(),
  EMAIL_FROM: z
    .string()
    .transform((text, context) => {
      const sender = parseSender(text)
      if (!sender) context.addIssue('doit être une adresse, seule ou comme EIG <nom@exemple.fr>')
      return sender
    })
    .optional(),
  ACTIVITY_MONTHS: wholeNumber(6, 12).default(6),
  ...s3Variables,
})

/** All the errors in the environment, one readable French line each. */
export class EnvError extends Error {
  constructor(readonly faults: string[]) {
    super(faults.join('\n'))
    this.name = 'EnvError'
  }
}

/**
 * Validates `source` (the process environment; an empty value counts as absent). In production PAYLOAD_SECRET is
 * required, and creating the first account requires a code. Otherwise a secret is generated and stored in DATA_DIR.
 * Throws EnvError with every invalid variable.
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)

  const isProduction = given.NODE_ENV === 'production'
  if (isProduction && !given.PAYLOAD_SECRET) {
    faults.push(
      `PAYLOAD_SECRET est obligatoire en production (au moins ${MINIMUM_SECRET_LENGTH} caractères)`,
    )
  }
  faults.push(...s3Faults(given))
  if (!parsed.success || faults.length) throw new EnvError(faults)

  const { PORT, HOST, TRUSTED_PROXIES, DATA_DIR, DATABASE_URL } = parsed.data
  const { SITE_URL, PAYLOAD_SECRET, FIRST_ACCOUNT, SEED_FILE, SMTP_URL, EMAIL_FROM } = parsed.data
  const siteUrl = SITE_URL ?? `http://localhost:${PORT}`
  return {
    isProduction,
    /** The lowest level of the events that are logged. */
    logLevel: parsed.data.LOG_LEVEL,
    port: PORT,
    /** The local address to listen on; null: all of them. */
    host: HOST ?? null,
    /** The number of our proxies in front of the server. Their X-Forwarded-For is trusted. */
    trustedProxies: TRUSTED_PROXIES,
    dataDir: DATA_DIR,
    /** The URL of the database; its scheme is already checked. */
    databaseUrl: DATABASE_URL ?? `file:${DATA_DIR}/eig.sqlite`,
    /** `none`: accepts a server without transactions, so a publication may stay half written. For tests. */
    mongodbTransactions: parsed.data.MONGODB_TRANSACTIONS,
    /** Origin, without trailing slash. */
    siteUrl,
    /** Former hosts of the site, in lower case, without `www.`. Links to them count as links to this site. */
    formerHosts: parsed.data.FORMER_HOSTS,
    secret: PAYLOAD_SECRET ?? readOrCreateSecret(DATA_DIR),
    /** Who may create the first account: a person with the `code` from the log, or the first visitor (`open`). */
    firstAccount: FIRST_ACCOUNT ?? (isProduction ? ('code' as const) : ('open' as const)),
    /** Whether the server checks, each week, the addresses of other sites that published contents link to. */
    checksLinks: parsed.data.CHECK_LINKS === '1',
    /** Source file, or folder of source files, imported if the database has no page; null: start empty. */
    seedFile: SEED_FILE ?? null,
    /** The mail settings; null: no mail is sent, only a log line is written. */
    mail: SMTP_URL ? { smtpUrl: SMTP_URL, from: EMAIL_FROM ?? defaultSender(siteUrl) } : null,
    /** For how many months the activity log is kept. */
    activityMonths: parsed.data.ACTIVITY_MONTHS,
    /** The storage of images and documents; null: in `files` under `dataDir`. */
    s3: s3Settings(parsed.data),
  }
}

export type Env = ReturnType<typeof parseEnv>

let current: Env | undefined

/** The environment of this process. Throws EnvError at the first call if it is invalid. */
export function env(): Env {
  // `next build` loads the configuration to collect routes but opens nothing, so it needs no secret.
  const isBuild = process.env.NEXT_PHASE === 'phase-production-build'
  current ??= parseEnv(isBuild ? { PAYLOAD_SECRET: 'build'.repeat(8) } : process.env)
  return current
}

/**
 * The secret stored in `dataDir`, generated the first time. Only its owner can read it (mode 600), because it allows
 * forging a session. For demos and development; in production the host sets PAYLOAD_SECRET.
 */
export function readOrCreateSecret(dataDir: string): string {
  const file = path.join(dataDir, 'payload-secret')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    // `wx` fails if the file exists: if two processes start at once, one writes and both read the same secret.
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
