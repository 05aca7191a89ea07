import { pbkdf2Sync } from 'node:crypto'

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { sessionOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const LONG = 'douze lettre'
const SHORT = LONG.slice(1)
const email = 'premiere@example.gouv.fr'

let site: TestSite
let payload: Payload

beforeAll(async () => {
  site = await openTestSite()
  payload = site.payload
})
afterAll(() => site.close())

const logIn = (address: string, password: string) =>
  payload.login({ collection: 'users', data: { email: address, password } })

/** Sends `data` with a short password, refused at its field, then with a long one, which is taken. */
async function expectRefusedAtField(token: string | null, method: string, path: string, data = {}) {
  const refused = await rest(token, method, path, { ...data, password: SHORT })
  expect(refused.status).toBe(400)
  expect(JSON.parse(refused.text)).toMatchObject({
    errors: [
      {
        data: {
          errors: [
            {
              path: 'password',
              message:
                'Choisissez un mot de passe d’au moins 12 caractères\u00a0: une phrase, par exemple.',
            },
          ],
        },
      },
    ],
  })
  const taken = await rest(token, method, path, { ...data, password: LONG })
  expect([200, 201]).toContain(taken.status)
}

it('is refused while too short, from the first account on, however it is chosen', async () => {
  await expectRefusedAtField(null, 'POST', '/users/first-register', { email, name: 'Une' })
  const { token } = await sessionOf(payload, email, LONG)
  const colleague = { email: 'deux@example.gouv.fr', name: 'Deux', role: 'editor' }
  await expectRefusedAtField(token, 'POST', '/users', colleague)

  const { id } = await createUser(payload, 'Inès Noir', 'editor')
  await expectRefusedAtField(token, 'PATCH', `/users/${id}`)
  const forgotten = { collection: 'users', data: { email: colleague.email }, disableEmail: true }
  const key = await payload.forgotPassword(forgotten as never)
  await expectRefusedAtField(null, 'POST', '/users/reset-password', { token: key })
  await logIn(colleague.email, LONG)
})

it('still opens an account when it was chosen before', async () => {
  const { id, email: address } = await createUser(payload, 'Paul Henri', 'editor')
  const salt = 'sel'
  const hash = pbkdf2Sync('abcd', salt, 25_000, 512, 'sha256').toString('hex')
  await payload.db.updateOne({ collection: 'users', id, data: { hash, salt } })
  const { user } = await logIn(address, 'abcd')
  expect(user?.id).toBe(id)
  await payload.update({ collection: 'users', id, data: { name: 'Paul-Henri' } })
})
