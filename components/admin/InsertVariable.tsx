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
  const [active, root] = useCellValues(activeEditor$, rootEditor$)
  const insertMarkdown = usePublisher(insertMarkdown$)

  const insert = (name: string) => {
    // Later: while it closes, the menu keeps the focus, without which the editor has no caret.
    setTimeout(() => (active ?? root)?.focus(() => insertMarkdown(`{{${name}}}`)))
  }
  return (
    <ButtonOrDropdownButton
      items={ITEMS}
      onChoose={insert}
      title="Insérer une date ou l’état de l’appel"
    >
      <span aria-hidden="true">{'{ }'}</span>
    </ButtonOrDropdownButton>
  )
}
