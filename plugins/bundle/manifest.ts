import { z } from 'zod'

import { Refused } from '@/content/refused'
import { migrations } from '@/migrations/sqlite'
import { asJson } from '@/text/as-json'

import { FOLDERS } from './parts'

export const FORMAT = 'eig-bundle'
export const FORMAT_VERSION = 1
/** The first entry of a bundle: its table of contents. */
export const MANIFEST_PATH = 'manifest.json'

/**
 * The maximum size of a manifest, which is read into memory: about 35,000 files at 230 bytes each. Parsed values take
 * twenty times as much memory.
 */
export const MAX_MANIFEST_BYTES = 8 * 1024 * 1024
/** The maximum length of its lists. Describing one invalid entry takes a kilobyte. */
const MOST_LISTED = 40_000

/** The name of a stored file: one segment, not a hidden file or another folder on any file system. */
const STORED_NAME = /^[A-Za-z0-9][\w.-]{0,199}$/

const entryPath = z.string().refine((path) => {
  const [folder, name, ...others] = path.split('/')
  if (others.length || !name) return false
  if (folder === 'files') return STORED_NAME.test(name)
  return Object.values<string>(FOLDERS).includes(folder!) && /^[a-z0-9-]+\.ndjson$/.test(name)
})

/** A migration has the same name for both databases, after its timestamp. */
const MODELS = migrations.map(({ name }) => name.replace(/^\d+_\d+_/, ''))

/** The content model of this code: the name of its latest migration, without its date. */
export const currentModel = (): string => MODELS.at(-1)!

/** The message for a file that is not one of our bundles. */
export const NO_BUNDLE = 'Ce fichier n’est pas une sauvegarde de ce site.'

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION, {
    error: ({ input }) =>
      `Cette sauvegarde est au format ${String(input)} ; ce programme ne lit que le format ${FORMAT_VERSION}.`,
  }),
  /** The content model: name of the latest migration, without its date. */
  model: z.string().refine((name) => MODELS.includes(name), {
    error: ({ input }) =>
      `Cette sauvegarde vient d’une version plus récente du programme (« ${String(input)} ») : installez cette version, puis restaurez.`,
  }),
  createdAt: z.iso.datetime(),
  /** Whether it contains the accounts, with their password hashes, and the publications that they scheduled. */
  accounts: z.boolean(),
  /** Stored names of files that documents refer to and that were missing. */
  missingFiles: z.array(z.string()),
  /** In the order of the archive. `lines`: number of documents or versions; absent for a file. */
  entries: z
    .array(
      z.strictObject({
        path: entryPath,
        size: z.int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        lines: z.int().nonnegative().optional(),
      }),
    )
    .refine((entries) => new Set(entries.map(({ path }) => path)).size === entries.length, {
      error: 'la même entrée y est deux fois',
    }),
})

export type Manifest = z.infer<typeof manifestSchema>
export type ManifestEntry = Manifest['entries'][number]

/** The stored name of a file entry; null for other entries. */
export const storedNameOf = ({ path }: Pick<ManifestEntry, 'path'>): string | null =>
  path.startsWith('files/') ? path.slice('files/'.length) : null

/** Parses a manifest. Throws Refused if it is invalid, or has an unknown version or content model. */
export function parseManifest(text: string): Manifest {
  const value = asJson(text)
  if (Object.values(value ?? {}).some((list) => Array.isArray(list) && list.length > MOST_LISTED)) {
    throw new Refused('Le sommaire de cette sauvegarde a plus de 40 000 entrées.')
  }
  const { data, error } = manifestSchema.safeParse(value)
  if (data) return data
  const { message, path } = error.issues[0]!
  if (path.length === 0 || path[0] === 'format') throw new Refused(NO_BUNDLE)
  throw new Refused(
    path[0] === 'version' || path[0] === 'model'
      ? message
      : `Le sommaire de cette sauvegarde est incorrect : ${z.prettifyError(error)}`,
  )
}
