import type { Payload, TypedUser } from 'payload'

import type { Role } from '@/access/roles'
import { createUser } from '@/tests/support/users'

export const PASSWORD = 'une-phrase-de-passe-longue'

/**
 * A caller: an anonymous visitor, an API key with its header, or a member of staff with the token of a session of their own.
 */
export type Person = {
  letter: 'V' | 'K' | 'E' | 'R' | 'A'
  user: TypedUser | null
  token: string | null
}

/** Returns one caller of each kind, the visitor first; creates their accounts, the first of the site. */
export async function peopleOf(payload: Payload): Promise<[Person, Person, Person, Person]> {
  const person = async (letter: Person['letter'], name: string, role: Role): Promise<Person> => {
    const { email } = await createUser(payload, name, role)
    return { letter, ...(await sessionOf(payload, email)) }
  }
  const administrator = await person('A', 'Alice Martin', 'administrator')
  const reviewer = await person('R', 'Louis Petit', 'reviewer')
  const editor = await person('E', 'Emma Roux', 'editor')
  return [{ letter: 'V', user: null, token: null }, editor, reviewer, administrator]
}

/** The caller that holds a new API key. */
export async function keyOf(payload: Payload): Promise<Person> {
  const created = await payload.create({ collection: 'api-keys', data: { name: 'Robot' } })
  const { key, ...own } = created as typeof created & { key: string }
  const user = { ...own, collection: 'api-keys' } as TypedUser
  return { letter: 'K', user, token: `api-keys API-Key ${key}` }
}

/** Signs in once more with that account. */
export async function sessionOf(payload: Payload, email: string, password = PASSWORD) {
  const { token, user } = await payload.login({ collection: 'users', data: { email, password } })
  if (!token) throw new Error(`${email} has no token`)
  return { token, user: { ...user, collection: 'users' } as TypedUser }
}
