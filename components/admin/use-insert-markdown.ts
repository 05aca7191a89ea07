import {
  activeEditor$,
  insertMarkdown$,
  rootEditor$,
  useCellValues,
  usePublisher,
} from '@mdxeditor/editor'

/** Gives what writes Markdown at the caret of the editor, once the menu or the drawer that chose it has closed. */
export function useInsertMarkdown(): (markdown: string) => void {
  const [active, root] = useCellValues(activeEditor$, rootEditor$)
  const insert = usePublisher(insertMarkdown$)
  // Later: while it closes, what was opened keeps the focus, without which the editor has no caret.
  return (markdown) => void setTimeout(() => (active ?? root)?.focus(() => insert(markdown)))
}
