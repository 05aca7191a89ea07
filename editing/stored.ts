import type { CollectionSlug, PayloadRequest, SelectIncludeType, TypeWithID } from 'payload'

/**
 * Every document of `collection` that is not in the trash, as visitors read it or, with `draft`, as it was last saved.
 * By the adapter, and only the fields of `select`: of thousands of pages, Payload's own reading takes many times as long.
 */
export async function storedDocuments<Doc extends TypeWithID>(
  req: PayloadRequest,
  collection: CollectionSlug,
  { draft, select }: { draft: boolean; select: SelectIncludeType },
): Promise<Doc[]> {
  const { db } = req.payload
  const common = { collection, pagination: false, req }
  const { docs } = draft
    ? await db.queryDrafts<Doc>({
        ...common,
        select: { parent: true, version: select },
        where: { 'version.deletedAt': { exists: false } },
      })
    : await db.find<Doc>({ ...common, select, where: { deletedAt: { exists: false } } })
  return docs
}
