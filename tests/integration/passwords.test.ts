import { pbkdf2Sync } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { firstAccountCode } from '@/collections/users/first-account'
import { env, type Env } from '@/platform/env'
import { sessionOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const LONG = 'onze hiboux!'
const REFUSED: [password: string, words: RegExp][] = [
  [
    LONG.slice(1),
    /^Choisissez un mot de passe d’au moins 12 caractères\u00a0: une phrase, par exemple\.$/,
  ],
  ['aaaaaaaaaaaa', /^Ce mot de passe est facile à deviner\. Choisissez une phrase/],
  ['motdepasse2026', /facile à deviner/],
  // The beginning of the site's own name, and the address of both accounts of this test.
  ['entrepreneurs2026', /facile à deviner/],
  ['premiere.deux', /facile à deviner/],
]
const email = 'premiere@example.gouv.fr'

const MISSING_CODE = 'Saisissez le code de première installation, que donne le journal du serveur.'
const WRONG_CODE =
  'Ce n’est pas le code de première installation\u00a0: recopiez celui du journal du serveur.'

const { payload } = await testSite()

const logIn = (address: string, password: string) =>
  payload.login({ collection: 'users', data: { email: address, password } })

const codeOf = ({ config }: Payload) => firstAccountCode(config.secret)

/** Tries to create the first account of the site. */
const registerFirst = (address: string, installationCode?: unknown, more = {}) =>
  rest(null, 'POST', '/users/first-register', {
    ...more,
    email: address,
    name: 'Une',
    password: LONG,
    role: 'editor',
    installationCode,
  })

/** Expects `data` to be refused at its field with each weak password, then accepted with a strong one. */
async function expectRefusedAtField(token: string | null, method: string, path: string, data = {}) {
  for (const [password, words] of REFUSED) {
    const refused = await rest(token, method, path, { ...data, password })
    const message = expect.stringMatching(words)
    expect([password, refused.status]).toEqual([password, 400])
    expect(JSON.parse(refused.text)).toMatchObject({
      errors: [{ data: { errors: [{ path: 'password', message }] } }],
    })
  }
  const taken = await rest(token, method, path, { ...data, password: LONG })
  expect([200, 201]).toContain(taken.status)
}

describe('the first account', () => {
  const asks = (firstAccount: Env['firstAccount']) => () =>
    void Object.assign(env(), { firstAccount })
  beforeAll(asks('code'))
  afterAll(asks('open'))

  it('cannot be created without its installation code', async () => {
    const field = (message: string) => ({
      errors: [{ data: { errors: [{ path: 'installationCode', message }] } }],
    })
    for (const code of [undefined, '', null]) {
      const refused = await registerFirst(email, code)
      expect(refused.status).toBe(400)
      expect(JSON.parse(refused.text)).toMatchObject(field(MISSING_CODE))
    }
    for (const code of [{}, [codeOf(payload)]]) {
      expect((await registerFirst(email, code)).status).toBe(400)
    }
    for (const code of ['0000-0000-0000-0000', firstAccountCode('un-autre-secret')]) {
      const refused = await registerFirst(email, code)
      expect(refused.status).toBe(400)
      expect(JSON.parse(refused.text)).toMatchObject(field(WRONG_CODE))
    }
    const data = { email, name: 'Une', password: LONG, role: 'administrator' }
    expect((await rest(null, 'POST', '/users', data)).status).toBe(401)
    expect((await payload.count({ collection: 'users' })).totalDocs).toBe(0)
  })

  it('ignores any other field that is sent', async () => {
    const more = { inconnu: 'valeur', id: 'valeur', sessions: [{ id: 'valeur' }] }
    const { status, text } = await registerFirst(email, codeOf(payload), more)
    expect([status, text]).toEqual([200, expect.not.stringContaining('valeur')])
    await payload.db.deleteMany({ collection: 'users', where: {} })
    expect((await rest(null, 'POST', '/users/first-register', [email])).status).toBe(400)
  })

  it('is created once, as an administrator, by six requests at the same time', async () => {
    const code = codeOf(payload).toLowerCase()
    const asked = [1, 2, 3, 4, 5, 6].map((n) => registerFirst(`numero-${n}@example.gouv.fr`, code))
    const answers = await Promise.all(asked)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403, 403])
    const { docs } = await payload.find({ collection: 'users' })
    expect(docs.map(({ role }) => role)).toEqual(['administrator'])
    const losers = answers.filter(({ status }) => status === 403)
    for (const { text } of losers) expect(text).toContain('Ce site a déjà son premier compte')
    await payload.db.deleteMany({ collection: 'users', where: {} })
  })
})

it('a weak password is refused in every form, from the first account on', async () => {
  await expectRefusedAtField(null, 'POST', '/users/first-register', { email, name: 'Deux' })
  const { token } = await sessionOf(payload, email, LONG)
  const { user } = await sessionOf(payload, email, LONG)
  await expectRefusedAtField(token, 'PATCH', `/users/${user.id}`, { currentPassword: LONG })

  const forgotten = { collection: 'users', data: { email }, disableEmail: true }
  const key = await payload.forgotPassword(forgotten as never)
  // A signed-in person can do this too: a reset never asks for the forgotten password.
  await expectRefusedAtField(token, 'POST', '/users/reset-password', { token: key })
  await logIn(email, LONG)
})

it('a short password chosen earlier still opens its account, and still serves as the present one', async () => {
  const { id, email: address } = await createUser(payload, 'Paul Henri', 'editor')
  const salt = 'sel'
  const hash = pbkdf2Sync('abcd', salt, 25_000, 512, 'sha256').toString('hex')
  await payload.db.updateOne({ collection: 'users', id, data: { hash, salt } })
  const { token, user } = await logIn(address, 'abcd')
  expect(user?.id).toBe(id)
  await payload.update({ collection: 'users', id, data: { name: 'Paul-Henri' } })
  // Payload stores the hash in another form from the first log-in on.
  await payload.db.updateOne({ collection: 'users', id, data: { hash, salt } })
  const data = { password: LONG, currentPassword: 'abcd' }
  expect((await rest(token!, 'PATCH', `/users/${id}`, data)).status).toBe(200)
  await logIn(address, LONG)
})
