import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import { beforeSave, throwFault } from '@/editing/faults'
import { firstOf } from '@/editing/find'
import type { User } from '@/payload-types'
import { Refusal } from '@/platform/refusal'

/**
 * Before a save: the last administrator who may sign in keeps this role and is not suspended, otherwise no one could manage
 * accounts any more.
 */
export const keepOneAdministrator = beforeSave<User>(async ({ before, sent, req }) => {
  if (before?.role !== 'administrator' || before.suspended) return
  const isDemoted = sent.role && sent.role !== before.role
  if (!(isDemoted || sent.suspended) || (await hasOtherAdministrator(before.id, req))) return
  const message =
    'C’est le dernier compte d’administration : donnez d’abord ce rôle à quelqu’un d’autre.'
  throwFault({ path: isDemoted ? 'role' : 'suspended', message }, 'users', req)
})

/** Before a deletion: the same. */
export const refuseDeletingLastAdministrator: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const user = await req.payload.findByID({ collection: 'users', id, depth: 0, req })
  if (user.role !== 'administrator' || (await hasOtherAdministrator(user.id, req))) return
  throw new Refusal(
    'Suppression impossible : c’est le dernier compte d’administration. Donnez d’abord ce rôle à quelqu’un d’autre.',
    409,
  )
}

async function hasOtherAdministrator(id: string, req: PayloadRequest): Promise<boolean> {
  const where = {
    role: { equals: 'administrator' },
    suspended: { not_equals: true },
    id: { not_equals: id },
  }
  return Boolean(await firstOf(req, 'users', { where }))
}
