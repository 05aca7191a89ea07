/** What changed between two versions of a document, as its readers would say it. */
import type { FlattenedField, OptionObject } from 'payload'

import { fileWords } from '@/platform/files/limits'
import { frenchMoment } from '@/text/french-date'
import { wordDiff, type DiffPart } from '@/text/word-diff'

/** A field that changed. `label`: as the admin calls it, « Lien > Adresse » inside a group. */
export type Difference = { label: string; parts: DiffPart[] }

type Values = Record<string, unknown>

/**
 * The fields of a call, a criterion, a profile, a step or a file, and the file itself, that differ from `before` (null: nothing was published) to
 * `after`, in the order of the form. Relations are left out: the only ones that these hold say who did what.
 */
export function differences(
  fields: FlattenedField[],
  before: object | null,
  after: object,
): Difference[] {
  const earlier = [...fileOf(before), ...textsOf(fields, before ?? {})]
  const old = new Map(earlier.map(({ label, text }) => [label, text]))
  return [...fileOf(after), ...textsOf(fields, after)].flatMap(({ label, text }) => {
    const was = old.get(label) ?? ''
    return was === text ? [] : [{ label, parts: wordDiff(was, text) }]
  })
}

/** The file of a document that is one. */
function fileOf(doc: object | null): { label: string; text: string }[] {
  const text = fileWords(doc)
  return text ? [{ label: 'Fichier', text }] : []
}

function textsOf(fields: FlattenedField[], values: object): { label: string; text: string }[] {
  return fields.filter(isShown).flatMap((field) => {
    const value = (values as Values)[field.name]
    const label = labelOf(field)
    if (field.type !== 'group') return [{ label, text: textOf(field, value) }]
    return textsOf(field.flattenedFields, (value ?? {}) as Values).map((inner) => ({
      label: `${label} > ${inner.label}`,
      text: inner.text,
    }))
  })
}

/** Hidden fields are Payload's own or ours, and say nothing of the content. */
const isShown = ({ admin, name }: FlattenedField) =>
  name !== '_status' && !(admin && 'hidden' in admin && admin.hidden)

const labelOf = (field: FlattenedField) =>
  'label' in field && typeof field.label === 'string' ? field.label : field.name

function textOf(field: FlattenedField, value: unknown): string {
  if (value === null || value === undefined) return ''
  switch (field.type) {
    case 'date':
      return frenchMoment(new Date(value as string))
    case 'select':
    case 'radio':
      return optionLabel(field.options, value as string)
    case 'array':
      return (value as Values[])
        .map((row) =>
          textsOf(field.flattenedFields, row)
            .filter(({ text }) => text)
            .map(({ label, text }) => `${label}\u00a0: ${text}`)
            .join(', '),
        )
        .join('\n')
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
}

function optionLabel(options: (OptionObject | string)[], value: string): string {
  const option = options.find((one) => typeof one === 'object' && one.value === value)
  return typeof option === 'object' && typeof option.label === 'string' ? option.label : value
}
