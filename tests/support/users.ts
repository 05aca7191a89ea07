import type { Payload } from 'payload'

import type { Role } from '@/access/roles'
import type { User } from '@/payload-types'

/** Creates an account; returns it in the form that a request carries. */
export async function createUser(
  payload: Payload,
  name = 'Camille Durand',
  role: Role = 'administrator',
): Promise<User & { collection: 'users' }> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.gouv.fr`
  const data = { name, role, email, password: 'une-phrase-de-passe-longue' }
  const user = await payload.create({ collection: 'users', data })
  return { ...user, collection: 'users' }
}
