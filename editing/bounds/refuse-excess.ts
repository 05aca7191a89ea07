import type {
  CollectionBeforeChangeHook,
  GlobalBeforeChangeHook,
  SanitizedCollectionConfig,
  SanitizedGlobalConfig,
  TypeWithID,
} from 'payload'

import { publishedVersion } from '@/editing/published'
import { refuse } from '@/editing/faults'
import { excessesIn } from './excesses'

type Saved = TypeWithID & { id: string; _status?: string | null }

/**
 * Before any save, of a draft too, which its preview shows: refuses what would hold the server, at its field. What was
 * there before, of an older site or restored, is let through: it may have to leave at once, and shows as words.
 */
export const refuseExcess: CollectionBeforeChangeHook<Saved> = async (args) => {
  const { collection, data, originalDoc, req } = args
  const doc = { ...originalDoc, ...data } as Saved
  const excesses = excessesIn(collection.flattenedFields, doc)
  if (!excesses.length) return data
  const id = originalDoc?.id
  const published = id ? await publishedVersion(collection.slug, id, req) : null
  refuse(unknownTo(collection, excesses, [originalDoc, published]), {
    config: collection,
    doc,
    req,
  })
  return data
}

/** The same for a global. */
export const refuseExcessOfGlobal: GlobalBeforeChangeHook = ({
  data,
  global,
  originalDoc,
  req,
}) => {
  const before = originalDoc as object | undefined
  const doc = { ...before, ...(data as object) }
  const excesses = excessesIn(global.flattenedFields, doc)
  refuse(unknownTo(global, excesses, [before]), { config: global, doc, req })
  return data as unknown
}

/** Those of `excesses` that none of the `versions` has. */
function unknownTo(
  { flattenedFields }: SanitizedCollectionConfig | SanitizedGlobalConfig,
  excesses: ReturnType<typeof excessesIn>,
  versions: unknown[],
) {
  if (!excesses.length) return []
  const known = new Set(
    versions.flatMap((version) => excessesIn(flattenedFields, version)).map(({ of }) => of),
  )
  return excesses.filter(({ of }) => !known.has(of))
}
