import {
  buildVersionCollectionFields,
  buildVersionGlobalFields,
  type CollectionSlug,
  type FlattenedField,
  type GlobalSlug,
  type Payload,
} from 'payload'

import { backedUpOf } from '@/platform/backed-up'

/**
 * A part of a bundle, one NDJSON entry. `fields`: the fields of a line, without the id. A global has one line without
 * an id.
 */
export type Part = { path: string; fields: FlattenedField[] } & (
  | { kind: 'documents' | 'versions'; slug: CollectionSlug }
  | { kind: 'global' | 'globalVersions'; slug: GlobalSlug }
)

/** Payload's job queue. The types of the site only know it if a plugin has jobs. */
export const JOBS: string = 'payload-jobs'

/** Accounts are written first, pages after what they show, and jobs last, because a running server starts them. */
const RANKS: Record<string, number> = { users: -1, pages: 1, [JOBS]: 3 }
const rank = ({ kind, slug }: Part): number => RANKS[slug] ?? (kind === 'documents' ? 0 : 2)

/** Entries that former versions of the site wrote. A restore ignores them. */
export const FORMER_ENTRIES = new Set(['collections/imported-sources.ndjson'])

/** Sessions and password reset tokens would give access, perhaps to another site. */
const PASSING = new Set([
  'sessions',
  'resetPasswordToken',
  'resetPasswordExpiration',
  'resetPasswordRequestedAt',
])

/** The folder of each kind of entry. */
export const FOLDERS = {
  documents: 'collections',
  versions: 'versions',
  global: 'globals',
  globalVersions: 'global-versions',
} as const satisfies Record<Part['kind'], string>

/** All the parts of a bundle of this site, in order. If `withAccounts` is false, without the parts that need accounts. */
export function partsOf({ config }: Pick<Payload, 'config'>, withAccounts = true): Part[] {
  const part = (kind: Part['kind'], slug: string, fields: FlattenedField[]) => {
    const lasting = fields.filter(({ name }) => !PASSING.has(name) && name !== 'id')
    return { kind, slug, path: `${FOLDERS[kind]}/${slug}.ndjson`, fields: lasting } as Part
  }
  const collections = config.collections.filter((one) => backedUpOf(one) !== false)
  return [
    ...collections.flatMap((one) => [
      part('documents', one.slug, one.flattenedFields),
      ...(one.versions
        ? [part('versions', one.slug, buildVersionCollectionFields(config, one, true))]
        : []),
    ]),
    ...config.globals.flatMap((one) => [
      part('global', one.slug, one.flattenedFields),
      ...(one.versions
        ? [part('globalVersions', one.slug, buildVersionGlobalFields(config, one, true))]
        : []),
    ]),
  ]
    .filter((one) => withAccounts || !needsAccounts(one))
    .sort((a, b) => rank(a) - rank(b))
}

/** Whether `part` requires accounts: a scheduled publication acts in the name of one. */
export const needsAccounts = ({ slug }: Part): boolean => slug === 'users' || slug === JOBS

type Upload = {
  filename?: string | null
  sizes?: Record<string, { filename?: string | null } | null> | null
}

/** The stored names in a row of `part`: of the file and of its sizes; none if documents have no file. */
export function storedNames(
  { collections }: Payload,
  part: Part,
  row: Record<string, unknown>,
): string[] {
  const isUpload = part.kind === 'documents' || part.kind === 'versions'
  if (!isUpload || !collections[part.slug].config.upload) return []
  const { filename, sizes } = (part.kind === 'versions' ? row.version : row) as Upload
  const names = [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)]
  return names.filter((name) => typeof name === 'string' && name !== '') as string[]
}
