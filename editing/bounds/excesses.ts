import type { FlattenedField } from 'payload'

import type { Fault } from '@/editing/faults'
import { isText } from '@/editing/texts'
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
    if (!isText(at.field) || typeof value !== 'string') return []
    const most = mostAt(at)
    if (value.length > most) {
      return said(
        `texte trop long (${french(value.length)} caractères) : ${french(most)} au plus`,
        value,
      )
    }
    const { alone, together } = bounds(value)
    const isFirst = !isFull
    isFull ||= together !== null
    if (alone) return said(alone, value)
    return together && isFirst ? said(together, 'all') : []
  })
}

const mostAt = ({ field }: FieldAt): number =>
  ('maxLength' in field && field.maxLength) ||
  (field.type === 'textarea' ? LONGEST_TEXT : LONGEST_LINE)

const tooMany = (rows: number, most: number) =>
  `liste trop longue (${french(rows)} lignes) : ${french(most)} au plus`
