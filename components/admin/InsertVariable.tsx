import {
  ButtonOrDropdownButton,
  activeEditor$,
  insertMarkdown$,
  rootEditor$,
  useCellValues,
  usePublisher,
} from '@mdxeditor/editor'

import { TEXT_VARIABLES, VARIABLE_NAMES } from '@/text/variables'

const ITEMS = VARIABLE_NAMES.map((name) => ({ value: name, label: TEXT_VARIABLES[name] }))

/** A menu of the toolbar that writes at the caret a word which the page replaces: `{{ouverture}}`. */
export function InsertVariable() {
  const insertMarkdown = useInsertMarkdown()
  return (
    <ButtonOrDropdownButton
      items={ITEMS}
      onChoose={(name) => insertMarkdown(`{{${name}}}`)}
      title="Insérer une date ou l’état de l’appel"
    >
      <span aria-hidden="true">{'{ }'}</span>
    </ButtonOrDropdownButton>
  )
}

/** Gives what writes Markdown at the caret of the editor, once the menu or the drawer that chose it has closed. */
export function useInsertMarkdown(): (markdown: string) => void {
  const [active, root] = useCellValues(activeEditor$, rootEditor$)
  const insert = usePublisher(insertMarkdown$)
  // Later: while it closes, what was opened keeps the focus, without which the editor has no caret.
  return (markdown) => void setTimeout(() => (active ?? root)?.focus(() => insert(markdown)))
}
