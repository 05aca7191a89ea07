import type { DefaultServerCellComponentProps } from 'payload'

import { changeWords } from '@/lib/change-words'
import { relationId } from '@/lib/relation-id'

type Row = { editedBy?: string | { id: string } | null; updatedAt: string }

/** In a list: whether visitors read the document as it is; if not, since when and who changed it last. */
export async function StatusCell({ cellData, payload, rowData }: DefaultServerCellComponentProps) {
  if (cellData !== 'changed' && cellData !== 'draft') return 'Publié'
  const { editedBy, updatedAt } = rowData as Row
  const id = relationId(editedBy)
  const user = id
    ? await payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true })
    : null
  const change = {
    status: cellData === 'changed' ? 'modified' : 'draft',
    updatedAt: new Date(updatedAt),
    editedBy: user?.name ?? null,
  } as const
  return changeWords(change, new Date())
}
