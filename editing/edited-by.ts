import type { CollectionBeforeChangeHook, RelationshipField } from 'payload'

/**
 * Who saved a version; null when no person did (an import, a migration) and, on SQLite, once their account is deleted.
 * Told to staff alone.
 */
export const editedByField: RelationshipField = {
  name: 'editedBy',
  type: 'relationship',
  relationTo: 'users',
  label: 'Modifié par',
  access: { read: ({ req: { user } }) => Boolean(user), create: () => false, update: () => false },
  admin: { hidden: true },
}

/** Before a save: signs it. */
export const signEdit: CollectionBeforeChangeHook = ({ data, req }) => ({
  ...(data as object),
  editedBy: req.user?.id ?? null,
})
