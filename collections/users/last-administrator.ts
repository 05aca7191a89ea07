import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'

import { refuseAt } from '@/editing/faults'
import type { User } from '@/payload-types'
import { Refusal } from '@/platform/refusal'

/** Before a save: the last administrator stays one, or nobody could manage accounts any more. */
export const keepOneAdministrator: CollectionBeforeChangeHook<User> = async ({
  data,
  originalDoc,
  req,
}) => {
  const isDemotion =
    originalDoc?.role === 'administrator' && data.role && data.role !== 'administrator'
  if (!isDemotion || (await hasOtherAdministrator(originalDoc.id, req))) return data
  const message =
    'C’est le dernier compte d’administration : donnez d’abord ce rôle à quelqu’un d’autre.'
  refuseAt({ path: 'role', message }, 'users', req)
}

/** Before a deletion: likewise. */
export const refuseDeletingLastAdministrator: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const user = await req.payload.findByID({ collection: 'users', id, depth: 0, req })
  if (user.role !== 'administrator' || (await hasOtherAdministrator(user.id, req))) return
  throw new Refusal(
    'Suppression impossible : c’est le dernier compte d’administration. Donnez d’abord ce rôle à quelqu’un d’autre.',
    409,
  )
}

async function hasOtherAdministrator(id: string, req: PayloadRequest): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection: 'users',
    where: { role: { equals: 'administrator' }, id: { not_equals: id } },
    req,
  })
  return totalDocs > 0
}
