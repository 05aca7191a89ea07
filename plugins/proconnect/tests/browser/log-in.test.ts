/** A whole log-in and log-out, with the engine that ProConnect uses. */
import { createServer, type Server } from 'node:http'

import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import Provider from 'oidc-provider'
import type { Browser } from 'playwright-core'

import { violations } from '@/tests/support/axe'
import { launchShell } from '@/tests/support/chromium'
import { keptSite } from '@/tests/support/kept-site'
import { freePort, type RunningServer, startServer } from '@/tests/support/server'
import { ACCOUNT } from '@/tests/support/staff'

jest.setTimeout(120_000)

const CLIENT = { client_id: 'site-eig', client_secret: 'le-secret-du-client' }
const CAMILLE = {
  sub: 'sub-of-camille',
  given_name: 'Camille',
  usual_name: 'DURAND',
  email: ACCOUNT.email,
  siret: '13002526500013',
}
const SCOPES = ['given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id']

let provider: Server
let site: RunningServer
let browser: Browser
beforeAll(async () => {
  const [port, issuerPort] = [await freePort(), await freePort()]
  const [url, issuer] = [`http://localhost:${port}`, `http://localhost:${issuerPort}`]
  provider = await openProvider(issuerPort, issuer, url)
  const settings = {
    PORT: String(port),
    PROCONNECT_ISSUER: issuer,
    PROCONNECT_CLIENT_ID: CLIENT.client_id,
    PROCONNECT_CLIENT_SECRET: CLIENT.client_secret,
    PROCONNECT_ONLY: 'true',
  }
  site = await startServer(settings, keptSite('account'))
  browser = await launchShell()
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
  provider?.closeAllConnections()
  provider?.close()
})

/** A provider that signs Camille in with two factors without asking for anything. */
async function openProvider(port: number, issuer: string, url: string): Promise<Server> {
  // It warns that it is not set up for production.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  jest.spyOn(console, 'info').mockImplementation(() => undefined)
  const engine: Provider = new Provider(issuer, {
    clients: [
      {
        ...CLIENT,
        redirect_uris: [`${url}/proconnect/retour`],
        post_logout_redirect_uris: [`${url}/proconnect/deconnecte`],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    acrValues: ['eidas1', 'eidas1-mfa'],
    claims: { openid: ['sub'], ...Object.fromEntries(SCOPES.map((name) => [name, [name]])) },
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
    },
    pkce: { required: () => true },
    findAccount: () => ({ accountId: CAMILLE.sub, claims: () => CAMILLE }),
    loadExistingGrant: async ({ oidc }) => {
      const clientId = oidc.client!.clientId
      const grant = new engine.Grant({ clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope(['openid', ...SCOPES].join(' '))
      grant.addOIDCClaims(['acr'])
      await grant.save()
      return grant
    },
  })
  const answer = engine.callback()
  const server = createServer((request, response) => {
    const login = { accountId: CAMILLE.sub, acr: 'eidas1-mfa' }
    const isAsking = request.url!.startsWith('/interaction/')
    void (isAsking
      ? engine.interactionFinished(request, response, { login })
      : answer(request, response))
  })
  return new Promise((resolve) => server.listen(port, () => resolve(server)))
}

it('a person signs in with ProConnect, works in the admin, and leaves both', async () => {
  const page = await browser.newPage({ colorScheme: 'dark', locale: 'fr-FR' })
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(`${site.url}/admin/login?redirect=%2Fadmin%2Faccount`)
  const button = page.getByRole('link', { name: 'S’identifier avec ProConnect' })
  await button.waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.locator('#field-password').isVisible()).toBe(false)
  await button.press('Enter')
  await page.waitForURL(`${site.url}/admin/account`)
  await page.locator('#field-name').waitFor()
  expect(await page.locator('#field-name').inputValue()).toBe('Camille DURAND')

  // Folded away at this width.
  const logOut = await page.locator('a.nav__log-out').getAttribute('href')
  await page.goto(site.url + logOut)
  await page.getByRole('button', { name: /sign me out/ }).click()
  await page.getByRole('heading', { name: 'Vous êtes déconnecté' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.goto(`${site.url}/admin`)
  await page.waitForURL(/\/admin\/login/)
})
