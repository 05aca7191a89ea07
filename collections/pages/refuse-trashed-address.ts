import { ValidationError, type CollectionBeforeChangeHook } from 'payload'

import type { Page } from '@/payload-types'

/**
 * Before a save: refuses, at its field, an address that a page in the trash keeps. The database would refuse it too, but
 * « doit être unique » does not tell where a page that no list shows is.
 */
export const refuseTrashedAddress: CollectionBeforeChangeHook<Page> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (!data.slug || data.slug === originalDoc?.slug) return
  const { docs } = await req.payload.find({
    collection: 'pages',
    where: {
      slug: { equals: data.slug },
      deletedAt: { exists: true },
      ...(originalDoc?.id && { id: { not_equals: originalDoc.id } }),
    },
    trash: true,
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const holder = docs[0]
  if (!holder) return
  const message = `Cette adresse est celle de la page « ${holder.title} », qui est dans la corbeille. Restaurez cette page ou choisissez une autre adresse.`
  throw new ValidationError({ collection: 'pages', errors: [{ path: 'slug', message }], req })
}
