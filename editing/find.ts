import type {
  CollectionSlug,
  DataFromCollectionSlug,
  PayloadRequest,
  SelectType,
  Where,
} from 'payload'

type FindOptions = {
  depth?: number
  draft?: boolean
  limit?: number
  overrideAccess?: boolean
  select?: SelectType
  sort?: string
  trash?: boolean
  where?: Where
}

/** All the documents of `collection` that match `asked`, with relations as ids, in the transaction of `req`. */
export async function allOf<Slug extends CollectionSlug>(
  req: PayloadRequest,
  collection: Slug,
  asked: FindOptions,
): Promise<DataFromCollectionSlug<Slug>[]> {
  // With the generic slug, TypeScript would build a union that is too complex.
  const any: CollectionSlug = collection
  const { docs } = await req.payload.find({
    depth: 0,
    pagination: false,
    ...asked,
    collection: any,
    req,
  })
  return docs as DataFromCollectionSlug<Slug>[]
}

/** The first matching document, or undefined. */
export async function firstOf<Slug extends CollectionSlug>(
  req: PayloadRequest,
  collection: Slug,
  asked: FindOptions,
) {
  const [first] = await allOf(req, collection, { ...asked, limit: 1 })
  return first
}

/**
 * Calls `find` on each item in sequence and joins the results: MongoDB does not support concurrent operations in a
 * transaction.
 */
export async function mapInOrder<Item, Found>(
  items: Iterable<Item>,
  find: (item: Item) => Promise<Found[]>,
): Promise<Found[]> {
  const found: Found[] = []
  for (const item of items) found.push(...(await find(item)))
  return found
}
