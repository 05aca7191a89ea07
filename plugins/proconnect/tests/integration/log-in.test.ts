/** What signs in and what ProConnect is asked. `refusals.test.ts` has what does not. */
import { beforeEach, describe, expect, it } from '@jest/globals'

import type { ActivityLine } from '@/payload-types'
import { providerFaults } from '@/plugins/proconnect/check-provider'
import { DOWN, IN, openSite, outcome, person, URL_OF_SITE } from '@/plugins/proconnect/tests/site'
import { createUser } from '@/tests/support/users'

const { browser, forgetProvider, issuer, payload, settings, signIn, stored } = await openSite()
const { rest } = await import('@/tests/support/access/rest')
const ada = person('sub-of-ada', 'ada.lovelace@example.gouv.fr')
const account = await createUser(payload, 'Ada Lovelace', 'editor')

beforeEach(() => {
  Object.assign(issuer.own, { metadata: {}, tokenStatus: 200 })
  forgetProvider()
})

it('finds an account once by its address, in any case, then by the sub of the person, and keeps their name', async () => {
  const first = await signIn({ ...ada, email: 'ADA.Lovelace@Example.gouv.fr' })
  expect(outcome(first)).toEqual(IN)
  expect(await stored(account.id)).toMatchObject({
    proConnectSub: 'sub-of-ada',
    name: 'Ada LOVELACE',
  })
  await createUser(payload, 'Louis Petit')
  // Even with the address of a colleague.
  const moved = await signIn({ ...ada, email: 'louis.petit@example.gouv.fr', usual_name: 'King' })
  expect(outcome(moved)).toEqual(IN)
  expect(await stored(account.id)).toMatchObject({
    email: 'ada.lovelace@example.gouv.fr',
    name: 'Ada King',
  })
  const { user } = await payload.auth({
    headers: new Headers({ Authorization: `JWT ${moved.cookies.get('payload-token')}` }),
  })
  expect(user).toMatchObject({ id: account.id, role: 'editor' })
  const line = { collection: 'activity', sort: '-at', limit: 1 } as const
  const { docs } = await payload.db.find<ActivityLine>(line)
  expect(docs[0]).toMatchObject({ action: 'loggedIn', actor: account.id, program: 'ProConnect' })
})

it('accepts a clock that is 15 seconds late', async () => {
  const exp = Math.floor(Date.now() / 1000) - 15
  expect(outcome(await signIn(ada, { idToken: (told) => ({ ...told, exp }) }))).toEqual(IN)
})

describe('the way to ProConnect and back', () => {
  it('asks for a second factor, with PKCE, for this site alone', async () => {
    const asked = Object.fromEntries((await browser().leave()).searchParams)
    expect(asked).toEqual({
      client_id: 'site-eig',
      response_type: 'code',
      redirect_uri: `${URL_OF_SITE}/proconnect/retour`,
      scope: 'openid given_name usual_name email uid siret idp_id',
      state: expect.stringMatching(/^.{32,}$/),
      nonce: expect.stringMatching(/^.{32,}$/),
      code_challenge: expect.stringMatching(/^.{43}$/),
      code_challenge_method: 'S256',
      claims:
        '{"id_token":{"acr":{"essential":true,"values":["eidas0-mfa","eidas1-mfa","eidas2","eidas3"]}}}',
    })
  })

  it.each([
    ['/admin/collections/pages?limit=5', '/admin/collections/pages?limit=5'],
    ['https://site.exemple.fr/admin/account', '/admin/account'],
  ])('leads back to the screen that was asked for, %s', async (redirect, expected) => {
    const { html } = await signIn(ada, {}, `?${new URLSearchParams({ redirect })}`)
    expect(html).toContain(`content="0;url=${expected}"`)
  })

  it('says what to do while ProConnect is down, and logs one line per error in the settings', async () => {
    const ours = browser()
    const query = issuer.grant(await ours.leave(), ada)
    issuer.own.tokenStatus = 502
    expect(outcome(await ours.back(query))).toEqual(DOWN)
    forgetProvider()
    issuer.own.metadata = { issuer: 'https://pirate.example' }
    expect(outcome({ ...ours, ...(await ours.get('/proconnect/connexion')) })).toEqual(DOWN)
    expect(await providerFaults(settings())).toEqual([expect.stringContaining('recopiez-la')])
    forgetProvider()
    issuer.own.metadata = { end_session_endpoint: undefined, acr_values_supported: ['eidas1'] }
    expect(await providerFaults(settings())).toEqual([
      'le fournisseur n’annonce pas end_session_endpoint.',
      'le fournisseur n’annonce aucun second facteur (eidas0-mfa, eidas1-mfa, eidas2, eidas3).',
    ])
    const silent = { ...settings(), issuer: new URL('http://127.0.0.1:9/') }
    expect(await providerFaults(silent)).toEqual([expect.stringContaining('ne répond pas')])
  })
})

it('a log-out ends the session here, then at ProConnect', async () => {
  const ours = await signIn(ada)
  const token = ours.cookies.get('payload-token')
  const left = await ours.get('/proconnect/deconnexion', { 'Sec-Fetch-Site': 'same-origin' })
  const { origin, pathname, searchParams } = new URL(left.to!)
  expect([origin + pathname, [...searchParams.keys()]]).toEqual([
    `${issuer.url}/logout`,
    ['id_token_hint', 'state', 'post_logout_redirect_uri'],
  ])
  expect(searchParams.get('post_logout_redirect_uri')).toBe(`${URL_OF_SITE}/proconnect/deconnecte`)
  expect(ours.isSignedIn()).toBe(false)
  expect((await rest(token!, 'GET', '/users/me')).text).toContain('"user":null')
  const returned = await ours.get(`/proconnect/deconnecte?state=${searchParams.get('state')}`)
  expect([returned.status, returned.title]).toEqual([200, 'Vous êtes déconnecté'])
})
