import type { CollectionBeforeChangeHook } from 'payload'

import { isBeingPublished, refuse } from '@/editing/faults'
import type { Page } from '@/payload-types'

/**
 * Before a page is published or made: refuses, at its field, an address that another page has, and says which one. The
 * database would refuse it too, but « doit être unique » does not tell whose it is, the less so of a page in the trash,
 * which no list shows. The draft of a page that exists already is always saved: an address typed in full may go through
 * those of others.
 */
export const refuseTakenAddress: CollectionBeforeChangeHook<Page> = async ({
  data,
  originalDoc,
  collection,
  operation,
  req,
}) => {
  const page = { ...originalDoc, ...data } as Page
  if (!page.slug || (operation !== 'create' && !isBeingPublished({ doc: page, req }))) return
  const { docs } = await req.payload.find({
    collection: 'pages',
    where: {
      slug: { equals: page.slug },
      ...(originalDoc?.id && { id: { not_equals: originalDoc.id } }),
    },
    select: { title: true, deletedAt: true },
    trash: true,
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const [holder] = docs
  if (!holder) return
  const whose = `Cette adresse est celle de la page « ${holder.title || 'Sans titre'} »`
  const message = holder.deletedAt
    ? `${whose}, qui est dans la corbeille. Restaurez cette page ou choisissez une autre adresse.`
    : `${whose} : choisissez-en une autre.`
  refuse([{ path: 'slug', message }], { config: collection, doc: page, req })
}
