import type { CollectionBeforeDeleteHook } from 'payload'

/** Before a page is deleted: its former addresses go, since they would lead nowhere. */
export const forgetFormerAddresses: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.delete({ collection: 'redirects', where: { to: { equals: id } }, req })
}
