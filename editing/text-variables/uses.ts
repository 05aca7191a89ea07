import type { FlattenedField, PayloadRequest } from 'payload'

import { hasValue } from '@/call/of-document'
import { documentName } from '@/editing/document-title'
import { mapInOrder } from '@/editing/find'
import { publishableSlugs } from '@/editing/publishable-slugs'
import { published } from '@/editing/published'
import { relationsIn, textsIn, type TextAt } from '@/fields/fields-of'
import type { Call, Page } from '@/payload-types'
import { type TextVariable, variablesIn } from '@/text/variables'

import { quoted, valuelessMessage } from './messages'

/** Variables that visitors of a page see: in its text at `path`, or `inside` a document chosen at `path`. */
export type Use = { path: string; names: TextVariable[]; inside: string | null }

export const ownUses = (page: Page, { payload }: PayloadRequest): Use[] =>
  textsWithBraces(payload.collections.pages.config.flattenedFields, page).flatMap(
    ({ path, text }) => {
      const names = variablesIn(text)
      return names.length ? [{ path, names, inside: null }] : []
    },
  )

/** The variables in the published documents that the page shows. */
export function shownUses(page: Page, req: PayloadRequest): Promise<Use[]> {
  return mapInOrder(shownBy(page, req), async ({ path, collection, ids }) => {
    const { flattenedFields } = req.payload.collections[collection].config
    const docs = await published(req, collection, { id: { in: ids } })
    return docs.flatMap((doc) => {
      const names = textsWithBraces(flattenedFields, doc).flatMap(({ text }) => variablesIn(text))
      const inside = quoted(documentName(req.payload, collection, doc).title)
      return names.length ? [{ path, names: [...new Set(names)], inside }] : []
    })
  })
}

/** The documents that the sections of a page choose, with the paths of the fields that choose them. */
export const shownBy = (page: Page, { payload }: PayloadRequest) =>
  relationsIn(payload.collections.pages.config.flattenedFields, page).flatMap(
    ({ path, collection: slug, ids }) => {
      const collection = publishableSlugs(payload).find((one) => one === slug && one !== 'pages')
      return collection && path.startsWith('sections.') ? [{ path, collection, ids }] : []
    },
  )

/** The texts of `doc` that contain `{{`. Address fields refuse braces themselves. */
export const textsWithBraces = (fields: FlattenedField[], doc: unknown): TextAt[] =>
  textsIn(fields, doc).filter(({ kind, text }) => kind !== 'target' && text.includes('{{'))

/** Why `name` has no value on a page with the published `calls`, in French; null if it has one. */
export function valueless(name: TextVariable, calls: Call[]): string | null {
  if (!calls.length) return valuelessMessage(name, null)
  const silent = calls.find((call) => !hasValue(call, name))
  return silent ? valuelessMessage(name, silent) : null
}
