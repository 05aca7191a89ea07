import type { CollectionBeforeDeleteHook } from 'payload'

/** Before a page is deleted: what the file it came from said goes with it. */
export const forgetImportedSource: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.delete({ collection: 'imported-sources', where: { page: { equals: id } }, req })
}
