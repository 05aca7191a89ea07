import {
  BlockTypeSelect,
  BoldItalicUnderlineToggles,
  CreateLink,
  DiffSourceToggleWrapper,
  InsertTable,
  InsertThematicBreak,
  ListsToggle,
  Separator,
  UndoRedo,
  headingsPlugin,
  imagePlugin,
  linkDialogPlugin,
  linkPlugin,
  listsPlugin,
  markdownShortcutPlugin,
  quotePlugin,
  readOnly$,
  tablePlugin,
  thematicBreakPlugin,
  toolbarPlugin,
  useCellValue,
} from '@mdxeditor/editor'
import type { ReactNode } from 'react'

import type { Destination } from '@/editing/site-links/published-context'

import { ImageDialog } from './files/ImageDialog'
import { imageSource } from './files/image-source'
import { lastParagraphPlugin } from './last-paragraph'
import { destinationsPlugin, LinkDialog } from './links/LinkDialog'
import { pageFormatsPlugin } from './page-formats'
import { pastePlugin, type PasteReport } from './paste/paste-plugin'
import { sourceViewPlugin } from './source-view'

/** No toolbar for a read-only text: some of the editor's buttons would stay active. */
function Toolbar({ tools }: { tools: ReactNode }) {
  const isReadOnly = useCellValue(readOnly$)
  if (isReadOnly) return null
  return (
    <DiffSourceToggleWrapper options={['rich-text', 'source']}>
      <UndoRedo />
      <Separator />
      <BlockTypeSelect />
      <BoldItalicUnderlineToggles options={['Bold', 'Italic']} />
      <Separator />
      <ListsToggle options={['bullet', 'number']} />
      <Separator />
      <CreateLink />
      <InsertTable />
      <InsertThematicBreak />
      {tools}
    </DiffSourceToggleWrapper>
  )
}

type Written = {
  /** More toolbar buttons. */
  tools: ReactNode
  /** Suggestions for the address of a link. */
  destinations: Destination[]
  /** Called with a report after each paste. */
  onPaste: (report: PasteReport) => void
}

/**
 * The formats that an editor may use: the Markdown that the public page styles. Headings start at level 2, as the page has
 * its own level 1.
 */
export function markdownPlugins({ tools, destinations, onPaste }: Written) {
  return [
    pageFormatsPlugin(),
    lastParagraphPlugin(),
    pastePlugin({ onPaste }),
    headingsPlugin({ allowedHeadingLevels: [2, 3, 4] }),
    listsPlugin(),
    quotePlugin(),
    linkPlugin(),
    linkDialogPlugin({ LinkDialog }),
    destinationsPlugin(destinations),
    tablePlugin(),
    thematicBreakPlugin(),
    imagePlugin({ disableImageResize: true, imagePreviewHandler: imageSource, ImageDialog }),
    markdownShortcutPlugin(),
    sourceViewPlugin(),
    toolbarPlugin({ toolbarContents: () => <Toolbar tools={tools} /> }),
  ]
}
