import type { FieldHook, TextField, TextFieldSingleValidation } from 'payload'
import { text } from 'payload/shared'

/** Payload's own check of a required text of one line, to which blanks alone are no text: a heading would be empty. */
const notBlank: TextFieldSingleValidation = (value, options) =>
  text(value?.trim() ? value : '', options)

type LineField = Pick<TextField, 'name' | 'label' | 'admin' | 'defaultValue'>

/** A text of one line that must say something. */
export const requiredLine = (field: LineField): TextField => ({
  ...field,
  type: 'text',
  required: true,
  validate: notBlank,
})

const TITLE_OF_COPY = / \(copie\)$/

/** « Foire aux questions (copie) », so that lists tell them apart. */
const titleOfCopy: FieldHook = ({ value }): unknown =>
  typeof value === 'string' && value ? `${value.replace(TITLE_OF_COPY, '')} (copie)` : value

/** What a document is called; of a copy, told apart from the original. */
export const titleField = (field: LineField): TextField => ({
  ...requiredLine(field),
  hooks: { beforeDuplicate: [titleOfCopy] },
})
