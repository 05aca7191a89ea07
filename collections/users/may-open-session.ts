import type { CollectionBeforeLoginHook } from 'payload'

import type { User } from '@/payload-types'
import { Refusal } from '@/platform/refusal'

/**
 * Whether the holder of an account may sign in: not while it is suspended. Every way to open a session must ask. A log-in by
 * password and a new password chosen through a link do, by `refuseSuspended`; API keys belong to no account.
 */
export const mayOpenSession = ({ suspended }: Pick<User, 'suspended'>): boolean => !suspended

const SUSPENDED =
  'Votre compte est suspendu : demandez à une personne qui administre le site de le rouvrir.'

/** Before a session is opened: refuses a suspended account. Only a person who gave the right password or link learns it. */
export const refuseSuspended: CollectionBeforeLoginHook = ({ user }) => {
  if (!mayOpenSession(user as User)) throw new Refusal(SUSPENDED, 403)
}
