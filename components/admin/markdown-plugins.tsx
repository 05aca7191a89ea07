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
  linkDialogPlugin,
  linkPlugin,
  listsPlugin,
  markdownShortcutPlugin,
  quotePlugin,
  tablePlugin,
  thematicBreakPlugin,
  toolbarPlugin,
} from '@mdxeditor/editor'

import { InsertVariable } from './InsertVariable'

function Toolbar() {
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
      <Separator />
      <InsertVariable />
    </DiffSourceToggleWrapper>
  )
}

/**
 * What an editor may write: the Markdown that the public page dresses. Titles begin at level 2, the page having its
 * own level 1. `label` names the source view (RGAA 11.1).
 */
export function markdownPlugins(label: string) {
  return [
    headingsPlugin({ allowedHeadingLevels: [2, 3, 4] }),
    listsPlugin(),
    quotePlugin(),
    linkPlugin(),
    linkDialogPlugin(),
    tablePlugin(),
    thematicBreakPlugin(),
    markdownShortcutPlugin(),
    diffSourcePlugin({
      viewMode: 'rich-text',
      codeMirrorExtensions: [
        EditorView.contentAttributes.of({ 'aria-label': `${label} (source Markdown)` }),
      ],
    }),
    toolbarPlugin({ toolbarContents: () => <Toolbar /> }),
  ]
}
