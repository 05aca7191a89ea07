'use client'

import {
  ButtonWithTooltip,
  Separator,
  iconComponentFor$,
  readOnly$,
  useCellValues,
  type IconKey,
} from '@mdxeditor/editor'
import { useDocumentInfo, useListDrawer } from '@payloadcms/ui'

import { InsertVariable, useInsertMarkdown } from './InsertVariable'
import { mayNameCall } from '@/editing/text-variables/messages'
import type { FileFolder } from '@/text/site-path'

import { documentLink, imageMarkdown, type ChosenFile } from './files/written'

/**
 * Toolbar buttons that depend on the document being edited: the site's files, and the variables of the call that its texts
 * may use. Requires Payload's admin around it.
 */
export default function DocumentTools() {
  const { collectionSlug } = useDocumentInfo()
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
      {mayNameCall(collectionSlug) && (
        <>
          <Separator />
          <InsertVariable />
        </>
      )}
    </>
  )
}

type InsertFileProps = {
  folder: FileFolder
  icon: IconKey
  title: string
  /** Returns the Markdown that shows the file or links to it. */
  write: (file: ChosenFile) => string
}

/**
 * A button that opens the list of the site's files, where staff can also add one, and inserts the chosen file at the caret.
 */
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
