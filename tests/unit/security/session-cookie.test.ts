import { expect, it } from '@jest/globals'
import type { CollectionConfig } from 'payload'

import { withSessionCookie } from '@/collections/users/sessions'

const USERS: CollectionConfig = { slug: 'users', fields: [], auth: { maxLoginAttempts: 5 } }

it('the session cookie is sent only over HTTPS when the site has it, and not by forms of other sites', () => {
  const { auth, ...others } = withSessionCookie(USERS, 'https://www.example.gouv.fr')
  expect(auth).toEqual({ maxLoginAttempts: 5, cookies: { sameSite: 'Lax', secure: true } })
  expect(others).toEqual({ slug: 'users', fields: [] })
})

it('users can sign in when the site has no HTTPS', () => {
  for (const siteUrl of ['http://localhost:3000', 'http://https.example.fr']) {
    expect(withSessionCookie(USERS, siteUrl).auth).toMatchObject({ cookies: { secure: false } })
  }
})

it('a collection with `auth: true` gets the same cookie', () => {
  expect(withSessionCookie({ ...USERS, auth: true }, 'https://www.example.gouv.fr').auth).toEqual({
    cookies: { sameSite: 'Lax', secure: true },
  })
})
