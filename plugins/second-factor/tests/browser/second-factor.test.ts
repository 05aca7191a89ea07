/** A person adds second factors to their account on a phone, logs in with each, and confirms who they are later. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { generate } from 'otplib'
import type { Page } from 'playwright-core'

import { enterAdmin, logIn, openForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { startServer } from '@/tests/support/server'
import { runSql } from '@/tests/support/sqlite'
import { ACCOUNT } from '@/tests/support/staff'

jest.setTimeout(180_000)

let site: BrowsedSite
let page: Page
let colleague: string
beforeAll(async () => {
  site = await openBrowsed('fixture')
  colleague = await site.staff.create('users', {
    name: 'Dominique Petit',
    email: 'dominique@example.gouv.fr',
    password: ACCOUNT.password,
    role: 'editor',
  })
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

/** Makes all sessions begin long ago, so that they must be confirmed. */
async function ageSessions(): Promise<void> {
  await page.context().clearCookies({ name: 'eig-confirmed' })
  const createdAt = '2026-01-01T00:00:00.000Z'
  // The server may be writing: SQLite waits for it.
  const statements = [
    'PRAGMA busy_timeout = 5000',
    `UPDATE users_sessions SET created_at = '${createdAt}'`,
  ]
  await runSql(site.server.dataDir, ...statements)
}

const dialog = () => page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' })

/** Presses the button that saves, and waits for the dialog. */
async function saveUnconfirmed(): Promise<void> {
  await page.locator('#action-save').click()
  await dialog().waitFor()
  expect(await violations(page, '.second-factor-dialog', { targetSize: true })).toEqual([])
  expect(await excess()).toBe(0)
}

it('confirms once with the passkey, and keeps what was typed', async () => {
  await ageSessions()
  const address = `${site.url}/admin/collections/users/${colleague}`
  await openForm(page, address)
  const name = page.locator('#field-name')
  await name.fill('Dominique Roux')
  await saveUnconfirmed()
  await dialog().getByLabel('Code de vérification').fill('000000')
  await page.keyboard.press('Enter')
  await says(/^Ce code n’est pas le bon/)
  await press('Utiliser une clé d’accès')
  await says('C’est vérifié\u00a0: refaites ce que vous vouliez faire.')
  await dialog().waitFor({ state: 'detached' })
  const saved = page.waitForResponse(
    (answer) => answer.url().includes('/api/users/') && answer.ok(),
  )
  await page.locator('#action-save').click()
  await saved
  expect(await name.inputValue()).toBe('Dominique Roux')
  await openForm(page, address)
  expect(await name.inputValue()).toBe('Dominique Roux')
  await name.fill('Dominique Petit-Roux')
  const again = page.waitForResponse((answer) => answer.url().includes('/api/users/'))
  await page.locator('#action-save').click()
  expect((await again).status()).toBe(200)
})

it('confirms before an export, which the person can give up', async () => {
  await ageSessions()
  await page.goto(`${site.url}/admin/activite`)
  const link = page.getByRole('link', { name: 'Exporter en CSV' })
  await link.click()
  await dialog().waitFor()
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  expect(await link.evaluate((one) => one === document.activeElement)).toBe(true)
  await link.click()
  const downloaded = page.waitForEvent('download')
  await press('Utiliser une clé d’accès')
  expect((await downloaded).suggestedFilename()).toMatch(/^activite-/)
})

it('asks to log in again, in another tab, when the account has no second factor and its role now needs one', async () => {
  const { dataDir } = site.server
  await runSql(dataDir, 'PRAGMA busy_timeout = 5000', 'DELETE FROM second_factors')
  await ageSessions()
  await site.server.kill()
  const PORT = new URL(site.url).port
  const strict = await startServer({ DATA_DIR: dataDir, PORT, SECOND_FACTOR: 'administrator' })
  try {
    await openForm(page, `${site.url}/admin/collections/users/${colleague}`)
    const name = page.locator('#field-name')
    await name.fill('Dominique Garnier')
    await saveUnconfirmed()
    await press('C’est fait')
    await dialog()
      .getByText(/^Votre nouvelle connexion n’est pas/)
      .waitFor()

    const opened = page.context().waitForEvent('page')
    await dialog().getByRole('link').click()
    const tab = await opened
    await tab.getByText('Vous avez été déconnecté avec succès.').waitFor()
    await press('C’est fait')
    await dialog()
      .getByText(/^Votre nouvelle connexion n’est pas/)
      .waitFor()
    await tab.goto(`${site.url}/admin/login?redirect=/admin/account`)
    await logIn(tab)
    const secret = (await tab.locator('p code').innerText()).replaceAll(' ', '')
    await tab.getByLabel('Code de vérification').fill(await generate({ secret }))
    await tab.getByRole('button', { name: 'Se connecter' }).click()
    await tab.waitForURL(`${site.url}/admin/account`)
    await tab.close()

    await press('C’est fait')
    await says('C’est vérifié\u00a0: refaites ce que vous vouliez faire.')
    const saved = page.waitForResponse((answer) => answer.url().includes('/api/users/'))
    await page.locator('#action-save').click()
    expect((await saved).status()).toBe(200)
    expect(await name.inputValue()).toBe('Dominique Garnier')
  } finally {
    await strict.stop()
  }
})
