/** A person adds second factors to their account on a phone, then logs in with each. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { generate } from 'otplib'
import type { Page } from 'playwright-core'

import { enterAdmin, logIn } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { ACCOUNT } from '@/tests/support/staff'

jest.setTimeout(180_000)

let site: BrowsedSite
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  const viewport = { width: 390, height: 844 }
  const context = await site.browser.newContext({ viewport, colorScheme: 'dark' })
  await enterAdmin(context, site.url)
  page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
})
afterAll(() => site?.stop())

const panel = () => page.getByRole('region', { name: 'Vérification en deux étapes' })
const press = (name: string) => page.getByRole('button', { name }).click()
const says = (words: string | RegExp) => page.getByText(words).first().waitFor()
const excess = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** Logs out, then gives the password: the second step is on screen. */
async function givePassword(): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${site.url}/admin/login?redirect=/admin/account`)
  await logIn(page)
  await page.getByRole('heading', { name: 'Vérification en deux étapes' }).waitFor()
}

it('adds an application of codes, a passkey and recovery codes, after the password', async () => {
  await page.goto(`${site.url}/admin/account`)
  await panel().waitFor()
  const password = panel().getByLabel(/^Votre mot de passe/)
  await password.fill('une-autre-phrase')
  await press('Ajouter une application de codes')
  await says(/^Ce n’est pas votre mot de passe actuel/)

  await password.fill(ACCOUNT.password)
  await press('Ajouter une application de codes')
  const secret = (await panel().locator('p code').innerText()).replaceAll(' ', '')
  expect(await violations(page, '.second-factor', { targetSize: true })).toEqual([])
  expect(await excess()).toBe(0)
  await panel()
    .getByLabel('Code de vérification')
    .fill(await generate({ secret }))
  await press('Vérifier le code')
  await says('Application ajoutée.')
  await press('Ajouter une clé d’accès')
  await says('Clé d’accès ajoutée.')
  await says(/^Clé d’accès 1, ajoutée le/)
})

it('logs in with the passkey, to the screen that was asked for', async () => {
  await givePassword()
  expect(await violations(page, 'main, .second-step', { targetSize: true })).toEqual([])
  expect(await excess()).toBe(0)
  await press('Utiliser une clé d’accès')
  await page.waitForURL(`${site.url}/admin/account`)
  await panel().waitFor()
})

it('logs in with a recovery code, and not with a wrong one', async () => {
  await panel()
    .getByLabel(/^Votre mot de passe/)
    .fill(ACCOUNT.password)
  await press('Créer des codes de secours')
  const code = await panel().locator('.second-factor__codes code').first().innerText()
  await givePassword()
  const field = page.getByLabel('Code de vérification')
  await field.fill('0000 00')
  await page.keyboard.press('Enter')
  await says(/^Ce code n’est pas le bon/)
  await field.fill(code)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${site.url}/admin/account`)
  await says('Il reste 9 codes de secours.')
})
