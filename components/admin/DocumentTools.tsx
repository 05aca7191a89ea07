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
 * What the editor's toolbar offers by the document that is written: the files of the site, and what its texts may name of the
 * call. Needs Payload's admin around it.
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
