'use client'

import {
  ButtonWithTooltip,
  iconComponentFor$,
  readOnly$,
  useCellValues,
  type IconKey,
} from '@mdxeditor/editor'
import { useListDrawer } from '@payloadcms/ui'

import type { FileFolder } from '@/text/file-folders'

import { useInsertMarkdown } from '@/components/admin/InsertVariable'
import { documentLink, imageMarkdown, type ChosenFile } from './written'

/** Buttons of the editor's toolbar for the files of the site. Needs Payload's admin around it, for its lists. */
export default function FileTools() {
  return (
    <>
      <InsertFile
        folder="images"
        icon="add_photo"
        title="Insérer une image"
        write={imageMarkdown}
      />
      <InsertFile
        folder="documents"
        icon="frontmatter"
        title="Insérer un lien vers un document"
        write={documentLink}
      />
    </>
  )
}

type InsertFileProps = {
  folder: FileFolder
  icon: IconKey
  title: string
  /** The Markdown that shows a file, or leads to it. */
  write: (file: ChosenFile) => string
}

/** A button that opens the list of the site's files, where one may be added too, and writes the chosen one at the caret. */
function InsertFile({ folder, icon, title, write }: InsertFileProps) {
  const [iconComponentFor, readOnly] = useCellValues(iconComponentFor$, readOnly$)
  const insertMarkdown = useInsertMarkdown()
  const [ListDrawer, , { closeDrawer, openDrawer }] = useListDrawer({
    collectionSlugs: [folder],
    selectedCollection: folder,
  })
  const insert = ({ doc }: { doc: unknown }) => {
    closeDrawer()
    insertMarkdown(write(doc as ChosenFile))
  }
  return (
    <>
      <ButtonWithTooltip disabled={readOnly} onClick={openDrawer} title={title}>
        {iconComponentFor(icon)}
      </ButtonWithTooltip>
      <ListDrawer onSelect={insert} />
    </>
  )
}
