import type { Payload } from 'payload'

import { isDocumentId } from '@/platform/database/ids'

import type { End } from './readable-field'

/** One comparison of a filter: `where[path][operator]=value`. */
export type Comparison = { path: string; operator: string; value: unknown }

/**
 * The comparisons in `where`, whatever `and` and `or` it has; null when it has another form, of which a database would
 * fail or find everything.
 */
export function comparisonsIn(where: unknown): Comparison[] | null {
  if (!isPlain(where)) return null
  const found = Object.entries(where).map(([path, asked]) => {
    if (/^(and|or)$/i.test(path)) return Array.isArray(asked) ? all(asked.map(comparisonsIn)) : null
    if (!isPlain(asked)) return null
    return Object.entries(asked).map(([operator, value]) => ({ path, operator, value }))
  })
  return all(found)
}

const all = (lists: (Comparison[] | null)[]): Comparison[] | null =>
  lists.includes(null) ? null : lists.flatMap((list) => list ?? [])

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const SAME = ['equals', 'not_equals', 'in', 'not_in']
const EQUAL = [...SAME, 'exists']
const WORDS = [...EQUAL, 'like', 'not_like', 'contains']
const ORDER = [
  ...[...EQUAL, 'greater_than', 'greater_than_equal'],
  ...['less_than', 'less_than_equal'],
]

/**
 * What can be asked of each type, as in the filters of the admin's lists, on both databases; of the others, nothing.
 */
const OPERATORS: Partial<Record<End['type'], string[]>> = {
  id: WORDS,
  text: WORDS,
  textarea: WORDS,
  code: WORDS,
  email: WORDS,
  number: ORDER,
  date: ORDER,
  checkbox: ['equals', 'not_equals', 'exists'],
  radio: EQUAL,
  select: EQUAL,
  json: ['exists'],
  relationship: EQUAL,
  upload: EQUAL,
  polymorphic: ['equals'],
  'polymorphic.value': SAME,
  'polymorphic.relationTo': ['equals'],
}

/** What a document holds of another, by which the other would be told. */
const RELATIONS = ['relationship', 'upload', 'polymorphic', 'polymorphic.value']

/** Whether a document holds what is compared itself, and not the id of another. */
export const isPlainEnd = ({ type }: End): boolean => type in OPERATORS && !RELATIONS.includes(type)

/** Whether `comparison` can be made of what its path leads to: an operator of its type, and a value of its form. */
export function isComparable({ operator, value }: Comparison, end: End, payload: Payload): boolean {
  const isElement = end.hasMany && operator === 'contains'
  if (!isElement && !OPERATORS[end.type]?.includes(operator)) return false
  switch (operator) {
    case 'exists':
      return ['true', 'false'].includes(String(value))
    case 'in':
    case 'not_in':
      return isListOf(end, value, payload)
    case 'like':
    case 'not_like':
    case 'contains':
      return typeof value === 'string'
    default:
      return isValueOf(end, value, payload)
  }
}

/** How many comparisons a database makes of one: one a word. */
export const weightOf = ({ operator, value }: Comparison): number =>
  operator.endsWith('like') ? String(value).split(' ').length : 1

/** The values of a list, which an address may have in one text. */
export const valuesOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value
  return typeof value === 'string' ? value.split(',') : [value]
}

const NOTHING: unknown[] = [null, undefined, '', 'null']

function isValueOf({ type, relationTo = [] }: End, value: unknown, payload: Payload): boolean {
  switch (type) {
    // MongoDB leaves out a condition on an id that can be none: every document would be found.
    case 'id':
      return typeof value === 'string' && isDocumentId(value, payload)
    case 'date':
      return NOTHING.includes(value) || isDate(value)
    case 'number':
      return NOTHING.includes(value) || (isScalar(value) && Number.isFinite(Number(value)))
    case 'checkbox':
      return NOTHING.includes(value) || ['true', 'false'].includes(String(value))
    case 'polymorphic': {
      if (!isPlain(value)) return false
      const { relationTo: slug, value: id, ...others } = value
      return relationTo.includes(slug as string) && isId(id) && !Object.keys(others).length
    }
    case 'polymorphic.value':
      return isId(value)
    case 'polymorphic.relationTo':
      return relationTo.includes(value as string)
    default:
      return NOTHING.includes(value) || isScalar(value)
  }
}

/** In a list, Payload makes of nothing a number or a date that is none. */
const COUNTED = ['number', 'date']

/** Of relations, a list has ids alone, and of polymorphic ones a text with commas is no list. */
function isListOf(end: End, value: unknown, payload: Payload): boolean {
  if (end.type === 'polymorphic.value' && !Array.isArray(value)) return false
  const isElement = RELATIONS.includes(end.type)
    ? isId
    : (one: unknown) =>
        isValueOf(end, one, payload) && !(COUNTED.includes(end.type) && NOTHING.includes(one))
  return valuesOf(value).every(isElement)
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)

const isId = (value: unknown): boolean => typeof value === 'string' && !NOTHING.includes(value)

const isDate = (value: unknown): boolean =>
  (isScalar(value) || value instanceof Date) &&
  !Number.isNaN(new Date(value as string | Date).getTime())
