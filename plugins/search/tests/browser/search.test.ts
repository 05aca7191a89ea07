import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'

jest.setTimeout(180_000)

let site: BrowsedSite
beforeAll(async () => {
  site = await openBrowsed('fixture')
})
afterAll(() => site?.stop())

it('the key « / », words and Enter open the field that contains them', async () => {
  const context = await site.browser.newContext({ locale: 'fr-FR' })
  context.setDefaultTimeout(30_000)
  await enterAdmin(context, site.url)
  const page = await context.newPage()
  await page.goto(`${site.url}/admin`, { waitUntil: 'networkidle' })
  await page.keyboard.press('/')
  await page.getByRole('dialog', { name: 'Rechercher dans les contenus' }).waitFor()
  await page.keyboard.type('equipe disponible')
  await page.getByRole('link', { name: /^Critère\s: Une équipe disponible — Nom/ }).waitFor()
  expect(await violations(page, '.search-dialog', { targetSize: true })).toEqual([])
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/criteria\/[^/]+#field-name$/)
  await page.locator('#field-name:focus').waitFor()

  // In a field, the key types.
  await page.keyboard.press('/')
  expect(await page.getByRole('dialog').count()).toBe(0)

  await page.goto(`${site.url}/admin/rechercher?q=disponible`)
  // The key that was typed is in the draft now.
  await page
    .getByRole('link', { name: /^Critère\s: .*disponible.* — Nom/ })
    .first()
    .waitFor()
  expect(await violations(page, 'html', { targetSize: true })).toEqual([])
})
