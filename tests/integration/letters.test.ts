import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { env } from '@/platform/env'
import { mailSent } from '@/platform/mail/mail'
import { peopleOf, type Person } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { openMailbox, type Mailbox } from '@/tests/support/mailbox'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const PASSWORD = 'une-phrase-de-passe-longue'
const FROM = { name: 'EIG', address: 'eig@site.exemple.fr' }

let mailbox: Mailbox
let site: TestSite
let payload: Payload
let editor: Person
let reviewer: Person
let administrator: Person

beforeAll(async () => {
  mailbox = await openMailbox()
  site = await openTestSite(undefined, { mail: { smtpUrl: mailbox.url, from: FROM } })
  payload = site.payload
  const [, e, r, a] = await peopleOf(payload)
  ;[editor, reviewer, administrator] = [e!, r!, a!]
})
afterAll(async () => {
  await site.close()
  await mailbox.close()
})
beforeEach(() => expect(mailbox.letters()).toEqual([]))

const plain = (text: string) => text.replaceAll(/\s+/g, ' ')

describe('a forgotten password', () => {
  const forget = (email: string) => rest(null, 'POST', '/users/forgot-password', { email })

  it('is replaced through the link of a letter, of which its holder is told', async () => {
    const { email } = await createUser(payload, 'Inès Noir', 'editor')
    await forget(email)
    const { from, html, subject, text } = await mailbox.next(email)
    expect(from).toBe('"EIG" <eig@site.exemple.fr>')
    expect(subject).toBe('Choisir un nouveau mot de passe')
    expect(plain(text)).toMatch(/^Bonjour Inès Noir, Vous avez demandé .* valable une heure/)
    const [address, token] = /^http\S+\/(\w+)$/m.exec(text)!
    expect(address).toBe(`${env().siteUrl}/admin/reset/${token}`)
    expect(html).toContain(`href="${address}"`)

    const data = { token, password: 'une-nouvelle-phrase' }
    expect((await rest(null, 'POST', '/users/reset-password', data)).status).toBe(200)
    expect((await mailbox.next(email)).subject).toBe('Votre mot de passe a changé')
    await payload.login({ collection: 'users', data: { email, password: data.password } })
    expect((await rest(null, 'POST', '/users/reset-password', data)).status).toBe(403)
  })

  it('gets the same answer for an address without an account, and for a second letter too soon', async () => {
    const { email } = await createUser(payload, 'Jules Vert', 'editor')
    const known = await forget(email)
    await mailbox.next(email)
    expect(await forget('personne@example.gouv.fr')).toEqual(known)
    expect(await forget(email)).toEqual(known)
    expect((await forget(' ')).status).toBe(400)
    await mailSent(payload)
  })

  it('is replaced on an account made before names were asked for', async () => {
    const { id, email } = await createUser(payload, 'Sans Nom', 'editor')
    await payload.db.updateOne({ collection: 'users', id, data: { name: null } })
    expect((await forget(email)).status).toBe(200)
    expect((await mailbox.next(email)).text).toMatch(/^Bonjour,\n/)
  })
})

describe('the holder of an account', () => {
  it.each([
    [{ password: 'autre-phrase' }, 'Votre mot de passe a changé', /vient de changer/],
    [{ email: 'pirate@p.fr' }, 'L’adresse de votre compte a changé', /Changé par Alice Martin\./],
    [
      { role: 'reviewer' },
      'Votre rôle a changé',
      /désormais : Relecteur ou relectrice\. Changé par Alice Martin\./,
    ],
  ])('is told when an administrator changes %j', async (data, subject, words) => {
    const { id, email } = await createUser(payload, `Hugo ${Object.keys(data)[0]}`, 'editor')
    const asked = { ...data, currentPassword: PASSWORD }
    // Whatever the request asks to be answered.
    const path = `/users/${id}?select[updatedAt]=true`
    expect((await rest(administrator.token, 'PATCH', path, asked)).status).toBe(200)
    const told = await mailbox.next(email)
    expect(told.subject).toBe(subject)
    expect(plain(told.text)).toMatch(words)
    expect(told.text).not.toContain('autre-phrase')
    await payload.delete({ collection: 'users', id })
  })

  it('is told nothing when neither changes, or when the change is refused', async () => {
    const { id } = editor.user!
    await rest(editor.token, 'PATCH', `/users/${id}`, { name: 'Emma Roux', role: 'editor' })
    await rest(editor.token, 'PATCH', `/users/${id}`, { role: 'administrator' })
    await rest(reviewer.token, 'PATCH', `/users/${id}`, { password: 'pirate-pirate' })
    await rest(editor.token, 'PATCH', `/users/${id}`, { password: 'x', currentPassword: PASSWORD })
    await rest(editor.token, 'PATCH', `/users/${id}?select[name]=true`, { name: 'Emma Roux' })
    await rest(editor.token, 'PATCH', `/users/${id}`, { password: 'autre-phrase' })
    await mailSent(payload)
  })
})

describe('a request for review', () => {
  it('is announced to each who may publish but who asks, with the words and a link', async () => {
    const draft = { name: 'Un besoin <vérifié>', _status: 'draft' } as const
    const { id } = await payload.create({ collection: 'criteria', data: draft, draft: true })
    const note = 'Le titre surtout.\n<b>Merci</b>'
    const data = { document: { relationTo: 'criteria', value: id }, note }
    const asked = await rest(reviewer.token, 'POST', '/review-requests', data)
    expect(asked.status).toBe(201)

    const { subject, text, to } = await mailbox.next('alice.martin@example.gouv.fr')
    expect(to).toBe('alice.martin@example.gouv.fr')
    expect(subject).toBe('À relire\u00a0: «\u00a0Un besoin <vérifié>\u00a0»')
    expect(text).toContain('Louis Petit vous demande')
    expect(text).toContain('Critère\u00a0: «\u00a0Un besoin <vérifié>\u00a0»')
    expect(text).toContain(`Son message\u00a0:\n${note}`)
    expect(text).toContain(`\n${env().siteUrl}/admin/collections/criteria/${id}\n`)
    expect(text).not.toMatch(/@/)
    await mailSent(payload)

    const { doc } = JSON.parse(asked.text) as { doc: { id: string } }
    const doneAt = new Date().toISOString()
    await rest(administrator.token, 'PATCH', `/review-requests/${doc.id}`, { doneAt })
    await mailSent(payload)
  })
})
