import type { CollectionSlug, FieldHook, PayloadRequest } from 'payload'

const TITLE_OF_COPY = / \(copie\)$/
const ADDRESS_OF_COPY = /-copie(-\d+)?$/

/** `beforeDuplicate` of what a document is called: « Foire aux questions (copie) », so that lists tell them apart. */
export const titleOfCopy: FieldHook = ({ value }): unknown =>
  typeof value === 'string' && value ? `${value.replace(TITLE_OF_COPY, '')} (copie)` : value

/**
 * `beforeDuplicate` of an address: `faq-copie`, then `faq-copie-2`, the first that no document has or had, be it a draft
 * or in the trash. Payload's own would write `faq - Copy`, which no address may be.
 */
export const addressOfCopy: FieldHook = async ({ collection, req, value }) => {
  if (!collection || typeof value !== 'string' || !value) return value as unknown
  const base = `${value.replace(ADDRESS_OF_COPY, '')}-copie`
  let address = base
  for (let number = 2; await isTaken(address, collection.slug, req); number += 1) {
    address = `${base}-${number}`
  }
  return address
}

/** Asks the database itself: Payload duplicates before it asks who may, and a visitor's query would be refused otherwise. */
async function isTaken(
  address: string,
  collection: CollectionSlug,
  req: PayloadRequest,
): Promise<boolean> {
  const { db } = req.payload
  const saved = await db.count({ collection, req, where: { slug: { equals: address } } })
  if (saved.totalDocs) return true
  const where = { 'version.slug': { equals: address } }
  const { totalDocs } = await db.countVersions({ collection, req, where })
  return totalDocs > 0
}
