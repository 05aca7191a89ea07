import type {
  CollectionAfterOperationHook,
  CollectionBeforeDeleteHook,
  CollectionSlug,
  PayloadRequest,
  TypeWithID,
  Where,
} from 'payload'

import { fileStore } from '@/platform/files/store'

type File = TypeWithID & {
  filename?: string | null
  sizes?: Record<string, { filename?: string | null } | null> | null
}

/** Names, in the store, of the files of the documents that the request deletes. */
type Doomed = Map<string, Set<string>>

const doomedIn = ({ context }: PayloadRequest): Doomed =>
  (context.doomedFiles as Doomed | undefined) ?? new Map<string, Set<string>>()

/** Before a document is permanently deleted: remembers the files of all its versions, which are deleted with it. */
export const rememberFiles: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const { slug } = collection
  const stored = await storedFile(slug, { id: { equals: id } }, req)
  const { docs: versions } = await req.payload.db.findVersions<File>({
    collection: slug,
    pagination: false,
    req,
    where: { parent: { equals: id } },
  })
  const names = [...(stored ? [stored] : []), ...versions.map(({ version }) => version)].flatMap(
    namesOf,
  )
  req.context.doomedFiles = doomedIn(req).set(String(id), new Set(names))
}

/**
 * After a deletion: deletes those files, unless the document still exists or another one uses them. Runs last, because a
 * failed transaction does not restore deleted bytes.
 */
export const forgetFiles: CollectionAfterOperationHook = async ({
  collection,
  operation,
  req,
  result,
}) => {
  if (operation === 'delete' || operation === 'deleteByID') {
    const { slug } = collection
    for (const [id, names] of doomedIn(req)) {
      doomedIn(req).delete(id)
      if (await storedFile(slug, { id: { equals: id } }, req)) continue
      for (const name of names) {
        if (!(await isNamed(slug, name, req))) await fileStore(req.payload).delete(name)
      }
    }
  }
  return result
}

const namesOf = ({ filename, sizes }: File): string[] =>
  [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)].flatMap(
    (name) => name ?? [],
  )

const storedFile = (collection: CollectionSlug, where: Where, req: PayloadRequest) =>
  req.payload.db.findOne<File>({ collection, req, where })

/** Whether a document still uses the file. A size stays as long as its original, whose name its own begins with. */
async function isNamed(collection: CollectionSlug, name: string, req: PayloadRequest) {
  const start = name.replace(/(-\d+x\d+)?\.[a-z]+$/, '')
  if (await storedFile(collection, { filename: { like: start } }, req)) return true
  const versions = await req.payload.db.countVersions({
    collection,
    req,
    where: { 'version.filename': { like: start } },
  })
  return versions.totalDocs > 0
}
