/** A whole log-in and log-out, with the engine that ProConnect uses. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { openProvider } from '@/plugins/proconnect/tests/provider'
import { violations } from '@/tests/support/axe'
import { launchShell } from '@/tests/support/chromium'
import { keptSite } from '@/tests/support/kept-site'
import { databaseOn, mongodbServer } from '@/tests/support/mongodb'
import { freePort, type RunningServer, startServer } from '@/tests/support/server'
import { ACCOUNT, signUp } from '@/tests/support/staff'

jest.setTimeout(120_000)

const CLIENT = {
  client_id: 'site-eig',
  client_secret: 'le-secret-du-client',
  token_endpoint_auth_method: 'client_secret_post',
  id_token_signed_response_alg: 'RS256',
} as const
const CAMILLE = {
  sub: 'sub-of-camille',
  given_name: 'Camille',
  usual_name: 'DURAND',
  email: ACCOUNT.email,
  siret: '13002526500013',
}

let provider: Awaited<ReturnType<typeof openProvider>>
let site: RunningServer
let browser: Browser
beforeAll(async () => {
  const port = await freePort()
  provider = await openProvider(`http://localhost:${port}`, CLIENT, CAMILLE)
  const settings = {
    PORT: String(port),
    PROCONNECT_ISSUER: provider.issuer,
    PROCONNECT_CLIENT_ID: CLIENT.client_id,
    PROCONNECT_CLIENT_SECRET: CLIENT.client_secret,
  }
  const refusing = { ...settings, PROCONNECT_ONLY: 'true' }
  if (mongodbServer) {
    const database = { DATABASE_URL: databaseOn(mongodbServer) }
    const empty = await startServer({ ...settings, ...database, FIRST_ACCOUNT: 'open' })
    await signUp(empty.url)
    await empty.stop()
    site = await startServer({ ...refusing, ...database })
  } else site = await startServer(refusing, keptSite('account'))
  browser = await launchShell()
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
  provider?.close()
})

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
