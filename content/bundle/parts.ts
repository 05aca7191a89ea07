import {
  buildVersionCollectionFields,
  buildVersionGlobalFields,
  type CollectionSlug,
  type FlattenedField,
  type GlobalSlug,
  type Payload,
} from 'payload'

/**
 * What a bundle is made of, one NDJSON entry each. `fields`: those of a line, the id apart. The documents of a global are
 * one, without an id of their own.
 */
export type Part = { path: string; fields: FlattenedField[] } & (
  | { kind: 'documents' | 'versions'; slug: CollectionSlug }
  | { kind: 'global' | 'globalVersions'; slug: GlobalSlug }
)

export const JOBS = 'payload-jobs'

/** Accounts are written first, the pages after what they show, and jobs, which a running server starts, at the very end. */
const RANKS: Record<string, number> = { users: -1, pages: 1, [JOBS]: 3 }
const rank = ({ kind, slug }: Part): number => RANKS[slug] ?? (kind === 'documents' ? 0 : 2)

/**
 * Neither content nor accounts: marks of changes, what the server notes of its work; what Payload keeps for itself. Nor the
 * people to be told of an opening: some of those that a bundle held have left when it is restored.
 */
const LEFT_OUT = new Set<string>(['revisions', 'leases', 'subscriptions'])

/** Sessions and keys of forgotten passwords open a door, on a site that is perhaps another one. */
const PASSING = new Set([
  'sessions',
  'resetPasswordToken',
  'resetPasswordExpiration',
  'resetPasswordRequestedAt',
])

/** Where the entries of each kind stand in a bundle. */
export const FOLDERS = {
  documents: 'collections',
  versions: 'versions',
  global: 'globals',
  globalVersions: 'global-versions',
} as const satisfies Record<Part['kind'], string>

/** All that a bundle of this site may hold, in the order of its entries; without what needs accounts if they are left out. */
export function partsOf({ config }: Pick<Payload, 'config'>, withAccounts = true): Part[] {
  const isCarried = (slug: string) =>
    slug === JOBS || !(LEFT_OUT.has(slug) || slug.startsWith('payload-'))
  const part = (kind: Part['kind'], slug: string, fields: FlattenedField[]) => {
    const lasting = fields.filter(({ name }) => !PASSING.has(name) && name !== 'id')
    return { kind, slug, path: `${FOLDERS[kind]}/${slug}.ndjson`, fields: lasting } as Part
  }
  const collections = config.collections.filter(({ slug }) => isCarried(slug))
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

/** Whether `part` exists only where accounts do: a planned publication acts in the name of one. */
export const needsAccounts = ({ slug }: Part): boolean => slug === 'users' || slug === JOBS

type Upload = {
  filename?: string | null
  sizes?: Record<string, { filename?: string | null } | null> | null
}

/** The stored names that a row of `part` gives: of the file and of its sizes; none where documents have no file. */
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
