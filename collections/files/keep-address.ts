import type { CollectionBeforeChangeHook } from 'payload'

import { refuseShown } from '@/editing/refuse-removing-used'
import type { FileFolder } from '@/text/site-path'

type File = { slug?: string | null }

/** Before a file changes its address: refuses (409) while a text shows it or leads to it there. */
export const keepShownAddress =
  (folder: FileFolder): CollectionBeforeChangeHook =>
  async ({ context, data, originalDoc, req }) => {
    const before = originalDoc as File | undefined
    const after = data as File
    const isMoving = before?.slug && after.slug !== undefined && after.slug !== before.slug
    if (isMoving && !context.isRestoringVersion) await refuseShown(`/${folder}/${before.slug}`, req)
  }
