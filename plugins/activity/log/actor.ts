import type { PayloadRequest } from 'payload'

import { programOf } from '@/platform/program'

/** Who acts, as a line stores it. */
export type Actor = { actor: string; actorName: string; program: string }

type Account = { id: string; name?: string | null }

/** The person with this account. Accounts created before names were required may have none. */
export const personOf = ({ id, name }: Account): Actor => ({
  actor: id,
  actorName: name?.trim() || 'Un compte sans nom',
  program: '',
})

/** A caller who did not prove who they are. */
export const UNKNOWN: Actor = {
  actor: '',
  actorName: 'Une personne non identifiée',
  program: '',
}

/** The user of `req`, with the program that acts for them if there is one; without a user the program, or the site itself. */
export function actorOf(req: PayloadRequest): Actor {
  const program = programOf(req) ?? ''
  if (req.user) return { ...personOf(req.user), program }
  const name = program || 'le site'
  return {
    actor: '',
    actorName: name.charAt(0).toLocaleUpperCase('fr') + name.slice(1),
    program: '',
  }
}
