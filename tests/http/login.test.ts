import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { startServer, type RunningServer } from '../support/server'
import { ACCOUNT, signUp } from '../support/staff'

jest.setTimeout(90_000)

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
  await signUp(server.url)
})
afterAll(() => server?.stop())

const logIn = (password: string) =>
  fetch(`${server.url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: ACCOUNT.email, password }),
  })

it('refuses even the right password after five wrong ones, in French', async () => {
  expect((await logIn(ACCOUNT.password)).status).toBe(200)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect((await logIn('un-mauvais-mot-de-passe')).status).toBe(401)
  }
  const locked = await logIn(ACCOUNT.password)
  expect(locked.status).toBe(429)
  expect(await locked.text()).toMatch(/Trop de demandes/)
})
