import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'

import type { ActivityLine, User } from '@/payload-types'
import { CLIENT_ADDRESS } from '@/platform/http/request-id'
import { providerFaults } from '@/plugins/proconnect/check-provider'
import { rescueAccount } from '@/plugins/proconnect/rescue'
import { SETTINGS_KEY, settingsOf } from '@/plugins/proconnect/settings'
import { type Lies, openIssuer, SIGNERS } from '@/plugins/proconnect/tests/issuer'
import { PASSWORD, peopleOf } from '@/tests/support/access/people'
import { testSite } from '@/tests/support/payload'
import { createUser } from '@/tests/support/users'

const SECRET = 'le-secret-du-client'
const SIRET = '13002526500013'
const IDP = '71144ab3-ee1a-4401-b7b3-79b44f7daeeb'
const issuer = await openIssuer('site-eig', SECRET)
afterAll(issuer.close)
Object.assign(process.env, {
  PROCONNECT_ISSUER: issuer.url,
  PROCONNECT_CLIENT_ID: 'site-eig',
  PROCONNECT_CLIENT_SECRET: SECRET,
  PROCONNECT_SIRETS: SIRET,
  PROCONNECT_IDPS: IDP,
  PROCONNECT_DOMAINS: 'example.gouv.fr',
})
const { payload } = await testSite()
// These read the environment that the site has set.
const { GET } = await import('@/plugins/proconnect/route')
const { rest } = await import('@/tests/support/access/rest')
const [, editor, , administrator] = await peopleOf(payload)
const settings = () => settingsOf(payload.config)!
/** Opens the site with other settings, equal or with `changed`: what the provider said is forgotten. */
const forgetProvider = (changed: object = { isOnly: false }) =>
  Object.assign(payload.config.custom, { [SETTINGS_KEY]: { ...settings(), ...changed } })

beforeEach(() => {
  Object.assign(issuer.own, { metadata: {}, tokenStatus: 200 })
  forgetProvider()
})

const URL_OF_SITE = 'https://site.exemple.fr'
let clients = 0

/** A browser: it keeps cookies, and comes from an address of its own. */
function browser() {
  const cookies = new Map<string, string>()
  clients += 1
  const client = `192.0.2.${clients}`
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const Cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ')
    const response = await GET(
      new Request(URL_OF_SITE + path, {
        headers: { Cookie, [CLIENT_ADDRESS]: client, ...headers },
      }),
    )
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      cookies.set(name!, value!)
    }
    const html = await response.text()
    const title = /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? ''
    return { status: response.status, html, title, to: response.headers.get('Location') }
  }
  const leave = async (query = '') => new URL((await get(`/proconnect/connexion${query}`)).to!)
  const back = (query: URLSearchParams) => get(`/proconnect/retour?${query}`)
  return { cookies, get, leave, back, isSignedIn: () => Boolean(cookies.get('payload-token')) }
}

const person = (sub: string, email: string) => ({
  sub,
  email,
  given_name: 'Ada',
  usual_name: 'LOVELACE',
  siret: SIRET,
  idp_id: IDP,
})

const ada = person('sub-of-ada', 'ada.lovelace@example.gouv.fr')
const account = await createUser(payload, 'Ada Lovelace', 'editor')
const stored = (id = account.id) =>
  payload.db.findOne<User>({ collection: 'users', where: { id: { equals: id } } })

/** Signs in as `who` in a new browser. */
async function signIn(who: object = ada, lies: Lies = {}, query = '') {
  const ours = browser()
  const answer = await ours.back(issuer.grant(await ours.leave(query), { ...who }, lies))
  return { ...ours, ...answer }
}

const IN = [200, 'Vous êtes connecté', true]
const INTERRUPTED = [400, 'Connexion interrompue', false]
const NO_FACTOR = [403, 'Double authentification nécessaire', false]
const DENIED = [403, 'Connexion refusée', false]
const DOWN = [503, 'ProConnect ne répond pas', false]

type SignedIn = { status: number; title: string; isSignedIn: () => boolean }
const outcome = ({ status, title, isSignedIn }: SignedIn) => [status, title, isSignedIn()]

const seconds = () => Math.floor(Date.now() / 1000)
type Change = NonNullable<Lies['idToken']>
const claims =
  (changed: object): Change =>
  (told) => ({ ...told, ...changed })
const expired =
  (ago: number): Change =>
  (told) => ({ ...told, exp: seconds() - ago })

it('finds an account once by its address, in any case, then by the sub of the person, and keeps their name', async () => {
  const first = await signIn({ ...ada, email: 'ADA.Lovelace@Example.gouv.fr' })
  expect(outcome(first)).toEqual(IN)
  expect(await stored()).toMatchObject({ proConnectSub: 'sub-of-ada', name: 'Ada LOVELACE' })
  const moved = await signIn({ ...ada, email: 'ada@example.gouv.fr', usual_name: 'King' })
  expect(outcome(moved)).toEqual(IN)
  expect(await stored()).toMatchObject({ email: 'ada.lovelace@example.gouv.fr', name: 'Ada King' })
  const { user } = await payload.auth({
    headers: new Headers({ Authorization: `JWT ${moved.cookies.get('payload-token')}` }),
  })
  expect(user).toMatchObject({ id: account.id, role: 'editor' })
  const line = { collection: 'activity', sort: '-at', limit: 1 } as const
  const { docs } = await payload.db.find<ActivityLine>(line)
  expect(docs[0]).toMatchObject({ action: 'loggedIn', actor: account.id, program: 'ProConnect' })
})

describe('what the issuer signs', () => {
  const wrong: [string, Lies, unknown[]][] = [
    ['another nonce', { idToken: claims({ nonce: 'x'.repeat(43) }) }, INTERRUPTED],
    ['another issuer', { idToken: claims({ iss: 'https://pirate.example' }) }, INTERRUPTED],
    ['another audience', { idToken: claims({ aud: 'autre-site' }) }, INTERRUPTED],
    ['an expired token', { idToken: expired(60) }, INTERRUPTED],
    ['a token not valid yet', { idToken: claims({ nbf: seconds() + 3600 }) }, INTERRUPTED],
    ['a clock 15 s late, which is accepted', { idToken: expired(15) }, IN],
    ['a token signed by another key', { idTokenBy: SIGNERS.anotherKey }, INTERRUPTED],
    ['an unsigned token', { idTokenBy: SIGNERS.none }, INTERRUPTED],
    ['the public key as an HS256 secret', { idTokenBy: SIGNERS.publicKeyAsSecret }, INTERRUPTED],
    ['claims signed by another key', { userInfoBy: SIGNERS.anotherKey }, INTERRUPTED],
    ['unsigned claims', { userInfoBy: SIGNERS.none }, INTERRUPTED],
    [
      'claims by the public key as a secret',
      { userInfoBy: SIGNERS.publicKeyAsSecret },
      INTERRUPTED,
    ],
    ['claims in plain JSON', { userInfoBy: SIGNERS.plainJson }, INTERRUPTED],
    ['the claims of another person', { userInfo: claims({ sub: 'other' }) }, INTERRUPTED],
    ['one factor', { idToken: claims({ acr: 'eidas1' }) }, NO_FACTOR],
    ['no level', { idToken: claims({ acr: undefined }) }, NO_FACTOR],
  ]
  it.each(wrong)('%s', async (_, lies, expected) => {
    expect(outcome(await signIn(ada, lies))).toEqual(expected)
  })
})

describe('a person without an account of their own', () => {
  it('is refused in the same words as one whose account is locked, and nothing is created', async () => {
    const email = 'louis.petit@example.gouv.fr'
    const locked = await createUser(payload, 'Marie Curie')
    const lockUntil = new Date(Date.now() + 60_000).toISOString()
    await payload.db.updateOne({ collection: 'users', id: locked.id, data: { lockUntil } })
    const before = await payload.count({ collection: 'users' })
    const refused = [
      person('unknown', 'personne@example.gouv.fr'),
      person('other-sub', 'ada.lovelace@example.gouv.fr'),
      person('locked', 'marie.curie@example.gouv.fr'),
      { ...person('louis', email), email_verified: false },
      { ...person('louis', email), siret: '00000000000000' },
      { ...person('louis', email), idp_id: '00000000-0000-0000-0000-000000000000' },
      { ...ada, siret: '' },
      person('louis', 'louis.petit@pirate.example'),
      { ...person('louis', email), email: undefined },
    ]
    const pages = new Set<string>()
    for (const who of refused) {
      const answer = await signIn(who)
      expect([who, ...outcome(answer)]).toEqual([who, ...DENIED])
      pages.add(answer.html)
    }
    expect(pages.size).toBe(1)
    expect(await payload.count({ collection: 'users' })).toEqual(before)
    expect(await stored(locked.id)).not.toHaveProperty('sessions.0')
    const where = { program: { equals: 'ProConnect' }, action: { like: 'logIn' } }
    const { docs } = await payload.db.find<ActivityLine>({ collection: 'activity', where })
    expect(new Set(docs.map(({ action }) => action))).toEqual(
      new Set(['logInFailed', 'logInUnknown']),
    )
  })
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

  it('serves once, in the browser that left, for the state and the code of that departure', async () => {
    const ours = browser()
    const query = issuer.grant(await ours.leave(), ada)
    const left = new Map(ours.cookies)
    // Another browser, which a link leads to: it would be signed in as the person who made the link.
    expect(outcome({ ...browser(), ...(await browser().back(query)) })).toEqual(INTERRUPTED)
    const altered = new URLSearchParams({ ...Object.fromEntries(query), state: 'x'.repeat(43) })
    const other = await signIn()
    expect((await other.back(altered)).status).toBe(400)
    expect((await ours.back(query)).status).toBe(200)
    for (const [name, value] of left) ours.cookies.set(name, value)
    expect((await ours.back(query)).title).toBe('Connexion interrompue')
    // The code of another departure: its PKCE secret is not that of this browser. A code that served: the issuer refuses it.
    for (const code of [
      issuer.grant(await browser().leave(), ada).get('code')!,
      query.get('code')!,
    ]) {
      const victim = browser()
      const state = (await victim.leave()).searchParams.get('state')!
      const answer = await victim.back(new URLSearchParams({ code, state }))
      expect(outcome({ ...victim, ...answer })).toEqual(INTERRUPTED)
    }
  })

  it('does not begin from another site, and gives a new session whatever session there was', async () => {
    const ours = browser()
    const led = await ours.get('/proconnect/connexion', { 'Sec-Fetch-Site': 'cross-site' })
    expect([led.status, ours.cookies.size]).toEqual([400, 0])
    ours.cookies.set('payload-token', editor.token!)
    await ours.back(issuer.grant(await ours.leave(), ada))
    expect(ours.cookies.get('payload-token')).not.toBe(editor.token)
  })

  it.each([
    ['/admin/collections/pages?limit=5', '/admin/collections/pages?limit=5'],
    ['https://site.exemple.fr/admin/account', '/admin/account'],
    ['https://pirate.example/admin', '/admin'],
    ['//pirate.example/admin', '/admin'],
    ['/\\pirate.example/admin', '/admin'],
    ['/admin/../api/users/logout', '/admin'],
    ['/administration', '/admin'],
    ['javascript:alert(1)', '/admin'],
    [`/admin/${'a'.repeat(400)}`, '/admin'],
  ])('leads from ?redirect=%s only into the admin', async (redirect, expected) => {
    const { html } = await signIn(ada, {}, `?${new URLSearchParams({ redirect })}`)
    expect(html).toContain(`content="0;url=${expected}"`)
  })

  it('says what to do while ProConnect is down, and logs one line per error in the settings', async () => {
    const ours = browser()
    const query = issuer.grant(await ours.leave(), ada)
    issuer.own.tokenStatus = 502
    expect(outcome({ ...ours, ...(await ours.back(query)) })).toEqual(DOWN)
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

it('a log-out ends the session here, then at ProConnect, whose return is believed only if it was asked', async () => {
  const ours = await signIn()
  const token = ours.cookies.get('payload-token')
  expect(
    (await ours.get('/proconnect/deconnexion', { 'Sec-Fetch-Site': 'cross-site' })).to,
  ).toBeNull()
  const left = await ours.get('/proconnect/deconnexion', { 'Sec-Fetch-Site': 'same-origin' })
  const { origin, pathname, searchParams } = new URL(left.to!)
  expect([origin + pathname, [...searchParams.keys()]]).toEqual([
    `${issuer.url}/logout`,
    ['id_token_hint', 'state', 'post_logout_redirect_uri'],
  ])
  expect(searchParams.get('post_logout_redirect_uri')).toBe(`${URL_OF_SITE}/proconnect/deconnecte`)
  expect(ours.isSignedIn()).toBe(false)
  expect((await rest(token!, 'GET', '/users/me')).text).toContain('"user":null')
  expect((await browser().get(`/proconnect/deconnecte?${searchParams}`)).status).toBe(400)
  const returned = await ours.get(`/proconnect/deconnecte?state=${searchParams.get('state')}`)
  expect([returned.status, returned.title]).toEqual([200, 'Vous êtes déconnecté'])
})

describe('passwords, once they are refused', () => {
  const logIn = (email: string, password = PASSWORD) =>
    rest(null, 'POST', '/users/login', { email, password })

  it('serve for no one but the account that the command rescues, for an hour', async () => {
    forgetProvider({ isOnly: true })
    const asked = { token: 'x', password: PASSWORD, email: 'emma.roux@example.gouv.fr' }
    for (const path of ['login', 'forgot-password', 'reset-password']) {
      const { status, text } = await rest(null, 'POST', `/users/${path}`, asked)
      expect([path, status]).toEqual([path, 403])
      expect(text).toContain('ProConnect')
    }
    const password = await rescueAccount(payload, 'Emma.Roux@example.gouv.fr')
    expect((await logIn('alice.martin@example.gouv.fr')).status).toBe(401)
    expect((await logIn('emma.roux@example.gouv.fr', password!)).status).toBe(200)
    const data = { rescuedUntil: new Date(Date.now() - 1000).toISOString() }
    const id = editor.user!.id
    await payload.db.updateOne({ collection: 'users', id, data })
    expect((await logIn('emma.roux@example.gouv.fr', password!)).status).toBe(403)
    const where = { action: { like: 'secours' } }
    const { docs } = await payload.db.find<ActivityLine>({ collection: 'activity', where })
    expect(docs).toMatchObject([{ actorName: 'La commande de secours', title: 'Emma Roux' }])
  })

  it('and no API shows or changes what ProConnect adds to an account', async () => {
    const { text } = await rest(
      administrator.token,
      'GET',
      `/users/${account.id}?showHiddenFields=true`,
    )
    expect(text).not.toMatch(/sub-of-ada|proConnectSub|rescuedUntil/)
    const data = { proConnectSub: 'stolen', rescuedUntil: '2099-01-01T00:00:00.000Z' }
    await rest(administrator.token, 'PATCH', `/users/${account.id}`, data)
    expect(await stored()).toMatchObject({ proConnectSub: 'sub-of-ada' })
    expect((await stored())!.rescuedUntil ?? null).toBeNull()
    const filter = '/users?where[proConnectSub][equals]=sub-of-ada'
    expect((await rest(administrator.token, 'GET', filter)).status).not.toBe(200)
  })
})
