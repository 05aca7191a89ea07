import type { Page } from 'playwright-core'

const ACCOUNT = { email: 'camille.durand@example.gouv.fr', password: 'une phrase de passe longue' }

/** Fills the form of the first account, without sending it. */
export async function fillFirstAccount(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin`)
  await page.fill('#field-email', ACCOUNT.email)
  await page.fill('#field-password', ACCOUNT.password)
  await page.fill('#field-confirm-password', ACCOUNT.password)
  await page.fill('#field-name', 'Camille Durand')
}

/** Sends the form at hand and waits for the dashboard. */
export async function enter(page: Page): Promise<void> {
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/admin')
}

/** Forgets the session and fills the login form, without sending it. */
export async function fillLogin(page: Page, url: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${url}/admin/login`)
  await page.fill('#field-email', ACCOUNT.email)
  await page.fill('#field-password', ACCOUNT.password)
}

/** Opens the document of `collection` whose title in the list begins with `title`, and waits for its form. */
export async function openDocument(
  page: Page,
  { url, collection, title }: { url: string; collection: string; title: string },
): Promise<void> {
  await page.goto(`${url}/admin/collections/${collection}`)
  await page.getByRole('link', { name: title }).click()
  await page.locator('#action-save').waitFor()
}

/** Types at the end of the first Markdown text of the form, and waits until the draft is saved. */
export async function addToText(page: Page, words: string): Promise<void> {
  await page.locator('[contenteditable=true]').first().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
  await page.getByText('Modifié —').waitFor()
}

export async function publish(page: Page): Promise<void> {
  await page.locator('#action-save').click()
  await page.getByText('Mis à jour avec succès').waitFor()
}
