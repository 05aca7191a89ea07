import { beforeAll, describe, expect, it } from '@jest/globals'

import type { User } from '@/payload-types'
import { mapInOrder } from '@/editing/find'
import { CLIENT_ADDRESS } from '@/platform/http/request-id'
import { LIMITS } from '@/platform/security/attempts'
import { PASSWORD, peopleOf, sessionOf, type Person } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { hashings } from '@/tests/support/hashings'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const [, editor, reviewer, administrator] = await peopleOf(payload)

const idOf = ({ user }: Person) => String(user!.id)
const stored = (id: string) => payload.findByID({ collection: 'users', id, showHiddenFields: true })
const patch = (who: Person, id: string, data: object) =>
  rest(who.token, 'PATCH', `/users/${id}`, data)

describe('the role of an account', () => {
  it('cannot be raised by the account itself', async () => {
    for (const person of [editor, reviewer]) {
      const id = idOf(person)
      const { role } = await stored(id)
      const answered = await patch(person, id, { role: 'administrator', name: 'Moi' })
      expect(answered.status).toBe(200)
      expect(await stored(id)).toMatchObject({ role, name: 'Moi' })
      const data = { role: 'administrator' } as const
      const user = person.user
      await payload.update({ collection: 'users', id, data, overrideAccess: false, user })
      expect((await stored(id)).role).toBe(role)
    }
  })

  it('cannot be raised by a bulk update or by registering again', async () => {
    const path = '/users?where[id][exists]=true'
    await rest(editor.token, 'PATCH', path, { role: 'administrator' })
    expect((await stored(idOf(editor))).role).toBe('editor')
    expect((await stored(idOf(reviewer))).role).toBe('reviewer')
    const data = { email: 'moi@example.gouv.fr', password: PASSWORD, role: 'administrator' }
    expect((await rest(editor.token, 'POST', '/users/first-register', data)).status).toBe(403)
    expect((await rest(editor.token, 'POST', '/users', data)).status).toBe(403)
    expect((await rest(reviewer.token, 'POST', '/users', data)).status).toBe(403)
  })
})

describe('the name of an account', () => {
  const NAME = 'a'.repeat(100)

  it('is limited to a hundred characters, but a longer stored name does not block other changes', async () => {
    const id = idOf(editor)
    expect((await patch(editor, id, { name: NAME })).status).toBe(200)
    const refused = await patch(editor, id, { name: `${NAME}a` })
    expect(refused.status).toBe(400)
    await payload.db.updateOne({ collection: 'users', id, data: { name: `${NAME}a` } })
    expect((await patch(administrator, id, { role: 'editor' })).status).toBe(200)
    expect((await patch(editor, id, { name: 'Emma Roux' })).status).toBe(200)
  })
})

describe('the account of another person', () => {
  it('shows its name to colleagues, its address to administrators only, and its secrets to no one', async () => {
    const id = idOf(administrator)
    for (const person of [editor, reviewer]) {
      for (const path of [`/users/${id}`, `/users?where[id][equals]=${id}&showHiddenFields=true`]) {
        const { text } = await rest(person.token, 'GET', path)
        expect(text).toContain('Alice Martin')
        expect(text).not.toMatch(/example\.gouv\.fr|"sessions":\[\{/)
        expect(text).not.toMatch(SECRETS)
      }
    }
    const seen = (await rest(administrator.token, 'GET', `/users/${idOf(editor)}`)).text
    expect(seen).toContain('emma.roux@example.gouv.fr')
    expect(seen).not.toMatch(SECRETS)
    expect(seen).not.toContain('"sessions":[{')
    const me = await rest(editor.token, 'GET', '/users/me')
    expect(me.text).toContain('emma.roux@example.gouv.fr')
  })

  it('shows no more through a document that refers to it', async () => {
    const data = { _status: 'published', name: 'Critère d’Alice' } as const
    const user = administrator.user!
    const { id } = await payload.create({ collection: 'criteria', data, user })
    const { text } = await rest(editor.token, 'GET', `/criteria/${id}?depth=3`)
    expect(text).toContain('Alice Martin')
    expect(text).not.toContain('alice.martin@')
    expect(text).not.toMatch(SECRETS)
  })
})

const SECRETS = /"(hash|salt|resetPasswordToken|resetPasswordExpiration|lockUntil|loginAttempts)"/

describe('the last administrator', () => {
  it('can be neither demoted nor deleted, even by themselves', async () => {
    const id = idOf(administrator)
    const demoted = await patch(administrator, id, { role: 'editor' })
    expect(demoted.status).toBe(400)
    expect(demoted.text).toContain('dernier compte d’administration')
    const deleted = await rest(administrator.token, 'DELETE', `/users/${id}`)
    expect(deleted.status).toBe(409)
    expect(deleted.text).toContain('dernier compte d’administration')
    const all = await rest(
      administrator.token,
      'DELETE',
      '/users?where[role][equals]=administrator',
    )
    expect(all.status).toBe(400)
    expect((await stored(id)).role).toBe('administrator')
  })

  it('does not prevent another administrator from being deleted', async () => {
    const other = await createUser(payload, 'Zoé Blanc', 'administrator')
    const deleted = await rest(administrator.token, 'DELETE', `/users/${other.id}`)
    expect(deleted.status).toBe(200)
  })
})

describe('a change of password or address', () => {
  const TAKEN = 'prise@example.gouv.fr'
  const NEW = { password: 'une-autre-phrase' }
  const kept = (id: string) =>
    payload.db.findOne({ collection: 'users', where: { id: { equals: id } } })

  /** Expects the update with `data` to be refused with each of `words`, none of which is the present password. */
  async function expectRefused(person: Person, id: string, data: object, ...words: unknown[]) {
    const before = await kept(id)
    for (const currentPassword of words) {
      const { status, text } = await patch(person, id, { ...data, currentPassword, name: 'Autre' })
      expect([data, currentPassword, status]).toEqual([data, currentPassword, 400])
      const errors = [{ path: 'currentPassword', label: 'Votre mot de passe actuel' }]
      expect(JSON.parse(text)).toMatchObject({ errors: [{ data: { errors } }] })
    }
    expect(await kept(id)).toEqual(before)
  }

  beforeAll(() => createUser(payload, 'Prise'))

  it('requires the present password of the person who saves, even for the account of a colleague', async () => {
    const wrong = [undefined, '', 'une-autre-phrase', { length: 26 }]
    await expectRefused(editor, idOf(editor), NEW, ...wrong)
    await expectRefused(administrator, idOf(administrator), NEW, 'une-autre-phrase')
    for (const data of [{ email: 'autre@example.gouv.fr' }, { email: TAKEN }]) {
      await expectRefused(administrator, idOf(editor), data, undefined, 'une-autre-phrase')
    }
    const before = await kept(idOf(reviewer))
    await rest(administrator.token, 'PATCH', '/users?where[role][equals]=reviewer', NEW)
    expect(await kept(idOf(reviewer))).toEqual(before)
  })

  it('of address is open to an administrator for a colleague, and an address already taken is refused at its field', async () => {
    const { id } = await createUser(payload, 'Yann Lenoir', 'editor')
    const currentPassword = PASSWORD
    const before = await kept(id)
    const taken = await patch(administrator, id, { email: TAKEN, currentPassword })
    expect(await kept(id)).toEqual(before)
    // FerretDB returns a plain error where MongoDB says which field is wrong.
    if (!mongodbServer)
      expect(taken).toMatchObject({ status: 400, text: expect.stringContaining('"path":"email"') })
    const email = 'Yann.Legris@example.gouv.fr '
    expect((await patch(administrator, id, { email, currentPassword })).status).toBe(200)
    await sessionOf(payload, 'yann.legris@example.gouv.fr')
  })

  it('never applies to the address for editors and reviewers, and the answer does not reveal which addresses are taken', async () => {
    for (const person of [editor, reviewer]) {
      const { email } = await stored(idOf(person))
      const currentPassword = PASSWORD
      const answers = []
      for (const address of [TAKEN, 'libre@example.gouv.fr', `${email} `]) {
        const answer = await patch(person, idOf(person), { email: address, currentPassword })
        answers.push([answer.status, answer.text.replace(/"updatedAt":"[^"]+"/, '')])
      }
      expect(answers[0]).toEqual(answers[1])
      expect(answers[0]).toEqual(answers[2])
      expect((await stored(idOf(person))).email).toBe(email)
    }
  })

  it('needs no password for a new name, nor for the address that the account already has', async () => {
    const { email } = await stored(idOf(administrator))
    for (const data of [
      { name: 'Alice Martin' },
      { email },
      { email: ` ${email.toUpperCase()}` },
    ]) {
      expect((await patch(administrator, idOf(administrator), data)).status).toBe(200)
    }
  })

  it('is refused for a while after five wrong passwords, even with the right one', async () => {
    const { id, email } = await createUser(payload, 'Rose Gris', 'editor')
    const { token } = await sessionOf(payload, email)
    const change = (currentPassword: string) =>
      rest(token, 'PATCH', `/users/${id}`, { ...NEW, currentPassword })
    for (let time = 0; time < LIMITS.logInToAccount.times; time += 1) {
      expect((await change('un-mauvais-mot')).status).toBe(400)
    }
    const refused = await change(PASSWORD)
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('Trop de demandes')
    await sessionOf(payload, email)
    expect((await change(PASSWORD)).status).toBe(200)
  })
})

// FerretDB has no projection in findAndModify, which Payload uses to count failures, so it never locks an account.
const onSqlite = mongodbServer ? describe.skip : describe

onSqlite('failed log-ins', () => {
  const logIn = (email: string, password: string, address: string) =>
    payload.login({
      collection: 'users',
      data: { email, password },
      req: { headers: new Headers({ 'x-client-address': address }) },
    })
  const HOLDER = '192.0.2.10'
  const OTHER_ADDRESS = '192.0.2.66'
  const fail = async (email: string, address: string) => {
    for (let time = 0; time < LIMITS.logInToAccount.times; time += 1) {
      await expect(logIn(email, 'un-mauvais-mot', address)).rejects.toMatchObject({ status: 401 })
    }
  }

  it('from one network address do not lock the holder of the account out at another', async () => {
    const { email } = await createUser(payload, 'Jules Blanc', 'editor')
    await fail(email, OTHER_ADDRESS)
    await expect(logIn(email, PASSWORD, OTHER_ADDRESS)).rejects.toMatchObject({ status: 429 })
    expect((await logIn(email, PASSWORD, HOLDER)).token).toBeTruthy()
  })

  it.each<[string, (id: string, email: string) => Promise<{ status: number }>, string]>([
    [
      'an administrator unlocks the account',
      (_, email) => rest(administrator.token, 'POST', '/users/unlock', { email }),
      PASSWORD,
    ],
    [
      'its holder, signed in elsewhere, chooses another password',
      async (id, email) => {
        const { token } = await sessionOf(payload, email)
        const data = { password: 'une-autre-phrase', currentPassword: PASSWORD }
        return rest(token, 'PATCH', `/users/${id}`, data)
      },
      'une-autre-phrase',
    ],
  ])('are forgotten once %s', async (what, help, password) => {
    const { id, email } = await createUser(payload, `Camille ${what}`, 'editor')
    await fail(email, HOLDER)
    await expect(logIn(email, PASSWORD, HOLDER)).rejects.toMatchObject({ status: 429 })
    expect((await help(id, email)).status).toBe(200)
    expect((await logIn(email, password, HOLDER)).token).toBeTruthy()
  })
})

describe('sessions', () => {
  const isSignedIn = async (token: string) =>
    /"user":\{/.test((await rest(token, 'GET', '/users/me')).text)

  it('end, except the current one, when a person changes their own password', async () => {
    const { id, email } = await createUser(payload, 'Inès Noir', 'editor')
    const here = await sessionOf(payload, email)
    const elsewhere = await sessionOf(payload, email)
    expect(await isSignedIn(elsewhere.token)).toBe(true)
    const data = { password: 'une-autre-phrase', currentPassword: PASSWORD }
    const changed = await rest(here.token, 'PATCH', `/users/${id}`, data)
    expect(changed.status).toBe(200)
    expect(await isSignedIn(here.token)).toBe(true)
    expect(await isSignedIn(elsewhere.token)).toBe(false)
    await expect(sessionOf(payload, email)).rejects.toThrow()
    expect(await isSignedIn((await sessionOf(payload, email, 'une-autre-phrase')).token)).toBe(true)
  })

  it.each([[{ role: 'reviewer' }], [{ suspended: true }]])(
    'all end when an administrator changes %j',
    async (data) => {
      const { id, email } = await createUser(payload, `Hugo ${Object.keys(data)[0]}`, 'editor')
      const theirs = [await sessionOf(payload, email), await sessionOf(payload, email)]
      expect((await patch(administrator, id, data)).status).toBe(200)
      for (const { token } of theirs) expect(await isSignedIn(token)).toBe(false)
      expect(await isSignedIn(administrator.token!)).toBe(true)
    },
  )

  it('stay open when only a name changes', async () => {
    const { id, email } = await createUser(payload, 'Jules Vert', 'editor')
    const { token } = await sessionOf(payload, email)
    expect((await patch(administrator, id, { name: 'Jules Verre' })).status).toBe(200)
    expect(await isSignedIn(token)).toBe(true)
  })
})

onSqlite('a locked account', () => {
  it('gets the same answer as an account that does not exist', async () => {
    const { email } = await createUser(payload, 'Nora Fournier', 'editor')
    const refusalOf = (address: string) =>
      payload.login({ collection: 'users', data: { email: address, password: 'un-mauvais' } }).then(
        () => null,
        (error: { message: string; status: number }) => [error.status, error.message],
      )
    const refusals = []
    for (let time = 0; time < 52; time += 1) refusals.push(await refusalOf(email))
    const { lockUntil } = (await stored(
      (await payload.find({ collection: 'users', where: { email: { equals: email } } })).docs[0]!
        .id,
    )) as { lockUntil?: string | null }
    expect(lockUntil).toBeTruthy()
    const unknown = await refusalOf('personne@example.gouv.fr')
    for (const refusal of refusals) expect(refusal).toEqual(unknown)
  })
})

it('an account locked by a clock that was ahead opens again, and its sessions dated in the future end', async () => {
  const { email, id } = await createUser(payload, 'Léa Moreau', 'editor')
  const data = { email, password: PASSWORD }
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const lock = async (lockUntil: string) =>
    payload.db.updateOne({
      collection: 'users',
      id,
      data: {
        ...(await payload.db.findOne<User>({ collection: 'users', where: { id: { equals: id } } })),
        lockUntil,
        loginAttempts: 5,
        sessions: [-1, 1440].map((minutes) => ({
          id: `session-${minutes}`,
          createdAt: at(minutes),
          expiresAt: at(minutes + 120),
        })),
      },
    })
  await lock(at(9))
  await expect(payload.login({ collection: 'users', data })).rejects.toMatchObject({ status: 401 })
  await lock(at(1440))
  await payload.login({ collection: 'users', data })
  const { sessions } = (await stored(id)) as { sessions: { id: string }[] }
  expect(sessions.map((session) => session.id)).toEqual(['session--1', expect.any(String)])
})

onSqlite('a wrong password', () => {
  it('costs one hash and is answered alike for an account, a locked one, a suspended one and none', async () => {
    const headers = new Headers({ [CLIENT_ADDRESS]: '192.0.2.7' })
    const [known, locked, suspended] = await mapInOrder(
      ['Jean Brun', 'Lise Rose', 'Yves Mauve'],
      async (name) => [await createUser(payload, name, 'editor')],
    )
    const change = ({ id }: User, data: Record<string, unknown>) =>
      payload.db.updateOne({ collection: 'users', id, data })
    await change(locked!, { lockUntil: new Date(Date.now() + 60_000).toISOString() })
    await change(suspended!, { suspended: true })

    const answers = new Set<string>()
    for (const { email } of [known!, locked!, suspended!, { email: 'personne@example.gouv.fr' }]) {
      const data = { email, password: 'un-mauvais' }
      const count = await hashings(() =>
        payload.login({ collection: 'users', data, req: { headers } }).then(
          () => answers.add('signed in'),
          ({ message, status }: { message: string; status: number }) =>
            answers.add(`${status} ${message}`),
        ),
      )
      expect([email, count]).toEqual([email, 1])
    }
    expect([...answers]).toEqual([expect.stringMatching(/^401 /)])
  })
})

describe('the message above a refused form', () => {
  const { token } = administrator

  /** Returns what the admin shows above the form when `data` is refused. */
  async function refusal(path: string, data: object, method = 'POST'): Promise<string> {
    const { status, text } = await rest(token, method, path, data)
    expect(status).toBe(400)
    const { errors } = JSON.parse(text) as { errors: { message: string }[] }
    return errors.map(({ message }) => message.replaceAll('\u00a0', ' ')).join('\n')
  }

  const ONE = 'Le champ suivant n’est pas valide :'

  // FerretDB returns a plain error where MongoDB says which field is wrong.
  const unlessFerretDb = mongodbServer ? it.skip : it
  unlessFerretDb(
    'names in French the address field of an account that already exists',
    async () => {
      const { email } = await createUser(payload, 'Paul')
      const data = { email, currentPassword: PASSWORD }
      expect(await refusal(`/users/${idOf(editor)}`, data, 'PATCH')).toBe(`${ONE} E-mail`)
    },
  )

  it('names in French the address field when a page in the trash holds the address', async () => {
    const page = { title: 'Page', slug: 'jetee', hero: { title: 'Page' }, _status: 'published' }
    const { doc } = JSON.parse((await rest(token, 'POST', '/pages', page)).text) as {
      doc: { id: string }
    }
    const deletedAt = new Date().toISOString()
    expect((await rest(token, 'PATCH', `/pages/${doc.id}`, { deletedAt })).status).toBe(200)
    expect(await refusal('/pages', page)).toBe(`${ONE} Adresse de la page`)
  })

  it('names several fields in French, by their place in the form', async () => {
    const page = { slug: 'Une Page', hero: {}, _status: 'published' }
    expect(await refusal('/pages', page)).toMatch(
      /^Les champs suivants ne sont pas valides : .*Adresse de la page/,
    )
  })
})
