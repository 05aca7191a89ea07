import type { Browser, Page } from 'playwright-core'

import { firstAccountCode } from '@/collections/users/first-account'

import { openPage } from './browser'
import { SECRET } from './site'

type Person = { name: string; email: string }

const PASSWORD = 'une phrase de passe longue'

/** The first account: an administrator's. */
const CAMILLE: Person = { name: 'Camille Durand', email: 'camille.durand@example.gouv.fr' }

/** A colleague who writes and does not publish. */
const DOMINIQUE: Person = { name: 'Dominique Petit', email: 'dominique.petit@example.gouv.fr' }

/** Fills the form of the first account, without sending it. */
export async function fillFirstAccount(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin`)
  await page.fill('#field-email', CAMILLE.email)
  await page.fill('#field-password', PASSWORD)
  await page.fill('#field-confirm-password', PASSWORD)
  await page.fill('#field-name', CAMILLE.name)
  await page.fill('#field-installationCode', firstAccountCode(SECRET))
}

/** Sends the form at hand and waits for the dashboard. */
export async function enter(page: Page): Promise<void> {
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/admin')
}

/** Forgets the session and fills the login form, without sending it. */
export async function fillLogin(page: Page, url: string, { email } = CAMILLE): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${url}/admin/login`)
  await page.fill('#field-email', email)
  await page.fill('#field-password', PASSWORD)
}

/** Makes Dominique's account as Camille, who is signed in in `page`, and signs in with it in a browser of their own. */
export async function enterDominique(browser: Browser, page: Page, url: string): Promise<Page> {
  await page.evaluate(
    (data) =>
      fetch('/api/users', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(data),
      }),
    { ...DOMINIQUE, role: 'editor', password: PASSWORD },
  )
  const dominique = await openPage(browser)
  await fillLogin(dominique, url, DOMINIQUE)
  await enter(dominique)
  return dominique
}
