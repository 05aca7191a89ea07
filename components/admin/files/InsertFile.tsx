import {
  ButtonWithTooltip,
  activeEditor$,
  iconComponentFor$,
  insertMarkdown$,
  readOnly$,
  rootEditor$,
  useCellValues,
  usePublisher,
  type IconKey,
} from '@mdxeditor/editor'
import { useListDrawer } from '@payloadcms/ui'

import type { FileFolder } from '@/text/file-folders'

import type { ChosenFile } from './written'

type InsertFileProps = {
  folder: FileFolder
  icon: IconKey
  title: string
  /** The Markdown that shows a file, or leads to it. */
  write: (file: ChosenFile) => string
}

/** A button that opens the list of the site's files, where one may be added too, and writes the chosen one at the caret. */
export function InsertFile({ folder, icon, title, write }: InsertFileProps) {
  const [active, root, iconComponentFor, readOnly] = useCellValues(
    activeEditor$,
    rootEditor$,
    iconComponentFor$,
    readOnly$,
  )
  const insertMarkdown = usePublisher(insertMarkdown$)
  const [ListDrawer, , { closeDrawer, openDrawer }] = useListDrawer({
    collectionSlugs: [folder],
    selectedCollection: folder,
  })
  const insert = ({ doc }: { doc: unknown }) => {
    closeDrawer()
    // Later: while it closes, the drawer keeps the focus, without which the editor has no caret.
    setTimeout(() => (active ?? root)?.focus(() => insertMarkdown(write(doc as ChosenFile))))
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
