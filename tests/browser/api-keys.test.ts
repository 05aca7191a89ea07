/** An administrator creates an API key on a phone, copies it, and finds it in the list without its secret. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { enterAdmin, openForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'

jest.setTimeout(180_000)

let site: BrowsedSite
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  const viewport = { width: 390, height: 844 }
  const permissions = ['clipboard-read', 'clipboard-write']
  const context = await site.browser.newContext({ viewport, permissions })
  await enterAdmin(context, site.url)
  page = await context.newPage()
})
afterAll(() => site?.stop())

it('is given once, in a dialog with a button that copies it', async () => {
  await openForm(page, `${site.url}/admin/collections/api-keys/create`)
  await page.locator('#field-name').fill('Tableau de bord de la DITP')
  // Enter must not create a key that is never shown.
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Votre clé d’API' })
  await dialog.waitFor()
  expect(await violations(page, '.new-api-key', { targetSize: true })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await dialog.getByRole('button', { name: 'Copier la clé' }).click()
  await dialog.getByText('Clé copiée.').waitFor()
  const key = await page.evaluate(() => navigator.clipboard.readText())
  expect(key).toBe(await dialog.getByLabel('Clé', { exact: true }).inputValue())

  const headers = { Authorization: `api-keys API-Key ${key}` }
  expect((await fetch(`${site.url}/api/pages`, { headers })).status).toBe(200)
  await dialog.getByRole('button', { name: 'Fermer' }).click()
  await page.getByRole('link', { name: 'Tableau de bord de la DITP' }).waitFor()
  expect(await page.content()).not.toContain(key)
})
