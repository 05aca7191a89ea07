import type { CollectionBeforeDeleteHook } from 'payload'

import { Refusal } from '@/lib/refusal'
import { relationId } from '@/lib/relation-id'
import type { Page } from '@/payload-types'

type Relation = string | { id: string } | null | undefined

/**
 * Makes a hook that refuses to delete a document while a page, published or draft, uses it: `usedBy` gives the
 * documents of the hook's collection that a page uses. The French message lists those pages, so that staff know where
 * to remove it first.
 */
export function refuseDeletingUsed(usedBy: (page: Page) => Relation[]): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const search = { collection: 'pages', depth: 0, pagination: false, req } as const
    const found = await Promise.all([
      req.payload.find({ ...search, draft: false }),
      req.payload.find({ ...search, draft: true }),
    ])
    // Not a `where`: on SQLite, Payload finds nothing behind a relation in any block but the first one declared.
    const using = found
      .flatMap(({ docs }) => docs)
      .filter((page) => usedBy(page).some((used) => relationId(used) === id))
    const uses = new Map(using.map((page) => [page.id, page]))
    if (!uses.size) return
    const list = [...uses.values()].map((page) => `« ${page.title} » (/${page.slug})`).join(', ')
    throw new Refusal(
      `Suppression impossible : ce contenu est utilisé par ${uses.size > 1 ? 'les pages' : 'la page'} ${list}. Retirez-le d’abord de ${uses.size > 1 ? 'ces pages' : 'cette page'}.`,
      409,
    )
  }
}

/** The relations that `pick` finds in the sections of a page, as `refuseDeletingUsed` wants them. */
export const inSections =
  (pick: (section: NonNullable<Page['sections']>[number]) => Relation[] | null | undefined) =>
  (page: Page): Relation[] =>
    (page.sections ?? []).flatMap((section) => pick(section) ?? [])
