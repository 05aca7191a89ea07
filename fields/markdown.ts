import type { TextareaField } from 'payload'

/**
 * Text as Markdown, edited WYSIWYG with a source view and stored as the editor typed it. `overrides` are Payload's
 * own textarea options (label, required, …).
 */
export function markdownField(
  overrides: Pick<TextareaField, 'name' | 'label'> & Partial<TextareaField>,
): TextareaField {
  return {
    type: 'textarea',
    ...overrides,
    admin: {
      ...overrides.admin,
      components: { Field: '@/components/admin/MarkdownField#MarkdownField' },
    },
  }
}
