import type { PayloadRequest } from 'payload'

import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/relation-id'
import { variablesIn, type TextVariable } from '@/text/variables'

import { published } from '@/editing/published'
import { quoted } from './messages'
import { textsOf } from './texts'

type Section = NonNullable<Page['sections']>[number]

/** Variables that visitors of a page read: in its text at `path`, or `inside` a document chosen at `path`. */
export type Use = { path: string; names: TextVariable[]; inside: string | null }

/** Variables in the page's own texts. */
export const ownUses = (page: Page): Use[] =>
  textsOf(page).flatMap(({ path, text }) => {
    const names = variablesIn(text)
    return names.length ? [{ path, names, inside: null }] : []
  })

/** Variables in the published documents that the page shows. */
export async function shownUses(page: Page, req: PayloadRequest): Promise<Use[]> {
  const uses: Use[] = []
  // One after the other: MongoDB does not take several at once in a transaction.
  for (const { path, collection, ids } of shownBy(page)) {
    for (const doc of await published(req, collection, { id: { in: ids } })) {
      const names = textsOf(doc).flatMap(({ text }) => variablesIn(text))
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
    case 'siteMap':
    case 'accessibilityAudit':
      return { collection: null, relations: null }
    default:
      return section satisfies never
  }
}
