import type {
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  TypeWithID,
  TypeWithVersion,
} from 'payload'

import { FILE_FIELDS } from '@/platform/files/limits'

const RESTORED = [...FILE_FIELDS, 'checksum']

/** Before a version is restored: notes which one. */
export const rememberVersion: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'restoreVersion') {
    req.context.restoredVersion = (args as { id?: string }).id
  }
}

/** Before it is saved: brings its file back, which Payload leaves as it is now unless the server itself asks. */
export const restoreFile: CollectionBeforeChangeHook = async ({
  collection,
  context,
  data,
  req,
}) => {
  if (!context.isRestoringVersion) return data as object
  const { docs } = await req.payload.db.findVersions<TypeWithID & Record<string, unknown>>({
    collection: collection.slug,
    limit: 1,
    pagination: false,
    req,
    where: { id: { equals: context.restoredVersion as string } },
  })
  const restored: TypeWithVersion<TypeWithID & Record<string, unknown>> | undefined = docs[0]
  const kept: [string, unknown][] = RESTORED.map((field) => [
    field,
    restored?.version[field] ?? null,
  ])
  return { ...(data as object), ...(Object.fromEntries(kept) as object) }
}
