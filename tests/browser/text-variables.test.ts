import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'

jest.setTimeout(120_000)

let site: StaffedSite
let page: Page

beforeAll(async () => {
  site = await openStaffedSite()
  page = await site.browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(20_000)
  await enterAdmin(page, site.server.url)
})
afterAll(() => site?.stop())

it('writes a date at the caret from the toolbar, by the keyboard alone', async () => {
  const url = `${site.server.url}/admin/collections/criteria/${site.content.criteria[1]}`
  await page.goto(url, { waitUntil: 'networkidle' })
  const area = page.getByRole('textbox', { name: 'Description' })
  await area.click()
  await page.keyboard.press('Control+Home')
  for (let letters = 'Un agent '.length; letters > 0; letters--) {
    await page.keyboard.press('ArrowRight')
  }
  await page.getByRole('combobox', { name: 'Insérer une date ou l’état de l’appel' }).focus()
  await page.keyboard.press('Enter')
  // Open is not yet ready: the first choice takes the focus a moment later.
  await page.locator('[role=option]:focus', { hasText: 'Date d’ouverture' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.locator('[role=option]:focus', { hasText: 'Date de clôture' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('{{cloture}}').waitFor()
  await page.keyboard.type(' ou {{jour}} ')
  expect(await area.innerText()).toMatch(/^Un agent {{cloture}} ou {{jour}} au moins/)
})

it('shows at the field why it may not be published', async () => {
  await page.locator('#action-save').click()
  const error = page.getByText('Vous pouvez écrire {{ouverture}}')
  await error.waitFor()
  expect(await error.innerText()).toContain('{{jour}}')
})
