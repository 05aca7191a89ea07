import type { FlattenedField } from 'payload'

import { fieldsOf } from '@/fields/fields-of'
import { Refusal } from '@/platform/refusal'
import { MOST, MOST_ROWS_IN_ALL } from '@/text/bounds'

/** Documents have some twenty fields. Payload walks unknown ones too: 20,000 held the event loop for 600 ms. */
const MOST_KEYS = 500

/**
 * Refuses (400) `data`, sent for a document with these `fields`, when a field has a value of the wrong type (a text for a
 * list, null for a group, a row of an unknown kind), or when it is far larger than a document may be. Runs before Payload's
 * hooks walk the data; values and permissions are checked later.
 */
export function refuseShape(fields: FlattenedField[], data: unknown): void {
  if (data === undefined) return
  if (!isGroup(data) || Object.keys(data).length > MOST_KEYS) {
    throw new Refusal('Cette demande n’est pas un document.', 400)
  }
  let [rows, characters] = [0, 0]
  for (const { field, path, value } of fieldsOf(fields, data)) {
    const [expected, fits] = shapeOf(field)
    if (value !== undefined && !fits(value)) {
      throw new Refusal(`Cette demande n’est pas comprise : « ${path} » attend ${expected}.`, 400)
    }
    if (typeof value === 'string') {
      if (!isKept(value)) {
        throw new Refusal(`« ${path} » a un caractère qui ne s’enregistre pas : retapez-le.`, 400)
      }
      characters += value.length
    }
    if (Array.isArray(value)) rows += value.length
  }
  if (rows > 2 * MOST_ROWS_IN_ALL || characters > 2 * MOST.characters) {
    throw new Refusal('Ce document est trop long : faites-en plusieurs.', 400)
  }
}

/** A null character would end the text in SQLite, and half a surrogate pair would become another character. */
const isKept = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

type Shape = [expected: string, fits: (value: unknown) => boolean]

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** SQLite would store an invalid date, and then fail to read it. Payload's form sends no text for an empty date. */
const isDate = (value: unknown): boolean =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value))

const isText = (value: unknown): boolean => typeof value === 'string'

/** An id, or the document itself; for a relation to several collections, the value beside the name of its collection. */
const isRelation = (value: unknown): boolean =>
  isGroup(value) ? isText(value.id) || isRelation(value.value) : isText(value)

/** A form may also send a checkbox as text. */
const isChoice = (value: unknown): boolean =>
  typeof value === 'boolean' || ['true', 'false', ''].includes(value as string)

const orNothing = ([expected, fits]: Shape): Shape => [
  expected,
  (value) => value === null || fits(value),
]

/** How the admin's form sends an empty list, as Payload understands it. */
const EMPTY: unknown[] = [null, '', 'none', 'null', 0, '0']

const listOf = (fits: (one: unknown) => boolean) => (value: unknown) =>
  EMPTY.includes(value) || (Array.isArray(value) && value.every(fits))

function shapeOf(field: FlattenedField): Shape {
  switch (field.type) {
    case 'group':
    case 'tab':
      return ['un groupe de champs', isGroup]
    case 'array':
      return ['une liste de lignes', listOf(isGroup)]
    case 'blocks': {
      const slugs: unknown[] = field.blocks.map(({ slug }) => slug)
      const isBlock = (row: unknown) => isGroup(row) && slugs.includes(row.blockType)
      return ['une liste de sections', listOf(isBlock)]
    }
    case 'relationship':
    case 'upload':
      return field.hasMany
        ? ['une liste de documents', listOf(isRelation)]
        : orNothing(['un document', isRelation])
    case 'checkbox':
      return orNothing(['oui ou non', isChoice])
    case 'number':
      return orNothing(['un nombre', (value) => typeof value === 'number' || isText(value)])
    case 'json':
    case 'join':
    case 'point':
    case 'richText':
      return ['une valeur', () => true]
    case 'date':
      return orNothing(['une date', isDate])
    case 'code':
    case 'email':
    case 'radio':
    case 'select':
    case 'text':
    case 'textarea':
      return orNothing(
        'hasMany' in field && field.hasMany ? ['une liste', listOf(isText)] : ['un texte', isText],
      )
    default:
      return field satisfies never
  }
}
