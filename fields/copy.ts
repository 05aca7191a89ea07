import type { CollectionSlug, FieldHook, PayloadRequest } from 'payload'

const TITLE_OF_COPY = / \(copie\)$/
const ADDRESS_OF_COPY = /-copie(-\d+)?$/

/** `beforeDuplicate` of what a document is called: « Foire aux questions (copie) », so that lists tell them apart. */
export const titleOfCopy: FieldHook = ({ value }): unknown =>
  typeof value === 'string' && value ? `${value.replace(TITLE_OF_COPY, '')} (copie)` : value

/**
 * `beforeDuplicate` of an address: `faq-copie`, then `faq-copie-2`, the first that no document has, be it a draft or in
 * the trash. Payload's own would write `faq - Copy`, which no address may be.
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

async function isTaken(
  address: string,
  collection: CollectionSlug,
  req: PayloadRequest,
): Promise<boolean> {
  // One after the other: MongoDB does not take several at once in a transaction.
  for (const draft of [false, true]) {
    const { docs } = await req.payload.find({
      collection,
      where: { slug: { equals: address } },
      draft,
      trash: true,
      depth: 0,
      limit: 1,
      pagination: false,
      req,
    })
    if (docs.length) return true
  }
  return false
}
