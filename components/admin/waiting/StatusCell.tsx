import type { DefaultServerCellComponentProps } from 'payload'

import { changeWords } from '@/editing/change-words'
import { readsSame } from '@/editing/changes/describe'
import type { Data } from '@/editing/changes/names'
import { relationId } from '@/platform/database/ids'

type Row = {
  id: string
  deletedAt?: string | null
  editedBy?: string | { id: string } | null
  updatedAt: string
}

/** In a list: whether visitors see the current version; if not, who changed it last and when. */
export async function StatusCell(props: DefaultServerCellComponentProps) {
  const { collectionSlug, payload, rowData } = props
  const cellData = props.cellData as unknown
  const { deletedAt, editedBy, id: documentId, updatedAt } = rowData as Row
  // Documents in the trash keep the status that they had when public.
  if (deletedAt) return 'Hors ligne'
  if (cellData !== 'changed' && cellData !== 'draft') return 'Publié'
  const id = relationId(editedBy)
  const user = id
    ? await payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true })
    : null
  const published =
    // Payload also says `changed` of a document that was published once and then unpublished.
    cellData === 'changed' &&
    (
      await payload.find({
        collection: collectionSlug,
        where: { id: { equals: documentId }, _status: { equals: 'published' } },
        depth: 0,
        draft: false,
      })
    ).docs[0]
  const { flattenedFields, upload } = payload.collections[collectionSlug].config
  if (published && !upload) {
    const draft = await payload.findByID({
      collection: collectionSlug,
      id: documentId,
      depth: 0,
      draft: true,
    })
    if (readsSame(published as object as Data, draft as object as Data, flattenedFields))
      return 'Publié'
  }
  const change = {
    status: published ? 'modified' : 'draft',
    updatedAt: new Date(updatedAt),
    editedBy: user?.name ?? null,
  } as const
  return changeWords(change, new Date())
}
