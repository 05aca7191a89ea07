import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { openMailbox, type Mailbox } from '../support/mailbox'
import { startServer, type RunningServer } from '../support/server'
import { ACCOUNT, signUp, type Staff } from '../support/staff'
import { visit } from '../support/visitor'

jest.setTimeout(90_000)

let mailbox: Mailbox
let server: RunningServer
let staff: Staff

beforeAll(async () => {
  mailbox = await openMailbox()
  server = await startServer({ SMTP_URL: mailbox.url, EMAIL_FROM: 'EIG <eig@example.gouv.fr>' })
  staff = await signUp(server.url)
})
afterAll(async () => {
  await server?.stop()
  await mailbox?.close()
})

const post = (path: string, data: object, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/users/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(data),
  })

it('gives a new password to whoever reads the letter, from the address asked for to the log-in', async () => {
  const pirate = { 'X-Forwarded-Host': 'pirate.example' }
  const before = performance.now()
  const unknown = await post('forgot-password', { email: 'personne@example.gouv.fr' }, pirate)
  // Long enough for an account to be found and written to: the time tells nothing either.
  expect(performance.now() - before).toBeGreaterThan(450)
  const known = await post('forgot-password', { email: ACCOUNT.email }, pirate)
  expect(known.status).toBe(200)
  expect([unknown.status, await unknown.text()]).toEqual([200, await known.text()])

  const { from, text } = await mailbox.next(ACCOUNT.email)
  expect(from).toBe('"EIG" <eig@example.gouv.fr>')
  const [, path, token] = /^http:\/\/localhost:\d+(\/admin\/reset\/(\w+))$/m.exec(text)!
  expect(text).toContain(server.url + path)
  const form = await visit(server.url, path!)
  expect(form.status).toBe(200)
  expect(form.html).toContain('<title>Réinitialiser le mot de passe')

  const password = 'une-autre-phrase-de-passe'
  expect((await post('reset-password', { token, password })).status).toBe(200)
  expect((await post('login', { email: ACCOUNT.email, password: ACCOUNT.password })).status).toBe(
    401,
  )
  expect((await post('login', { email: ACCOUNT.email, password })).status).toBe(200)
  expect((await mailbox.next(ACCOUNT.email)).subject).toBe('Votre mot de passe a changé')
  expect(mailbox.letters()).toEqual([])
  // The session that was open before has ended with the old password.
  expect((await staff.ask('GET', '/api/review-requests')).status).toBe(403)
})

it('lets the letters on their way leave before it stops', async () => {
  const { email } = ACCOUNT
  const data = { name: 'Louis Petit', role: 'reviewer', email: 'louis@example.gouv.fr' }
  const login = await post('login', { email, password: 'une-autre-phrase-de-passe' })
  const { token } = (await login.json()) as { token: string }
  const headers = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
  const ask = (path: string, body: object) =>
    fetch(`${server.url}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  await ask('/users', { ...data, password: 'une-phrase-de-passe-longue' })
  const made = await ask('/criteria?draft=true', { name: 'Vérifié', _status: 'draft' })
  const { doc } = (await made.json()) as { doc: { id: string } }
  await ask('/review-requests', { document: { relationTo: 'criteria', value: doc.id } })
  await server.stop()
  expect((await mailbox.next(data.email)).subject).toContain('Vérifié')
})
