import type { TextareaField, TextareaFieldValidation } from 'payload'
import { textarea } from 'payload/shared'

import { contentChecks } from './fields-of'

/**
 * Text as Markdown, edited WYSIWYG with a source view and stored as the editor typed it. `overrides` are Payload's
 * own textarea options (label, required, …).
 */
export function markdownField(
  overrides: Pick<TextareaField, 'name' | 'label'> & Partial<TextareaField>,
): TextareaField {
  const { afterInput, custom } = contentChecks('markdown')
  return {
    type: 'textarea',
    ...(overrides.required && { validate: notBlankLines }),
    ...overrides,
    custom,
    typescriptSchema: [({ jsonSchema }) => ({ ...jsonSchema, tsType: storedType(overrides) })],
    admin: {
      ...overrides.admin,
      components: { Field: '@/components/admin/MarkdownField#MarkdownField', afterInput },
    },
  }
}

const storedType = ({ required }: { required?: boolean }) =>
  `import('@/text/markdown/parse').StoredMarkdown${required ? '' : ' | null'}`

/** Payload's own check of a required text, to which blanks alone are no text. */
const notBlankLines: TextareaFieldValidation = (value, options) =>
  textarea(value?.trim() ? value : '', options)
