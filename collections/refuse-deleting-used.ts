import { APIError, type CollectionBeforeDeleteHook, type Where } from 'payload'

/**
 * Makes a hook that refuses to delete a document while a page, published or draft, uses it at `pagePath` (a path in
 * `pages`). The French message lists those pages, so that staff know where to remove it first.
 */
export function refuseDeletingUsed(pagePath: string): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const where: Where = { [pagePath]: { in: [id] } }
    const search = { collection: 'pages', where, depth: 0, pagination: false, req } as const
    const found = await Promise.all([
      req.payload.find({ ...search, draft: false }),
      req.payload.find({ ...search, draft: true }),
    ])
    const uses = new Map(found.flatMap(({ docs }) => docs).map((page) => [page.id, page]))
    if (!uses.size) return
    const list = [...uses.values()].map((page) => `« ${page.title} » (/${page.slug})`).join(', ')
    throw new APIError(
      `Suppression impossible : ce contenu est utilisé par ${uses.size > 1 ? 'les pages' : 'la page'} ${list}. Retirez-le d’abord de ${uses.size > 1 ? 'ces pages' : 'cette page'}.`,
      409,
      null,
      true,
    )
  }
}
