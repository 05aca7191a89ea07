import type { TextareaField, TextareaFieldValidation } from 'payload'
import { textarea } from 'payload/shared'

import { contentChecks } from './fields-of'

/**
 * A Markdown text, edited WYSIWYG with a source view and stored as typed. `overrides` are Payload's own textarea options
 * (label, required, …).
 */
export function markdownField(
  overrides: Pick<TextareaField, 'name' | 'label'> & Partial<TextareaField>,
): TextareaField {
  return {
    type: 'textarea',
    ...(overrides.required && { validate: notBlankLines }),
    ...overrides,
    custom: contentChecks('markdown'),
    typescriptSchema: [({ jsonSchema }) => ({ ...jsonSchema, tsType: storedType(overrides) })],
    admin: {
      ...overrides.admin,
      components: { Field: '@/components/admin/MarkdownField#MarkdownField' },
    },
  }
}

/** Copy of `StoredMarkdown` of `text/markdown/parse.ts`: the generated types import none of our code. */
const STORED = 'string & { readonly markdown?: never }'

const storedType = ({ required }: { required?: boolean }) =>
  required ? STORED : `(${STORED}) | null`

/** Payload's own check of a required text, which also refuses blanks. */
const notBlankLines: TextareaFieldValidation = (value, options) =>
  textarea(value?.trim() ? value : '', options)
