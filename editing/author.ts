import type { CollectionBeforeChangeHook, RelationshipField } from 'payload'

import { staffOnly } from '@/access/roles'
import { denyAll } from '@/platform/database/deny-all'

/**
 * Who saved a version; null if no person did (an import, a migration) and, on SQLite, after the account is deleted.
 * Only staff can read it.
 */
export const editedByField: RelationshipField = {
  name: 'editedBy',
  type: 'relationship',
  relationTo: 'users',
  label: 'Modifié par',
  access: { read: staffOnly, create: denyAll, update: denyAll },
  admin: { hidden: true },
}

/** Before a save: sets the author. */
export const signEdit: CollectionBeforeChangeHook = ({ data, req }) => ({
  ...(data as object),
  editedBy: req.user?.id ?? null,
})
