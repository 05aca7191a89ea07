import { createServer, type AddressInfo, type Server } from 'node:net'

import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals'

import { mailSent } from '@/platform/mail/mail'
import { rest } from '@/tests/support/access/rest'
import { openTestSite, type TestSite } from '@/tests/support/payload'
import { freePort } from '@/tests/support/server'
import { createUser } from '@/tests/support/users'

const FROM = { name: 'EIG', address: 'eig@site.exemple.fr' }
const forget = (email: string) => rest(null, 'POST', '/users/forgot-password', { email })

let silent: Server
let site: TestSite | undefined

beforeAll(async () => {
  silent = createServer().listen(0)
  await new Promise((resolve) => silent.once('listening', resolve))
})
afterEach(() => site?.close())
afterAll(() => void silent.close())

it.each([
  ['refuses', async () => freePort()],
  ['never speaks', () => Promise.resolve((silent.address() as AddressInfo).port)],
])('a mail server that %s holds up nobody, and is named in the log', async (_, port) => {
  const smtpUrl = `smtp://site:secret@127.0.0.1:${await port()}`
  site = await openTestSite(undefined, { mail: { smtpUrl, from: FROM } })
  const { payload } = site
  const log = jest.spyOn(payload.logger, 'error').mockImplementation(() => {})
  const asker = await createUser(payload, 'Alice Martin')
  const { email } = await createUser(payload, 'Louis Petit', 'reviewer')
  const { id } = await payload.create({ collection: 'criteria', data: { name: 'Vérifié' } })

  expect(await forget(email)).toEqual(await forget('personne@example.gouv.fr'))
  const document = { relationTo: 'criteria', value: id } as const
  await payload.create({ collection: 'review-requests', data: { document }, user: asker })
  await mailSent(payload)
  expect(log).toHaveBeenCalledTimes(2)
  // Nobody waits for the mail server, whatever it does.
  await payload.sendEmail({ to: email, subject: 'Essai', html: '' })
  expect(log).toHaveBeenCalledTimes(2)
  await mailSent(payload)
  const lines = log.mock.calls.map(([line]) => String(line))
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatch(
    /^Le courriel « Choisir un nouveau mot de passe » n’a pas pu être envoyé par 127\.0\.0\.1:\d+ : E/,
  )
  expect(lines.join()).not.toMatch(/secret|louis\.petit/)
})

it('without a mail server, nobody is written to and all else works', async () => {
  site = await openTestSite()
  const { payload } = site
  const asker = await createUser(payload, 'Alice Martin')
  const log = jest.spyOn(payload.logger, 'info').mockImplementation(() => {})
  await createUser(payload, 'Louis Petit', 'reviewer')
  const { id } = await payload.create({ collection: 'criteria', data: { name: 'Vérifié' } })
  const document = { relationTo: 'criteria', value: id } as const
  await payload.create({ collection: 'review-requests', data: { document }, user: asker })
  expect(log).not.toHaveBeenCalled()
  expect((await forget('louis.petit@example.gouv.fr')).status).toBe(200)
})
