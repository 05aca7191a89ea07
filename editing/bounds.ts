import type { FlattenedField } from 'payload'

import { fieldsOf, type FieldAt, isText, textsIn } from '@/fields/fields-of'
import type { Page } from '@/payload-types'
import {
  excessOfLength,
  excessSentence,
  french,
  LONGEST_LINE,
  LONGEST_TEXT,
  MOST_ROWS,
  MOST_ROWS_IN_ALL,
} from '@/text/bounds'
import { boundsOfPage } from '@/text/markdown/parse'

import { publishedOf } from './edited'
import { beforePublishing, beforeSave, type Fault, throwFaults, type Save } from './faults'
import { published } from './published'
import { shownBy } from './text-variables/uses'

/** An excess in a document. `of`: the text or the path of the list, which identifies the same excess in another version. */
type ExcessAt = Fault & { of: string }

/** The excesses in `doc`, field by field: what would make its page slow to render. */
function excessesIn(fields: FlattenedField[], doc: unknown): ExcessAt[] {
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
    const tooLong = excessOfLength(value, mostAt(at))
    if (tooLong) return said(tooLong, value)
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

/**
 * Before any save, including drafts because their preview renders them: refuses content that would block the server,
 * with an error at its field. Accepts an excess that an earlier version already had (from an older site or a restore),
 * because staff may need to unpublish at once. Such content is shown as plain text.
 */
export const refuseExcess = beforeSave(async (save) => {
  const { before, config, doc, edited, req } = save
  const excesses = excessesIn(config.flattenedFields, doc)
  if (!excesses.length) return
  throwFaults(unknownTo(config, excesses, [before, await publishedOf(req, edited)]), save)
})

/** The `excesses` that none of the `versions` has. */
function unknownTo({ flattenedFields }: Save['config'], excesses: ExcessAt[], versions: unknown[]) {
  const known = new Set(
    versions.flatMap((version) => excessesIn(flattenedFields, version)).map(({ of }) => of),
  )
  return excesses.filter(({ of }) => !known.has(of))
}

/**
 * Before a page is published: refuses it if the page and the published documents that it shows are too large together,
 * unless the published version already is.
 */
export const checkPageSize = beforePublishing<Page>(async ({ doc: page, config, edited, req }) => {
  const faultsOf = async (one: Page): Promise<Fault[]> => {
    const bounds = boundsOfPage()
    for (const { text } of textsIn(config.flattenedFields, one)) bounds(text)
    // One query at a time: MongoDB does not support concurrent operations in a transaction.
    for (const { path, collection: slug, ids } of shownBy(one, req)) {
      const { flattenedFields } = req.payload.collections[slug].config
      const docs = await published(req, slug, { id: { in: ids } })
      const shown = ids.flatMap((each) => docs.find((doc) => doc.id === each) ?? [])
      for (const { text } of shown.flatMap((doc) => textsIn(flattenedFields, doc))) {
        const { together } = bounds(text)
        if (together)
          return [{ path, message: excessSentence(`avec ce que la page montre, ${together}`) }]
      }
    }
    return []
  }
  const faults = await faultsOf(page)
  if (!faults.length) return []
  const before = (await publishedOf(req, edited)) as Page | null
  return before && (await faultsOf(before)).length ? [] : faults
})
