import { createPrivateKey, type KeyObject } from 'node:crypto'

import type { SanitizedConfig } from 'payload'
import { z } from 'zod'

import { EnvError } from '@/platform/env'

/** The key under which the settings are in Payload's `custom` configuration, which never reaches browsers. */
export const SETTINGS_KEY = 'proConnect'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Whether `url` is on this machine, where a provider for tests has no HTTPS. */
export const isLoopback = (url: URL): boolean => LOOPBACK.includes(url.hostname)

/** A comma-separated list. `each`: what an item must match. */
const list = (each: RegExp, error: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((item) => item.trim().toLowerCase() || []))
    .refine((items) => items.every((item) => each.test(item)), { error })

const schema = z
  .object({
    PROCONNECT_ISSUER: z
      .url({ error: 'est obligatoire : l’adresse https:// que ProConnect donne', abort: true })
      .transform((text) => new URL(text))
      .refine((url) => url.protocol === 'https:' || isLoopback(url), {
        error: 'doit commencer par https://',
      }),
    PROCONNECT_CLIENT_ID: z.string({ error: 'est obligatoire' }),
    PROCONNECT_CLIENT_SECRET: z.string().optional(),
    PROCONNECT_PRIVATE_KEY: z.string().transform(privateKey).optional(),
    PROCONNECT_SIGNING_ALG: z
      .enum(['RS256', 'ES256'], { error: 'doit être RS256 ou ES256' })
      .default('RS256'),
    PROCONNECT_SIRETS: list(/^\d{14}$/, 'doit contenir des SIRET de 14 chiffres'),
    PROCONNECT_IDPS: list(/^[\da-f-]{36}$/, 'doit contenir des identifiants idp_id (UUID)'),
    PROCONNECT_DOMAINS: list(
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
      'doit contenir des domaines, comme numerique.gouv.fr',
    ),
    PROCONNECT_ONLY: z
      .enum(['true', 'false'], { error: 'doit être true ou false' })
      .default('false'),
  })
  .refine((given) => !given.PROCONNECT_CLIENT_SECRET !== !given.PROCONNECT_PRIVATE_KEY, {
    path: ['PROCONNECT_CLIENT_SECRET'],
    error: 'ou bien PROCONNECT_PRIVATE_KEY est obligatoire, et pas les deux',
  })

/** Parses an unencrypted PEM key, in which `\n` may stand for a line end, as in most files of environment variables. */
function privateKey(text: string, context: z.core.$RefinementCtx<string>): KeyObject {
  try {
    const key = createPrivateKey(text.replaceAll('\\n', '\n'))
    const curve = key.asymmetricKeyDetails?.namedCurve
    if (key.asymmetricKeyType === 'rsa' || curve === 'prime256v1') return key
  } catch {
    // Node's message is in English.
  }
  context.addIssue('doit être une clé privée RSA ou P-256, au format PEM, sans mot de passe')
  return z.NEVER
}

/**
 * Returns the settings of ProConnect in `source`, the process environment; an empty value counts as absent. null without any:
 * the site then does without ProConnect. Throws EnvError with one French line per fault.
 */
export function readSettings(source: Record<string, string | undefined>) {
  const given = Object.entries(source).filter(([name, value]) => NAMES.includes(name) && value)
  // `next build` loads the configuration but signs in no one.
  if (!given.length || source.NEXT_PHASE === 'phase-production-build') return null
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map(({ message, path }) => `${path.join('.')} ${message}`),
    )
  }
  const { data } = parsed
  return {
    issuer: data.PROCONNECT_ISSUER,
    clientId: data.PROCONNECT_CLIENT_ID,
    /** How the site proves who it is to the provider. */
    credential: data.PROCONNECT_PRIVATE_KEY ?? data.PROCONNECT_CLIENT_SECRET!,
    /** The only algorithm by which the provider may sign. */
    signingAlg: data.PROCONNECT_SIGNING_ALG,
    /** Who may sign in, in addition to having an account; an empty list admits all. */
    admitted: {
      sirets: data.PROCONNECT_SIRETS,
      idps: data.PROCONNECT_IDPS,
      domains: data.PROCONNECT_DOMAINS,
    },
    /** Passwords are refused, except that of the rescue account. */
    isOnly: data.PROCONNECT_ONLY === 'true',
  }
}

const NAMES = Object.keys(schema.shape)

export type ProConnectSettings = NonNullable<ReturnType<typeof readSettings>>

/** The settings with which the site was opened; null: it does without ProConnect. */
export const settingsOf = ({ custom }: Pick<SanitizedConfig, 'custom'>) =>
  (custom?.[SETTINGS_KEY] as ProConnectSettings | null | undefined) ?? null
