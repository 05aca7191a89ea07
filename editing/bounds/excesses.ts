import type { FlattenedField } from 'payload'

import type { Fault } from '@/editing/faults'
import { fieldsOf, type FieldAt } from '@/fields/fields-of'
import {
  excessSentence,
  french,
  LONGEST_LINE,
  LONGEST_TEXT,
  MOST_ROWS,
  MOST_ROWS_IN_ALL,
} from '@/text/bounds/most'
import { boundsOfPage } from '@/text/bounds/page'

/** What is too much in a document. `of`: the text, or the list, by which it is known again in another version. */
export type ExcessAt = Fault & { of: string }

/** What `doc` holds too much of, field by field, for its page to be shown in no time. */
export function excessesIn(fields: FlattenedField[], doc: unknown): ExcessAt[] {
  const bounds = boundsOfPage()
  let isFull = false
  let rows = 0
  return fieldsOf(fields, doc).flatMap((at) => {
    const { path, value } = at
    const said = (excess: string, of: string) => [{ path, message: excessSentence(excess), of }]
    if (Array.isArray(value)) {
      const before = rows
      rows += value.length
      if (value.length > MOST_ROWS) return said(tooMany(value.length, MOST_ROWS), path)
      if (rows <= MOST_ROWS_IN_ALL || before > MOST_ROWS_IN_ALL) return []
      return said(`${tooMany(rows, MOST_ROWS_IN_ALL)} dans toute la page`, 'rows')
    }
    const text = textAt(at)
    if (text === null) return []
    const most = mostAt(at)
    if (text.length > most) {
      return said(
        `texte trop long (${french(text.length)} caractères) : ${french(most)} au plus`,
        text,
      )
    }
    const { alone, together } = bounds(text)
    const isFirst = !isFull
    isFull ||= together !== null
    if (alone) return said(alone, text)
    return together && isFirst ? said(together, 'all') : []
  })
}

/** The texts of `doc`, in the order of its form. */
export const textsIn = (fields: FlattenedField[], doc: unknown): string[] =>
  fieldsOf(fields, doc).flatMap((at) => textAt(at) ?? [])

function textAt({ field: { type }, value }: FieldAt): string | null {
  const isText = type === 'text' || type === 'textarea' || type === 'email'
  return isText && typeof value === 'string' ? value : null
}

const mostAt = ({ field }: FieldAt): number =>
  ('maxLength' in field && field.maxLength) ||
  (field.type === 'textarea' ? LONGEST_TEXT : LONGEST_LINE)

const tooMany = (rows: number, most: number) =>
  `liste trop longue (${french(rows)} lignes) : ${french(most)} au plus`
