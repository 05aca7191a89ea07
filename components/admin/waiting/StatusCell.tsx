import type { CollectionSlug, DefaultServerCellComponentProps, Payload } from 'payload'

import { changeWords } from '@/editing/change-words'
import { relationId } from '@/platform/database/ids'

type Row = { id: string; editedBy?: string | { id: string } | null; updatedAt: string }

/** In a list: whether visitors read the document as it is; if not, since when and who changed it last. */
export async function StatusCell(props: DefaultServerCellComponentProps) {
  const { collectionSlug, payload, rowData } = props
  const cellData = props.cellData as unknown
  if (cellData !== 'changed' && cellData !== 'draft') return 'Publié'
  const { editedBy, id: documentId, updatedAt } = rowData as Row
  const id = relationId(editedBy)
  const user = id
    ? await payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true })
    : null
  const isPublished =
    cellData === 'changed' && (await isOnline(payload, collectionSlug, documentId))
  const change = {
    status: isPublished ? 'modified' : 'draft',
    updatedAt: new Date(updatedAt),
    editedBy: user?.name ?? null,
  } as const
  return changeWords(change, new Date())
}

/** To Payload, what was published once and withdrawn since is still `changed`. */
async function isOnline(payload: Payload, collection: CollectionSlug, id: string) {
  const where = { id: { equals: id }, _status: { equals: 'published' } }
  return (await payload.count({ collection, where })).totalDocs > 0
}
