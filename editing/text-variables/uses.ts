import type { FlattenedField, PayloadRequest } from 'payload'

import { hasValue } from '@/call/values'
import { published } from '@/editing/published'
import { textsIn, type TextAt } from '@/editing/texts'
import type { Call, Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { type TextVariable, variablesIn } from '@/text/variables'

import { quoted, valuelessMessage } from './messages'

type Section = NonNullable<Page['sections']>[number]

/** Variables that visitors of a page read: in its text at `path`, or `inside` a document chosen at `path`. */
export type Use = { path: string; names: TextVariable[]; inside: string | null }

/** Variables in the page's own texts. */
export const ownUses = (page: Page, { payload }: PayloadRequest): Use[] =>
  textsWithBraces(payload.collections.pages.config.flattenedFields, page).flatMap(
    ({ path, text }) => {
      const names = variablesIn(text)
      return names.length ? [{ path, names, inside: null }] : []
    },
  )

/** Variables in the published documents that the page shows. */
export async function shownUses(page: Page, req: PayloadRequest): Promise<Use[]> {
  const uses: Use[] = []
  // One after the other: MongoDB does not take several at once in a transaction.
  for (const { path, collection, ids } of shownBy(page)) {
    const { flattenedFields } = req.payload.collections[collection].config
    for (const doc of await published(req, collection, { id: { in: ids } })) {
      const names = textsWithBraces(flattenedFields, doc).flatMap(({ text }) => variablesIn(text))
      const inside = quoted('name' in doc ? doc.name : doc.text)
      if (names.length) uses.push({ path, names: [...new Set(names)], inside })
    }
  }
  return uses
}

/** The documents that the sections of a page choose, by the paths of the fields that choose them. */
export const shownBy = (page: Page) =>
  (page.sections ?? []).flatMap((section, index) => {
    const { collection, relations } = choiceOf(section)
    const ids = (relations ?? []).flatMap((relation) => relationId(relation) ?? [])
    return collection && ids.length
      ? [{ path: `sections.${index}.${section.blockType}`, collection, ids }]
      : []
  })

function choiceOf(section: Section) {
  switch (section.blockType) {
    case 'criteria':
      return { collection: 'criteria', relations: section.criteria } as const
    case 'profiles':
      return { collection: 'profiles', relations: section.profiles } as const
    case 'steps':
      return { collection: 'selection-steps', relations: section.steps } as const
    case 'text':
    case 'closedCall':
    case 'questions':
    case 'datedSteps':
    case 'callToAction':
    case 'testimonials':
    case 'siteMap':
    case 'accessibilityAudit':
      return { collection: null, relations: null }
    default:
      return section satisfies never
  }
}

/** The texts of `doc` in which something stands between braces. Addresses refuse them themselves. */
export const textsWithBraces = (fields: FlattenedField[], doc: unknown): TextAt[] =>
  textsIn(fields, doc).filter(({ kind, text }) => kind !== 'target' && text.includes('{{'))

/** Why `name` has no value on a page that shows the published `calls`, in French; null when it has one. */
export function valueless(name: TextVariable, calls: Call[]): string | null {
  if (!calls.length) return valuelessMessage(name, null)
  const silent = calls.find((call) => !hasValue(call, name))
  return silent ? valuelessMessage(name, silent) : null
}
