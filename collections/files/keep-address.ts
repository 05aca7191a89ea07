import { beforeSave } from '@/editing/faults'
import { refuseShown } from '@/editing/refuse-removing-used'
import type { FileFolder } from '@/text/site-path'

type File = { slug?: string | null }

/** Before a file changes its address: refuses (409) while a text shows it or leads to it there. */
export const keepShownAddress = (folder: FileFolder) =>
  beforeSave<File>(async ({ before, sent, req }) => {
    const isMoving = before?.slug && sent.slug !== undefined && sent.slug !== before.slug
    if (!isMoving || req.context.isRestoringVersion) return
    await refuseShown(`/${folder}/${before.slug}`, req)
  })
