import type { CollectionBeforeDeleteHook, FlattenedField, Where } from 'payload'

/**
 * For the `custom` of a relation to an account: before the account is deleted, its documents pass to the administrator who
 * deletes it. `which`: only these documents.
 */
export const handedOver = (which: Where = {}) => ({ handedOver: which })

const handedOverOf = ({ custom }: FlattenedField) => custom?.handedOver as Where | undefined

/**
 * Before an account is deleted: gives what `handedOver` marks to the administrator who deletes it, and releases its locks.
 * Without a user, as in a command, or if administrators delete themselves, no one takes it over.
 */
export const handOver: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { config, db } = req.payload
  await db.deleteMany({
    collection: 'payload-locked-documents',
    where: { 'user.value': { equals: id } },
    req,
  })
  if (!req.user || req.user.id === id) return
  for (const { flattenedFields, slug: collection } of config.collections) {
    for (const field of flattenedFields) {
      const which = handedOverOf(field)
      if (!which) continue
      const where = { and: [{ [field.name]: { equals: id } }, which] }
      const data = { [field.name]: req.user.id }
      await db.updateMany({ collection, where, data, req, returning: false })
    }
  }
}
