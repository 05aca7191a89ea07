import type { FieldHook, TextField, TextFieldSingleValidation } from 'payload'
import { text } from 'payload/shared'

/** Payload's own check of a required one-line text, which also refuses blanks: a heading would be empty. */
const notBlank: TextFieldSingleValidation = (value, options) =>
  text(value?.trim() ? value : '', options)

type LineField = Pick<TextField, 'name' | 'label' | 'admin' | 'defaultValue'>

/** A required one-line text; blanks alone are refused. */
export const requiredLine = (field: LineField): TextField => ({
  ...field,
  type: 'text',
  required: true,
  validate: notBlank,
})

const TITLE_OF_COPY = / \(copie\)$/

/** Names the copy « Foire aux questions (copie) », so that lists tell it from the original. */
const titleOfCopy: FieldHook = ({ value }): unknown =>
  typeof value === 'string' && value ? `${value.replace(TITLE_OF_COPY, '')} (copie)` : value

/** The title of a document. A copy gets a different one. */
export const titleField = (field: LineField): TextField => ({
  ...requiredLine(field),
  hooks: { beforeDuplicate: [titleOfCopy] },
})
