import type { Payload } from 'payload'

import { type ContentField, contentModel, type StoredLink } from '@/fields/content'
import { child } from '@/fields/fields-of'

/** A section that visitors would see as a title with nothing under it. */
type LoneTitle = { path: string; excerpt: string; message: string }

type Section = { blockType: string; title?: string | null }

const MESSAGE =
  'Cette section ne montre que son titre : complétez-la, ou retirez-la de la page avant de publier.'

/**
 * A warning for each section of `page` that has a title but no row, document, link or text to show under it. `page`: stored,
 * or from a form, which sends 0 for an empty list.
 */
export function loneTitles(payload: Payload, page: object): LoneTitle[] {
  const model = contentModel(payload.config.collections)
  const { calls, sections } = page as { calls?: unknown[] | null; sections?: Section[] | 0 | null }
  return (sections || []).flatMap((section, index) => {
    const { blockType, title } = section
    // The site adds the milestones of the call to the steps.
    if (!title || (blockType === 'steps' && calls?.length)) return []
    const fields = model.section(blockType)
    const isToFill = fields.some(({ is }) => ['rows', 'documents', 'link', 'file'].includes(is))
    if (!isToFill || fields.some((field) => shows(field, child(section, field.name)))) return []
    return [{ path: `sections.${index}.title`, excerpt: title, message: MESSAGE }]
  })
}

/**
 * Whether visitors see any part of `value`, stored in `field`. Single lines, such as a source, do not count because
 * they only accompany the rest.
 */
function shows(field: ContentField, value: unknown): boolean {
  switch (field.is) {
    case 'markdown':
      return typeof value === 'string' && value.trim() !== ''
    case 'link': {
      const { page, url } = (value ?? {}) as NonNullable<StoredLink>
      return Boolean(page || url?.trim())
    }
    case 'file':
      return Boolean(value)
    case 'documents':
      return [value ?? []].flat().length > 0
    case 'rows': {
      // A row that is a link, such as a tile, is hidden until it has a target.
      const links = field.fields.filter(({ is }) => is === 'link')
      const rows = Array.isArray(value) ? (value as unknown[]) : []
      return rows.some((row) => links.every((link) => shows(link, child(row, link.name))))
    }
    case 'group':
      return field.fields.some((inner) => shows(inner, child(value, inner.name)))
    case 'target':
    case 'line':
    case 'value':
    case 'blocks':
      return false
    default:
      return field satisfies never
  }
}
