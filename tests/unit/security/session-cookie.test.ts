import { expect, it } from '@jest/globals'
import type { CollectionConfig } from 'payload'

import { withSessionCookie } from '@/collections/users/sessions'

const USERS: CollectionConfig = { slug: 'users', fields: [], auth: { maxLoginAttempts: 5 } }

it('a session leaves by HTTPS alone where the site has it, and no form of another site sends it', () => {
  const { auth, ...others } = withSessionCookie(USERS, 'https://www.example.gouv.fr')
  expect(auth).toEqual({ maxLoginAttempts: 5, cookies: { sameSite: 'Lax', secure: true } })
  expect(others).toEqual({ slug: 'users', fields: [] })
})

it('a session can be had where the site has no HTTPS', () => {
  for (const siteUrl of ['http://localhost:3000', 'http://https.example.fr']) {
    expect(withSessionCookie(USERS, siteUrl).auth).toMatchObject({ cookies: { secure: false } })
  }
})

it('a collection that says only that it has accounts gets the same cookie', () => {
  expect(withSessionCookie({ ...USERS, auth: true }, 'https://www.example.gouv.fr').auth).toEqual({
    cookies: { sameSite: 'Lax', secure: true },
  })
})
