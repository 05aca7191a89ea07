import { EditorView } from '@codemirror/view'
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
  diffSourcePlugin,
  headingsPlugin,
  imagePlugin,
  linkDialogPlugin,
  linkPlugin,
  listsPlugin,
  markdownShortcutPlugin,
  quotePlugin,
  tablePlugin,
  thematicBreakPlugin,
  toolbarPlugin,
} from '@mdxeditor/editor'
import type { ReactNode } from 'react'

import { ImageDialog } from './files/ImageDialog'
import { imageSource } from './files/image-source'
import { InsertVariable } from './InsertVariable'
import { pageFormatsPlugin } from './page-formats'
import { pastePlugin, type PasteReport } from './paste/paste-plugin'

function Toolbar({ tools }: { tools: ReactNode }) {
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
      <Separator />
      <InsertVariable />
    </DiffSourceToggleWrapper>
  )
}

/**
 * What an editor may write: the Markdown that the public page dresses. Titles begin at level 2, the page having its
 * own level 1. `label` names the source view (RGAA 11.1); `tools` are more buttons of the toolbar; `onPaste` is told what became
 * of what was pasted.
 */
export function markdownPlugins(
  label: string,
  tools: ReactNode,
  onPaste: (report: PasteReport) => void,
) {
  return [
    pageFormatsPlugin(),
    pastePlugin({ onPaste }),
    headingsPlugin({ allowedHeadingLevels: [2, 3, 4] }),
    listsPlugin(),
    quotePlugin(),
    linkPlugin(),
    linkDialogPlugin(),
    tablePlugin(),
    thematicBreakPlugin(),
    imagePlugin({ disableImageResize: true, imagePreviewHandler: imageSource, ImageDialog }),
    markdownShortcutPlugin(),
    diffSourcePlugin({
      viewMode: 'rich-text',
      codeMirrorExtensions: [
        EditorView.contentAttributes.of({ 'aria-label': `${label} (source Markdown)` }),
      ],
    }),
    toolbarPlugin({ toolbarContents: () => <Toolbar tools={tools} /> }),
  ]
}
