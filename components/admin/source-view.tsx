import {
  addEditorWrapper$,
  markdownSourceEditorValue$,
  readOnly$,
  realmPlugin,
  useCellValues,
  usePublisher,
  useTranslation,
  viewMode$,
} from '@mdxeditor/editor'
import type { ReactNode } from 'react'

import { AREA_NAME } from './markdown-translation'

/** The rich text, or its Markdown in a text area. The rich text stays mounted: it keeps its history. */
function SourceView({ children }: { children: ReactNode }) {
  const [isReadOnly, source, view] = useCellValues(readOnly$, markdownSourceEditorValue$, viewMode$)
  const write = usePublisher(markdownSourceEditorValue$)
  const label = useTranslation()(AREA_NAME, '')
  const isSource = view === 'source'
  return (
    <>
      <div hidden={isSource}>{children}</div>
      {isSource && (
        <textarea
          aria-label={`${label} (source Markdown)`}
          className="markdown-source"
          onChange={(event) => write(event.target.value)}
          readOnly={isReadOnly}
          value={source}
        />
      )}
    </>
  )
}

/**
 * Shows the Markdown source in the browser's own text area, with its spelling checker. `diffSourcePlugin` would do it with
 * CodeMirror, half of the editor's weight.
 */
export const sourceViewPlugin = realmPlugin({
  init: (realm) => realm.pub(addEditorWrapper$, SourceView),
})
