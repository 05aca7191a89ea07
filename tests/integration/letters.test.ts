import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { env } from '@/platform/env'
import { mailSent } from '@/platform/mail/mail'
import { PASSWORD, peopleOf, sessionOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { openMailbox } from '@/tests/support/mailbox'
import { openTestSite, testSite, type TestSite } from '@/tests/support/payload'
import { freePort } from '@/tests/support/server'
import { createUser } from '@/tests/support/users'

const FROM = { name: 'EIG', address: 'eig@site.exemple.fr' }

const mailbox = await openMailbox()
const { payload } = await testSite({ mail: { smtpUrl: mailbox.url, from: FROM } })
const [, editor, reviewer, administrator] = await peopleOf(payload)
afterAll(() => mailbox.close())

const forget = (email: string) => rest(null, 'POST', '/users/forgot-password', { email })
afterEach(() => expect(mailbox.letters()).toEqual([]))

const plain = (text: string) => text.replaceAll(/\s+/g, ' ')

describe('a forgotten password', () => {
  it('is replaced through the link of an email, and the holder is notified', async () => {
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

  it('gets the same answer for an address without an account, and for a second request too soon', async () => {
    const { email } = await createUser(payload, 'Jules Vert', 'editor')
    const known = await forget(email)
    await mailbox.next(email)
    expect(await forget('personne@example.gouv.fr')).toEqual(known)
    expect(await forget(email)).toEqual(known)
    expect((await forget(' ')).status).toBe(400)
    await mailSent(payload)
  })

  it('can be replaced on an account created before names were required', async () => {
    const { id, email } = await createUser(payload, 'Sans Nom', 'editor')
    await payload.db.updateOne({ collection: 'users', id, data: { name: null } })
    expect((await forget(email)).status).toBe(200)
    expect((await mailbox.next(email)).text).toMatch(/^Bonjour,\n/)
  })
})

describe('the holder of an account', () => {
  it.each([
    [
      { suspended: true },
      'Votre compte est suspendu',
      /ne pouvez plus .* Changé par Alice Martin\./,
    ],
    [{ email: 'pirate@p.fr' }, 'L’adresse de votre compte a changé', /Changé par Alice Martin\./],
    [
      { role: 'reviewer' },
      'Votre rôle a changé',
      /désormais : Relecteur ou relectrice\. Changé par Alice Martin\./,
    ],
  ])('is notified when an administrator changes %j', async (data, subject, words) => {
    const { id, email } = await createUser(payload, `Hugo ${Object.keys(data)[0]}`, 'editor')
    const asked = { ...data, currentPassword: PASSWORD }
    // The email does not depend on the fields that the request selects.
    const path = `/users/${id}?select[updatedAt]=true`
    expect((await rest(administrator.token, 'PATCH', path, asked)).status).toBe(200)
    const told = await mailbox.next(email)
    expect(told.subject).toBe(subject)
    expect(plain(told.text)).toMatch(words)
    await payload.delete({ collection: 'users', id })
  })

  it('is notified when they change their own password', async () => {
    const { id, email } = await createUser(payload, 'Hugo Blanc', 'editor')
    const { token } = await sessionOf(payload, email)
    const data = { password: 'une-autre-phrase', currentPassword: PASSWORD }
    expect((await rest(token, 'PATCH', `/users/${id}`, data)).status).toBe(200)
    const told = await mailbox.next(email)
    expect(told.subject).toBe('Votre mot de passe a changé')
    expect(plain(told.text)).toMatch(/vient de changer/)
    expect(told.text).not.toContain('une-autre-phrase')
  })

  it('is not notified when none of these changes, or when the change is refused', async () => {
    const { id } = editor.user!
    await rest(editor.token, 'PATCH', `/users/${id}`, { name: 'Emma Roux', role: 'editor' })
    await rest(editor.token, 'PATCH', `/users/${id}`, { role: 'administrator' })
    await rest(reviewer.token, 'PATCH', `/users/${id}`, { password: 'un-pirate-a-bord' })
    await rest(editor.token, 'PATCH', `/users/${id}`, { password: 'x', currentPassword: PASSWORD })
    await rest(editor.token, 'PATCH', `/users/${id}?select[name]=true`, { name: 'Emma Roux' })
    await rest(editor.token, 'PATCH', `/users/${id}`, { password: 'une-autre-phrase' })
    await mailSent(payload)
  })
})

describe('a site', () => {
  let site: TestSite | undefined
  const silent = createServer()
  beforeAll(() => once(silent.listen(0), 'listening'))
  afterEach(() => site?.close())
  afterAll(() => void silent.close())

  it.each([
    ['refuses connections', async () => freePort()],
    ['never answers', () => Promise.resolve((silent.address() as AddressInfo).port)],
  ])(
    'whose mail server %s makes no one wait, and logs the name of that server',
    async (_, port) => {
      const smtpUrl = `smtp://site:secret@127.0.0.1:${await port()}`
      site = await openTestSite(undefined, { mail: { smtpUrl, from: FROM } })
      const { payload } = site
      const log = jest.spyOn(payload.logger, 'error').mockImplementation(() => {})
      const { email, id } = await createUser(payload, 'Louis Petit', 'reviewer')

      expect(await forget(email)).toEqual(await forget('personne@example.gouv.fr'))
      await payload.update({ collection: 'users', id, data: { role: 'editor' } })
      await mailSent(payload)
      expect(log).toHaveBeenCalledTimes(2)
      // No caller waits for the mail server.
      await payload.sendEmail({ to: email, subject: 'Essai', html: '' })
      expect(log).toHaveBeenCalledTimes(2)
      await mailSent(payload)
      const lines = log.mock.calls.map(([line]) => String(line))
      expect(lines).toHaveLength(3)
      expect(lines[0]).toMatch(
        /^Le courriel « Choisir un nouveau mot de passe » n’a pas pu être envoyé par 127\.0\.0\.1:\d+ : E/,
      )
      expect(lines.join()).not.toMatch(/secret|louis\.petit/)
    },
  )

  it('without a mail server sends no email, and everything else works', async () => {
    site = await openTestSite()
    const { payload } = site
    const log = jest.spyOn(payload.logger, 'info').mockImplementation(() => {})
    const { id } = await createUser(payload, 'Louis Petit', 'reviewer')
    await payload.update({ collection: 'users', id, data: { role: 'editor' } })
    expect(log).not.toHaveBeenCalled()
    expect((await forget('louis.petit@example.gouv.fr')).status).toBe(200)
  })
})
