import type { TextareaFieldValidation, TextFieldSingleValidation } from 'payload'
import { text, textarea } from 'payload/shared'

const withoutBlanks = (value: string | null | undefined) => (value?.trim() ? value : '')

/** Payload's own check of a required text of one line, to which blanks alone are no text: a heading would be empty. */
export const notBlank: TextFieldSingleValidation = (value, options) =>
  text(withoutBlanks(value), options)

/** The same for a text of several lines. */
export const notBlankLines: TextareaFieldValidation = (value, options) =>
  textarea(withoutBlanks(value), options)
