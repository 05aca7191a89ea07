import type { Option, RelationshipField, UploadField } from 'payload'

import { frenchMoment } from '@/text/french-date'

import { labelText } from '@/editing/document-title'

export type Target = { collection: string; id: string }

/** A text as typed; several texts, one per line. */
export function valueText(value: unknown): string {
  return list(value).map(String).join('\n')
}

/** The labels of the chosen options; null if there are none. */
export function optionsOf(value: unknown, options: Option[]): string | null {
  const wordsOf = (chosen: unknown) => {
    const option = options.find((one) => (typeof one === 'string' ? one : one.value) === chosen)
    return typeof option === 'object' ? labelText(option.label, option.value) : String(chosen)
  }
  return list(value).map(wordsOf).join(', ') || null
}

/** In Paris time. A day is stored as its first instant, so no time is shown. */
export const dateOf = (value: unknown): string | null =>
  typeof value === 'string' || value instanceof Date ? frenchMoment(new Date(value)) : null

export const checkOf = (value: unknown): string | null =>
  typeof value === 'boolean' ? (value ? 'oui' : 'non') : null

/** Values without French words: numbers, and field types that this site does not use. */
export const otherOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value)

/** The documents of a relation, in order, given as ids or as documents. */
export function targetsOf(value: unknown, field: RelationshipField | UploadField): Target[] {
  return list(value).flatMap((related): Target[] => {
    const { relationTo } = field
    if (typeof relationTo === 'string') return relatedTargets(relationTo, related)
    const { relationTo: collection, value: id } = related as { relationTo: string; value: unknown }
    return relatedTargets(collection, id)
  })
}

function relatedTargets(collection: string, related: unknown): Target[] {
  const id = related && typeof related === 'object' && 'id' in related ? related.id : related
  return typeof id === 'string' ? [{ collection, id }] : []
}

const list = (value: unknown): unknown[] =>
  value === null || value === undefined || value === '' ? [] : [value].flat()
