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

/** A toolbar menu that inserts a variable at the caret, such as `{{ouverture}}`, which the page replaces. */
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

/** Returns a function that inserts Markdown at the editor's caret, after the menu or drawer that chose it has closed. */
export function useInsertMarkdown(): (markdown: string) => void {
  const [active, root] = useCellValues(activeEditor$, rootEditor$)
  const insert = usePublisher(insertMarkdown$)
  // Wait: a closing menu or drawer still has the focus, and the editor has no caret without it.
  return (markdown) => void setTimeout(() => (active ?? root)?.focus(() => insert(markdown)))
}
