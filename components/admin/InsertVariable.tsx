import { ButtonOrDropdownButton } from '@mdxeditor/editor'

import { TEXT_VARIABLES, VARIABLE_NAMES } from '@/text/variables'

import { useInsertMarkdown } from './use-insert-markdown'

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
