import type { DefaultServerCellComponentProps } from 'payload'

import { changeWords } from '@/editing/change-words'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { changesIn } from '@/editing/unpublished-changes'

/** In a list: whether visitors see the current version; if not, who changed it last and when. */
export async function StatusCell(props: DefaultServerCellComponentProps) {
  const { collectionSlug, payload, rowData } = props
  const { deletedAt, id } = rowData as { deletedAt?: string | null; id: string }
  // Documents in the trash keep the status that they had when public.
  if (deletedAt) return 'Hors ligne'
  if (props.cellData === 'published') return 'Publié'
  // Payload also says `changed` of a document that was unpublished, or whose draft reads as what is published.
  const [change] = await changesIn(payload, collectionSlug as PublishableSlug, [id], {})
  return change ? changeWords(change, new Date()) : 'Publié'
}
