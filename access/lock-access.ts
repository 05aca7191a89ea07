import type { Access, CollectionConfig } from 'payload'

import { signedIn } from './roles'
import { nobody } from '@/platform/database/nobody'

/** Payload's own collection of who edits what. */
export const LOCKS = 'payload-locked-documents'

/** One's own. */
const holder: Access = ({ req: { user } }) => (user ? { 'user.value': { equals: user.id } } : false)

/** « Prendre la main » : a lock passes to whoever asks, and to nobody else; without data, whether anybody may. */
const takenOver: Access = ({ data, req: { user } }) => {
  if (!user || !data) return Boolean(user)
  const { user: taker, ...others } = data as { user?: { relationTo?: unknown; value?: unknown } }
  const isOneself = taker?.relationTo === user.collection && taker.value === user.id
  return isOneself && !Object.keys(others).length
}

/**
 * Who may do what with a lock: its holder takes it away, and any colleague takes it over. Payload lets anybody signed
 * in make, change and delete those of all; it makes them itself, without asking.
 */
export const lockAccess = {
  create: nobody,
  read: signedIn,
  update: takenOver,
  delete: holder,
} satisfies CollectionConfig['access']
