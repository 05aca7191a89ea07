import { afterEach, describe, expect, it, jest } from '@jest/globals'

import type { Role } from '@/access/roles'
import type { Invitation } from '@/payload-types'
import { env } from '@/platform/env'
import { forgetOldInvitations } from '@/plugins/invitations/forget'
import { hashOf } from '@/plugins/invitations/token'
import { keyOf, peopleOf, sessionOf } from '@/tests/support/access/people'
import { rest, type RestRequest } from '@/tests/support/access/rest'
import { openMailbox } from '@/tests/support/mailbox'
import { openTestSite, testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const [visitor, editor, reviewer, administrator] = await peopleOf(payload)
const robot = await keyOf(payload)
// Imported here because it reads the configuration, which `testSite` creates.
const { answerInvitation, WRONG_LINKS } = await import('@/plugins/invitations/answer')

const PASSWORD = 'trois-petits-hiboux-gris'
const FORM = { nom: 'Nora Fournier', 'mot-de-passe': PASSWORD, confirmation: PASSWORD }

/** Invites `email`, and asks for the link, which the site without emails shows. */
async function invite(email: string, role: Role = 'reviewer', { token } = administrator) {
  const { text } = await rest(token, 'POST', '/invitations', { email, role })
  const { id } = (JSON.parse(text) as { doc: { id: string } }).doc
  return { id, link: await linkTo(id) }
}

async function linkTo(id: string): Promise<string> {
  const { text } = await rest(administrator.token, 'POST', `/invitations/${id}/link`)
  return (JSON.parse(text) as { link: string }).link
}

/** The address of each test, to count attempts by. */
let client = 0
afterEach(() => void (client += 1))

async function visit(link: string, form?: Record<string, string>, headers = {}) {
  const request = new Request(link, {
    method: form ? 'POST' : 'GET',
    headers: { 'x-client-address': `192.0.2.${client}`, ...headers },
    ...(form && { body: new URLSearchParams(form) }),
  })
  const answer = await answerInvitation(request, link.split('/').at(-1)!)
  return { status: answer.status, html: (await answer.text()).replaceAll('\u00a0', ' ') }
}

const changeUser = (id: string, data: object) => payload.update({ collection: 'users', id, data })

const accountOf = async (email: string) =>
  (await payload.find({ collection: 'users', where: { email: { equals: email } } })).docs[0]

/** Expects the same page as for a link that never existed, and no account. */
async function expectOver(link: string, email?: string) {
  const unknown = await visit(`${env().siteUrl}/invitation/${'a'.repeat(43)}`)
  expect(unknown).toEqual({
    status: 404,
    html: expect.stringContaining('Lien expiré ou incorrect'),
  })
  expect(await visit(link)).toEqual(unknown)
  expect(await visit(link, FORM)).toEqual(unknown)
  if (email) expect(await accountOf(email)).toBeUndefined()
}

describe('an invitation', () => {
  it('shows who invites and the role, gives an account once, and stores no link', async () => {
    const email = 'nora@example.gouv.fr'
    const { link } = await invite(' Nora@example.gouv.fr ')
    const kept = await payload.db.find({ collection: 'invitations' })
    expect(JSON.stringify(kept)).not.toContain(link.split('/').at(-1))
    for (let time = 0; time < 2; time += 1) {
      const { status, html } = await visit(link)
      expect(status).toBe(200)
      expect(html).toContain('Alice Martin vous invite')
      expect(html).toContain('Votre rôle : Relecteur ou relectrice')
    }
    // Reading the page consumes nothing.
    expect(await accountOf(email)).toBeUndefined()
    const answers = await Promise.all([visit(link, FORM), visit(link, FORM)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
    expect(await accountOf(email)).toMatchObject({ name: 'Nora Fournier', role: 'reviewer' })
    expect((await payload.count({ collection: 'invitations' })).totalDocs).toBe(0)
    await sessionOf(payload, email, PASSWORD)
    await expectOver(link)
  })

  type Made = Awaited<ReturnType<typeof invite>>
  const change = ({ id }: Made, data: object) =>
    payload.update({ collection: 'invitations', id, data })
  it.each<[string, (made: Made) => unknown]>([
    ['has expired', (made) => change(made, { expiresAt: new Date(Date.now() - 1).toISOString() })],
    ['was replaced by a newer link', async ({ id }) => void (await linkTo(id))],
    ['was replaced by another invitation', () => invite('ines@example.gouv.fr')],
    ['was revoked', ({ id }) => rest(administrator.token, 'DELETE', `/invitations/${id}`)],
    [
      'has served, even if its account was deleted since',
      async ({ link }) => {
        await visit(link, FORM)
        await payload.delete({
          collection: 'users',
          where: { email: { equals: 'ines@example.gouv.fr' } },
        })
      },
    ],
    ['is altered', ({ link }) => link.slice(0, -1) + (link.endsWith('A') ? 'E' : 'A')],
    ['is cut', ({ link }) => link.slice(0, -1)],
    ['is in capitals', ({ link }) => link.toUpperCase()],
    [
      'is made from what the database keeps',
      async ({ id }) => {
        const where = { id: { equals: id } }
        const kept = await payload.db.findOne<Invitation>({ collection: 'invitations', where })
        return `${env().siteUrl}/invitation/${kept!.tokenHash}`
      },
    ],
  ])('leads nowhere once its link %s', async (_, change) => {
    const made = await invite('ines@example.gouv.fr')
    expect((await visit(made.link)).status).toBe(200)
    const changed = await change(made)
    await expectOver(typeof changed === 'string' ? changed : made.link, 'ines@example.gouv.fr')
  })

  it('keeps its role and address, whatever the form or an administrator sends', async () => {
    const { id, link } = await invite('tom@example.gouv.fr', 'editor')
    const data = { role: 'administrator', email: 'moi@example.gouv.fr' }
    expect((await rest(administrator.token, 'PATCH', `/invitations/${id}`, data)).status).toBe(403)
    const form = { ...FORM, ...data, adresse: data.email }
    expect((await visit(link, form)).status).toBe(200)
    expect(await accountOf('tom@example.gouv.fr')).toMatchObject({ role: 'editor' })
    expect(await accountOf(data.email)).toBeUndefined()
  })

  it('takes no link and no inviter from the person who creates it', async () => {
    const token = 'c'.repeat(43)
    const sent = {
      email: 'max@example.gouv.fr',
      role: 'editor',
      tokenHash: hashOf(token),
      expiresAt: '2099-01-01T00:00:00.000Z',
      invitedBy: editor.user!.id,
    }
    expect((await rest(administrator.token, 'POST', '/invitations', sent)).status).toBe(201)
    await expectOver(`${env().siteUrl}/invitation/${token}`, sent.email)
    const where = { email: { equals: sent.email } }
    const kept = await payload.db.findOne<Invitation>({ collection: 'invitations', where })
    expect(kept).toMatchObject({ invitedBy: administrator.user!.id })
    expect(kept!.expiresAt ?? null).toBeNull()
  })

  it('is not accepted by a link with the form in its address, which mail software opens', async () => {
    const { link } = await invite('eve@example.gouv.fr')
    const request = new Request(`${link}?${new URLSearchParams(FORM)}`)
    expect((await answerInvitation(request, link.split('/').at(-1)!)).status).toBe(200)
    expect(await accountOf('eve@example.gouv.fr')).toBeUndefined()
  })

  it('is not accepted by a form larger than ours', async () => {
    const { link } = await invite('guy@example.gouv.fr')
    expect((await visit(link, { ...FORM, nom: 'a'.repeat(100_000) })).status).toBe(413)
    expect(await accountOf('guy@example.gouv.fr')).toBeUndefined()
  })

  it('reveals nothing once its address has an account, and cannot be sent to an account', async () => {
    const { link } = await invite('paul.noir@example.gouv.fr')
    await createUser(payload, 'Paul Noir', 'editor')
    await expectOver(link)
    const data = { email: 'Paul.Noir@example.gouv.fr', role: 'editor' }
    const refused = await rest(administrator.token, 'POST', '/invitations', data)
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('déjà un compte') })
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['an editor', (id) => changeUser(id, { role: 'editor' })],
    ['a reviewer', (id) => changeUser(id, { role: 'reviewer' })],
    ['suspended', (id) => changeUser(id, { suspended: true })],
    ['gone', (id) => payload.delete({ collection: 'users', id })],
  ])('ends when its inviter may no longer give the role, being %s', async (what, change) => {
    const { email, id } = await createUser(payload, `Zoé ${what}`)
    const { link } = await invite('jules@example.gouv.fr', 'administrator', {
      ...administrator,
      ...(await sessionOf(payload, email)),
    })
    // The last to send the link is the inviter.
    const { docs } = await payload.find({ collection: 'invitations' })
    await payload.update({ collection: 'invitations', id: docs[0]!.id, data: { invitedBy: id } })
    expect((await visit(link)).status).toBe(200)
    await change(id)
    await expectOver(link, 'jules@example.gouv.fr')
  })

  it.each([
    ['an editor', editor, 403],
    ['a reviewer', reviewer, 403],
    ['an API key', robot, 403],
    ['a visitor', visitor, 401],
  ] as const)('can neither be made, sent, read nor revoked by %s', async (_, { token }, status) => {
    const { id, link } = await invite('rose@example.gouv.fr')
    const data = { email: 'moi@example.gouv.fr', role: 'administrator' }
    const requests: RestRequest[] = [
      ['POST', '/invitations', data],
      ['POST', `/invitations/${id}/link`],
      ['GET', '/invitations'],
      ['GET', `/invitations/${id}`],
      ['DELETE', `/invitations/${id}`],
    ]
    for (const request of requests) {
      expect([request, (await rest(token, ...request)).status]).toEqual([request, status])
    }
    expect((await visit(link)).status).toBe(200)
  })

  it('is forgotten after ninety days without an answer', async () => {
    const { id } = await invite('vieille@example.gouv.fr')
    const count = async () =>
      (await payload.count({ collection: 'invitations', where: { id: { equals: id } } })).totalDocs
    const later = (days: number) => new Date(Date.now() + days * 24 * 3_600_000)
    await forgetOldInvitations(payload, later(89))
    expect(await count()).toBe(1)
    await forgetOldInvitations(payload, later(91))
    expect(await count()).toBe(0)
  })
})

describe('the form of an invitation', () => {
  it('says what is wrong, keeps the name, and refuses forms of other sites', async () => {
    const email = 'lise@example.gouv.fr'
    const { link } = await invite(email)
    const refused = async (changes: object, headers = {}) => {
      const { html, status } = await visit(link, { ...FORM, ...changes }, headers)
      expect(html).toContain('Erreur : Créer mon compte')
      return `${status} ${/fr-error-text[^>]*>([^<]*)/.exec(html)?.[1]}`
    }
    expect(await refused({ nom: ' ' })).toMatch(/^400 Saisissez le nom/)
    expect(await refused({ 'mot-de-passe': '' })).toMatch(/^400 Choisissez un mot de passe\./)
    expect(await refused({ confirmation: 'autre' })).toMatch(/^400 Les deux mots de passe/)
    const weak = 'nora-fournier'
    const guessed = { 'mot-de-passe': weak, confirmation: weak }
    expect(await refused(guessed)).toMatch(/^400 Ce mot de passe est facile à deviner/)
    expect(await refused({}, { Origin: 'https://pirate.example' })).toMatch(/^403 .*autre site/)
    expect((await visit(link, { ...FORM, 'mot-de-passe': '' })).html).toContain('Nora Fournier')
    expect(await accountOf(email)).toBeUndefined()
  })

  it('makes a client wait who tries too many links', async () => {
    const { link } = await invite('louise@example.gouv.fr')
    const wrong = `${env().siteUrl}/invitation/${'b'.repeat(43)}`
    for (let time = 0; time < WRONG_LINKS.times; time += 1) {
      expect((await visit(wrong)).status).toBe(404)
    }
    expect((await visit(link)).status).toBe(429)
    client += 1
    expect((await visit(link)).status).toBe(200)
  })
})

describe('an administrator', () => {
  it('sends a link instead of choosing the password of another person', async () => {
    const { email, id } = await createUser(payload, 'Yann Gris', 'editor')
    const data = { password: PASSWORD, currentPassword: 'une-phrase-de-passe-longue' }
    const refused = await rest(administrator.token, 'PATCH', `/users/${id}`, data)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('seule la personne choisit son mot de passe')
    expect((await rest(editor.token, 'POST', `/users/${id}/link`)).status).toBe(403)
    const { text } = await rest(administrator.token, 'POST', `/users/${id}/link`)
    const { link } = JSON.parse(text) as { link: string }
    expect(link).toContain(`${env().siteUrl}/admin/reset/`)
    const reset = { token: link.split('/').at(-1), password: PASSWORD }
    expect((await rest(null, 'POST', '/users/reset-password', reset)).status).toBe(200)
    await sessionOf(payload, email, PASSWORD)
    // The link served once.
    expect((await rest(null, 'POST', '/users/reset-password', reset)).status).toBe(403)
  })

  it('never sees a link that the site sends by email', async () => {
    const mailbox = await openMailbox()
    const from = { name: 'EIG', address: 'eig@site.exemple.fr' }
    const { close, payload } = await openTestSite(undefined, {
      mail: { smtpUrl: mailbox.url, from },
    })
    const log = jest.spyOn(payload.logger, 'info').mockImplementation(() => {})
    const user = await createUser(payload, 'Ada Martin')
    const email = 'nora@example.gouv.fr'
    const made = await payload.create({
      collection: 'invitations',
      data: { email, role: 'editor' },
      user,
    })
    const { subject, text } = await mailbox.next(email)
    expect(subject).toBe('Votre compte sur le site Entrepreneurs d’intérêt général')
    expect(text).toContain('Ada Martin vous invite à rejoindre l’équipe du site.')
    const [link] = /^http\S+\/invitation\/[\w-]{43}$/m.exec(text)!
    expect((await visit(link)).html).toContain('Ada Martin vous invite')
    expect(JSON.stringify([made, log.mock.calls])).not.toContain(link.split('/').at(-1))
    await close()
    await mailbox.close()
  })
})
