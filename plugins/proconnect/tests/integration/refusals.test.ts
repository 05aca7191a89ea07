/** Each way in that must stay closed, one test each. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import type { ActivityLine } from '@/payload-types'
import { countAttempt, LIMITS } from '@/platform/security/attempts'
import { seal } from '@/platform/security/sealed'
import { rescueAccount } from '@/plugins/proconnect/rescue'
import { type Lies, SIGNERS } from '@/plugins/proconnect/tests/issuer'
import {
  DENIED,
  IN,
  INTERRUPTED,
  NO_FACTOR,
  openSite,
  outcome,
  person,
  URL_OF_SITE,
} from '@/plugins/proconnect/tests/site'
import { PASSWORD, peopleOf } from '@/tests/support/access/people'
import { hashings } from '@/tests/support/hashings'
import { isStandIn, mongodbServer } from '@/tests/support/mongodb'
import { createUser } from '@/tests/support/users'

const { browser, forgetProvider, issuer, payload, signIn, stored } = await openSite()
const { rest } = await import('@/tests/support/access/rest')
const [, editor, reviewer, administrator] = await peopleOf(payload)
const ada = person('sub-of-ada', 'ada.lovelace@example.gouv.fr')
const account = await createUser(payload, 'Ada Lovelace', 'editor')
const marie = await createUser(payload, 'Marie Curie')
const change = (id: string, data: object) =>
  payload.db.updateOne({ collection: 'users', id, data: { ...data, updatedAt: null } })

beforeEach(async () => {
  forgetProvider()
  await change(account.id, { proConnectSub: ada.sub })
})

const seconds = () => Math.floor(Date.now() / 1000)
const claims = (changed: object) => (told: object) => ({ ...told, ...changed })
const PIRATE = 'https://pirate.example'
const OTHER_IDP = '00000000-0000-0000-0000-000000000000'

describe('what the issuer signs is refused:', () => {
  const wrong: [string, Lies, unknown[]?][] = [
    ['another nonce', { idToken: claims({ nonce: 'x'.repeat(43) }) }],
    ['no nonce', { idToken: claims({ nonce: undefined }) }],
    ['another issuer', { idToken: claims({ iss: PIRATE }) }],
    ['another audience', { idToken: claims({ aud: 'autre-site' }) }],
    ['no audience', { idToken: claims({ aud: undefined }) }],
    [
      'a token made for another site, of which this one is an audience',
      { idToken: claims({ aud: ['site-eig', 'autre-site'], azp: 'autre-site' }) },
    ],
    ['a token expired for a minute', { idToken: claims({ exp: seconds() - 60 }) }],
    ['a token without expiry', { idToken: claims({ exp: undefined }) }],
    ['a token not valid yet', { idToken: claims({ nbf: seconds() + 3600 }) }],
    ['a token signed by another key', { idTokenBy: SIGNERS.anotherKey }],
    ['a token signed by the key that it contains', { idTokenBy: SIGNERS.ownKey }],
    ['a token signed with another algorithm', { idTokenBy: SIGNERS.longerDigest }],
    ['a token with an unknown critical rule', { idTokenBy: SIGNERS.unknownRule }],
    ['an unsigned token', { idTokenBy: SIGNERS.none }],
    ['the public key as an HS256 secret', { idTokenBy: SIGNERS.publicKeyAsSecret }],
    ['no token', { answer: claims({ id_token: undefined }) }],
    ['claims signed by another key', { userInfoBy: SIGNERS.anotherKey }],
    ['claims signed by the key that they contain', { userInfoBy: SIGNERS.ownKey }],
    ['claims signed with another algorithm', { userInfoBy: SIGNERS.longerDigest }],
    ['unsigned claims', { userInfoBy: SIGNERS.none }],
    ['claims by the public key as a secret', { userInfoBy: SIGNERS.publicKeyAsSecret }],
    ['claims in plain JSON', { userInfoBy: SIGNERS.plainJson }],
    ['claims of another issuer', { userInfo: claims({ iss: PIRATE }) }],
    ['claims for another audience', { userInfo: claims({ aud: 'autre-site' }) }],
    ['the claims of another person', { userInfo: claims({ sub: 'other' }) }],
    ['one factor', { idToken: claims({ acr: 'eidas1' }) }, NO_FACTOR],
    ['no level', { idToken: claims({ acr: undefined }) }, NO_FACTOR],
    ['a list of levels', { idToken: claims({ acr: ['eidas1-mfa'] }) }, NO_FACTOR],
    [
      'a level that only the claims have',
      { idToken: claims({ acr: undefined }), userInfo: claims({ acr: 'eidas2' }) },
      NO_FACTOR,
    ],
  ]
  it.each(wrong)('%s', async (_, lies, expected = INTERRUPTED) => {
    expect(outcome(await signIn(ada, lies))).toEqual(expected)
  })
})

describe('a person is refused in the same words, and nothing is created:', () => {
  const later = new Date(Date.now() + 60_000).toISOString()
  const email = 'louis.petit@example.gouv.fr'
  const louis = person('louis', email)
  const pages = new Set<string>()
  const lockMarie = () => change(marie.id, { lockUntil: later })
  const suspend = ({ id }: { id: string }) => change(id, { suspended: true })
  afterEach(async () => {
    await change(marie.id, { lockUntil: null, suspended: false })
    await change(account.id, { suspended: false })
  })

  const nothing = () => Promise.resolve()
  const refused: [string, object, (() => Promise<unknown>)?][] = [
    ['without an account', person('unknown', 'personne@example.gouv.fr')],
    ['with the address of an account that another sub has', { ...ada, sub: 'other' }],
    ['whose account is locked', person('m', marie.email), lockMarie],
    ['whose account is suspended', person('m', marie.email), () => suspend(marie)],
    ['whose known account is suspended', ada, () => suspend(account)],
    ['whose address is not verified', { ...louis, email_verified: false }],
    ['of another establishment', { ...louis, siret: '00000000000000' }],
    ['of no establishment', { ...louis, siret: undefined }],
    ['of an establishment, whose account is known', { ...ada, siret: '' }],
    ['of another identity provider', { ...louis, idp_id: OTHER_IDP }],
    ['of no identity provider', { ...louis, idp_id: undefined }],
    ['of another domain', { ...louis, email: 'louis.petit@pirate.example' }],
    ['of a domain that ends alike', { ...louis, email: 'louis.petit@pirate-example.gouv.fr' }],
    ['of a domain below', { ...louis, email: 'louis.petit@pirate.example.gouv.fr' }],
    ['with two addresses in one', { ...louis, email: `${email},x@pirate.example` }],
    ['with a list of addresses', { ...louis, email: [email] }],
    ['without an address', { ...louis, email: undefined }],
  ]
  it.each(refused)('%s', async (_, who, prepare = nothing) => {
    await prepare()
    const before = await payload.count({ collection: 'users' })
    const answer = await signIn(who)
    expect(outcome(answer)).toEqual(DENIED)
    pages.add(answer.html)
    expect(pages.size).toBe(1)
    expect(await payload.count({ collection: 'users' })).toEqual(before)
    const { proConnectSub = null, sessions } = (await stored(marie.id))!
    expect(sessions ?? []).toEqual([])
    // FerretDB, which has no transactions, keeps the sub.
    if (!isStandIn) expect(proConnectSub).toBeNull()
  })

  it('but the log of what staff do tells administrators which account', async () => {
    const where = { program: { equals: 'ProConnect' }, action: { like: 'logIn' } }
    const { docs } = await payload.db.find<ActivityLine>({ collection: 'activity', where })
    const actions = new Set(docs.map(({ action }) => action))
    expect(actions).toEqual(new Set(['logInFailed', 'logInUnknown']))
  })
})

describe('a return from ProConnect is refused', () => {
  const COOKIE = '__Host-eig-proconnect'
  /** A browser that left, what brings it back, and what the cookie of its departure would seal. */
  async function left() {
    const ours = browser()
    const query = issuer.grant(await ours.leave(), ada)
    const attempt = {
      state: query.get('state')!,
      nonce: 'nonce',
      verifier: 'verifier',
      redirect: '/admin',
      expiresAt: Date.now() + 60_000,
    }
    return { ours, query, attempt }
  }
  const refuses = async (ours: ReturnType<typeof browser>, query: URLSearchParams) =>
    expect(outcome(await ours.back(query))).toEqual(INTERRUPTED)
  const SITE_SECRET = payload.config.secret

  it('with another state', async () => {
    const { ours, query } = await left()
    query.set('state', 'x'.repeat(43))
    await refuses(ours, query)
  })
  it('without a state', async () => {
    const { ours, query } = await left()
    query.delete('state')
    await refuses(ours, query)
  })
  it('with two states', async () => {
    const { ours, query } = await left()
    query.append('state', 'x'.repeat(43))
    await refuses(ours, query)
  })
  it('in a browser that did not leave, which a link leads to', async () => {
    await refuses(browser(), (await left()).query)
  })
  it('in a browser that left for another log-in', async () => {
    await refuses((await left()).ours, (await left()).query)
  })
  it('a second time, even with a copy of the cookie', async () => {
    const { ours, query } = await left()
    const copy = ours.cookies.get(COOKIE)!
    expect(outcome(await ours.back(query))).toEqual(IN)
    const thief = browser()
    thief.cookies.set(COOKIE, copy)
    await refuses(thief, query)
  })
  it('with the code of another departure, whose PKCE secret this browser does not have', async () => {
    const { ours, query } = await left()
    query.set('code', (await left()).query.get('code')!)
    await refuses(ours, query)
  })
  it('with a code that has served', async () => {
    const first = await left()
    await first.ours.back(first.query)
    const { ours, query } = await left()
    query.set('code', first.query.get('code')!)
    await refuses(ours, query)
  })
  it('without a code', async () => {
    const { ours, query } = await left()
    query.delete('code')
    await refuses(ours, query)
  })
  it('when the provider says that the person refused', async () => {
    const { ours, query } = await left()
    query.delete('code')
    query.set('error', 'access_denied')
    await refuses(ours, query)
  })
  it('from another issuer, which mixes up two log-ins (RFC 9207)', async () => {
    const { ours, query } = await left()
    query.set('iss', PIRATE)
    await refuses(ours, query)
  })
  it.each<[string, (attempt: object, cookie: string) => string]>([
    ['altered', (_, cookie) => `${cookie.slice(0, -4)}AAAA`],
    ['sealed with another secret', (one) => seal('ProConnect log-in', one, 'another secret')],
    ['sealed for another purpose', (one) => seal('ProConnect log-out', one, SITE_SECRET)],
    ['expired', (one) => seal('ProConnect log-in', { ...one, expiresAt: 1 }, SITE_SECRET)],
    ['that lacks the nonce', (one) => seal('ProConnect log-in', { ...one, nonce: 1 }, SITE_SECRET)],
  ])('with a cookie %s', async (_, made) => {
    const { attempt, ours, query } = await left()
    ours.cookies.set(COOKIE, made(attempt, ours.cookies.get(COOKIE)!))
    await refuses(ours, query)
  })
  it('from a client that failed a hundred times', async () => {
    const { ours, query } = await left()
    for (let time = 0; time < LIMITS.logIn.times; time += 1) {
      await countAttempt(LIMITS.logIn, ours.client)
    }
    expect(await ours.back(query)).toMatchObject({ status: 429 })
    expect(ours.isSignedIn()).toBe(false)
  })
})

describe('another site', () => {
  it.each(['cross-site', 'same-site'])('begins no log-in (%s)', async (from) => {
    const ours = browser()
    const led = await ours.get('/proconnect/connexion', { 'Sec-Fetch-Site': from })
    expect([led.status, led.to, ours.cookies.size]).toEqual([400, null, 0])
  })
  it.each(['cross-site', 'same-site'])('signs no one out (%s)', async (from) => {
    const ours = await signIn(ada)
    const led = await ours.get('/proconnect/deconnexion', { 'Sec-Fetch-Site': from })
    expect([led.status, led.to, ours.isSignedIn()]).toEqual([400, null, true])
  })
  it('changes where ProConnect sends people back by no Host header', async () => {
    const headers = { Host: 'pirate.example', 'X-Forwarded-Host': 'pirate.example' }
    const { to } = await browser().get(`${PIRATE}/proconnect/connexion`, headers)
    const back = new URL(to!).searchParams.get('redirect_uri')
    expect(back).toBe(`${URL_OF_SITE}/proconnect/retour`)
  })

  it.each([
    `${PIRATE}/admin`,
    '//pirate.example/admin',
    '/\\pirate.example/admin',
    '\t//pirate.example/admin',
    'https:pirate.example/admin',
    `${URL_OF_SITE}@pirate.example/admin`,
    `${URL_OF_SITE}.pirate.example/admin`,
    'http://site.exemple.fr/admin',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '/admin/../api/users/logout',
    '/admin/%2e%2e/api/users/logout',
    '/admin/logout',
    '/administration',
    `/admin/${'a'.repeat(400)}`,
    `/admin/${'é'.repeat(290)}`,
  ])('is not where ?redirect=%s leads', async (redirect) => {
    const { html } = await signIn(ada, {}, `?${new URLSearchParams({ redirect })}`)
    expect(html).toContain('content="0;url=/admin"')
  })
})

it('a session that the browser had before is not the one that opens', async () => {
  const ours = browser()
  ours.cookies.set('payload-token', editor.token!)
  const answer = await ours.back(issuer.grant(await ours.leave(), ada))
  expect(outcome(answer)).toEqual(IN)
  const headers = new Headers({ Authorization: `JWT ${ours.cookies.get('payload-token')}` })
  const { user } = await payload.auth({ headers })
  expect(user).toMatchObject({ id: account.id })
})

describe('the end of a log-out is not believed', () => {
  it('in a browser that did not ask for it', async () => {
    expect((await browser().get('/proconnect/deconnecte?state=x')).status).toBe(400)
  })
  it('with another state', async () => {
    const ours = await signIn(ada)
    await ours.get('/proconnect/deconnexion')
    expect((await ours.get('/proconnect/deconnecte?state=x')).status).toBe(400)
  })
})

describe('once passwords are refused,', () => {
  const emma = 'emma.roux@example.gouv.fr'
  const sent = { token: 'x', password: PASSWORD, email: emma }
  const logIn = (email: string, password = PASSWORD) =>
    rest(null, 'POST', '/users/login', { email, password })
  let rescued: string | null = null
  beforeEach(() => {
    forgetProvider({ isOnly: true })
    rescued = null
  })
  afterEach(() => change(editor.user!.id, { rescuedUntil: null }))
  const rescueEmma = async () =>
    (rescued = await rescueAccount(payload, 'Emma.Roux@example.gouv.fr'))

  it.each(['login', 'forgot-password', 'reset-password'])('%s is refused', async (path) => {
    const { status, text } = await rest(null, 'POST', `/users/${path}`, sent)
    expect([status, text]).toEqual([403, expect.stringContaining('ProConnect')])
  })

  it('so is the log-in of the Local API', async () => {
    const data = { email: emma, password: PASSWORD }
    await expect(payload.login({ collection: 'users', data })).rejects.toMatchObject({
      status: 403,
    })
  })

  it('the rescued account opens, and its new password alone', async () => {
    await rescueEmma()
    expect((await logIn(emma, rescued!)).status).toBe(200)
    if (!mongodbServer) expect((await logIn(emma)).status).toBe(401)
    const where = { action: { like: 'secours' } }
    const { docs } = await payload.db.find<ActivityLine>({ collection: 'activity', where })
    expect(docs[0]).toMatchObject({ actorName: 'La commande de secours', title: 'Emma Roux' })
  })

  it('another account does not, in the words for an unknown one', async () => {
    await rescueEmma()
    const known = await logIn('alice.martin@example.gouv.fr')
    expect(known.status).toBe(401)
    expect(known).toEqual(await logIn('personne@example.gouv.fr'))
  })

  it('the rescued account does not after an hour', async () => {
    await rescueEmma()
    await change(editor.user!.id, { rescuedUntil: new Date(Date.now() - 1000).toISOString() })
    expect((await logIn(emma, rescued!)).status).toBe(403)
  })

  it('the account rescued before another one does not', async () => {
    await rescueEmma()
    await rescueAccount(payload, 'louis.petit@example.gouv.fr')
    expect((await logIn(emma, rescued!)).status).toBe(401)
    await change(reviewer.user!.id, { rescuedUntil: null })
  })

  it.each([false, true])(
    'a log-in hashes as many passwords for an account as for none (an account is rescued: %s)',
    async (isRescued) => {
      if (isRescued) await rescueEmma()
      const headers = new Headers({ 'x-client-address': '198.51.100.9' })
      const work = (email: string) =>
        hashings(() =>
          payload
            .login({
              collection: 'users',
              data: { email, password: 'un-mauvais' },
              req: { headers },
            })
            .catch(() => null),
        )
      const known = await work('louis.petit@example.gouv.fr')
      expect(known).toBe(1)
      expect(await work('personne@example.gouv.fr')).toBe(known)
    },
  )
})

describe('what ProConnect adds to an account', () => {
  it('is shown to no one', async () => {
    const path = `/users/${account.id}?showHiddenFields=true`
    const { text } = await rest(administrator.token, 'GET', path)
    expect(text).toContain('ada.lovelace@')
    expect(text).not.toMatch(/sub-of-ada|proConnectSub|rescuedUntil/)
  })
  it.each([{ proConnectSub: 'stolen' }, { rescuedUntil: '2099-01-01T00:00:00.000Z' }])(
    'is not changed by %j',
    async (data) => {
      const before = await stored(account.id)
      await rest(administrator.token, 'PATCH', `/users/${account.id}`, data)
      const { proConnectSub, rescuedUntil } = (await stored(account.id))!
      expect([proConnectSub, rescuedUntil]).toEqual([before!.proConnectSub, before!.rescuedUntil])
    },
  )
  it('is no filter of a search', async () => {
    const filter = '/users?where[proConnectSub][equals]=sub-of-ada'
    expect((await rest(administrator.token, 'GET', filter)).status).not.toBe(200)
  })
})
