import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionConfig,
  PayloadRequest,
} from 'payload'

import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { Refusal } from '@/platform/refusal'

import { storedDocuments } from './published'

type Hooks = NonNullable<CollectionConfig['hooks']>
type Trashable = { id: string; deletedAt?: string | null }
/** The documents of one collection that a page uses. */
export type UsedBy = (page: Page) => Relation[]

type Relation = string | { id: string } | null | undefined

/**
 * `hooks`, and two more that refuse (409) to put a document in the trash, or to delete it for good, while a page,
 * published or draft, uses it: `usedBy` gives the documents of the collection that a page uses. A page in the trash
 * uses nothing. The French message lists the pages, so that staff know where to remove it first.
 */
export const refusingRemoval = (usedBy: UsedBy, hooks: Hooks): Hooks =>
  checkingRemoval((id, req) => refuseUsed(usedBy, id, req), hooks)

/** `hooks`, and two more that run `check` before a document is put in the trash, or deleted for good. */
export function checkingRemoval(
  check: (id: string, req: PayloadRequest) => Promise<void>,
  hooks: Hooks,
): Hooks {
  const beforeTrashing: CollectionBeforeChangeHook = async ({
    context,
    data,
    originalDoc,
    req,
  }) => {
    const doc = originalDoc as Trashable | undefined
    const isTrashing = doc && !doc.deletedAt && (data as Partial<Trashable>).deletedAt
    if (isTrashing && !context.isRestoringVersion) await check(doc.id, req)
  }
  const beforeDelete: CollectionBeforeDeleteHook = ({ id, req }) => check(String(id), req)
  return {
    ...hooks,
    beforeChange: [beforeTrashing, ...(hooks.beforeChange ?? [])],
    beforeDelete: [beforeDelete, ...(hooks.beforeDelete ?? [])],
  }
}

/** The relations that `pick` finds in the sections of a page, as `refusingRemoval` wants them. */
export const inSections =
  (
    pick: (section: NonNullable<Page['sections']>[number]) => Relation[] | null | undefined,
  ): UsedBy =>
  (page) =>
    (page.sections ?? []).flatMap((section) => pick(section) ?? [])

async function refuseUsed(usedBy: UsedBy, id: string, req: PayloadRequest): Promise<void> {
  const select = { title: true, slug: true, calls: true, sections: true } as const
  const found = [
    ...(await storedDocuments<Page>(req, 'pages', { draft: false, select })),
    ...(await storedDocuments<Page>(req, 'pages', { draft: true, select })),
  ]
  // Not a `where`: on SQLite, Payload finds nothing behind a relation in any block but the first one declared.
  const using = found.filter((page) => usedBy(page).some((used) => relationId(used) === id))
  const uses = new Map(using.map((page) => [page.id, page]))
  if (!uses.size) return
  const list = [...uses.values()].map((page) => `« ${page.title} » (/${page.slug})`).join(', ')
  throw new Refusal(
    `Suppression impossible : ce contenu est utilisé par ${uses.size > 1 ? 'les pages' : 'la page'} ${list}. Retirez-le d’abord de ${uses.size > 1 ? 'ces pages' : 'cette page'}.`,
    409,
  )
}
