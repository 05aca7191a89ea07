import { z } from 'zod'

/** Names that every provider accepts (Amazon S3, « Bucket naming rules »). */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const PREFIX = /^[\w.-]+(\/[\w.-]+)*$/

/** The variables of the S3 storage. Messages never contain a value, because it could be a secret pasted in the wrong place. */
export const s3Variables = {
  S3_ENDPOINT: z
    .url({
      protocol: /^https?$/,
      error: 'doit être l’adresse du service S3, http://… ou https://…',
      abort: true,
    })
    .refine((url) => isBare(new URL(url)), {
      error: 'doit être l’adresse du service S3, sans chemin, nom ni mot de passe',
    })
    .transform((url) => new URL(url).origin)
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'doit être le nom d’une région, par exemple fr-par')
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(BUCKET, 'doit être le nom d’un seau : 3 à 63 minuscules, chiffres, points ou tirets')
    .optional(),
  S3_ACCESS_KEY_ID: z.string().regex(/^\S+$/, 'doit être une clé, sans espace').optional(),
  S3_SECRET_ACCESS_KEY: z.string().regex(/^\S+$/, 'doit être un secret, sans espace').optional(),
  S3_PREFIX: z
    .string()
    .regex(PREFIX, 'doit être un chemin sans « / » au début ni à la fin, par exemple site/fichiers')
    .optional(),
}

type Given = Record<string, string | undefined>
type Checked = { [Name in keyof typeof s3Variables]?: string | undefined }

/** The errors of an incomplete S3 configuration in `given`, one French line each; none if it is absent. */
export function s3Faults(given: Given): string[] {
  const [named, ...others] = Object.keys(s3Variables).filter((name) => given[name])
  if (!named) return []
  // All variables or none, except the optional prefix.
  return Object.keys(s3Variables)
    .filter((name) => name !== 'S3_PREFIX' && ![named, ...others].includes(name))
    .map((name) => `${name} doit être renseigné, puisque ${named} l’est`)
}

/** The storage described by the checked variables, after `s3Faults`; null if none is configured. */
export const s3Settings = (checked: Checked) =>
  checked.S3_ENDPOINT
    ? {
        endpoint: checked.S3_ENDPOINT,
        region: checked.S3_REGION!,
        bucket: checked.S3_BUCKET!,
        /** The prefix of each name: '' or a path that ends with a slash. */
        prefix: checked.S3_PREFIX ? `${checked.S3_PREFIX}/` : '',
        accessKeyId: checked.S3_ACCESS_KEY_ID!,
        secretAccessKey: checked.S3_SECRET_ACCESS_KEY!,
      }
    : null

/** The location and the credentials of an S3 storage. */
export type S3Settings = NonNullable<ReturnType<typeof s3Settings>>

const isBare = ({ pathname, search, username, password }: URL) =>
  pathname === '/' && !search && !username && !password
