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

it('from a search, words are replaced in drafts, and put back', async () => {
  const context = await site.browser.newContext({ locale: 'fr-FR' })
  context.setDefaultTimeout(30_000)
  await enterAdmin(context, site.url)
  const page = await context.newPage()
  await page.goto(`${site.url}/admin/rechercher?q=disponible`)
  await page.getByLabel('Rechercher').getByRole('link', { name: 'Remplacer des mots' }).click()
  await page.waitForURL(/\/remplacer\?q=disponible$/)
  await page.getByLabel('Par (laissez vide').fill('prête')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^1\soccurrence cochée sur 1$/ }).waitFor()
  expect(await violations(page, 'html', { targetSize: true })).toEqual([])
  await page.getByRole('button', { name: 'Enregistrer comme brouillons' }).click()
  await page.getByRole('link', { name: /Critère\s: / }).waitFor()
  expect(await violations(page, 'html', { targetSize: true })).toEqual([])
  await page.getByRole('button', { name: /^Annuler le remplacement/ }).click()
  await page.getByRole('heading', { name: 'Remplacement annulé' }).waitFor()
  await page.getByText('(annulé)').waitFor()
})
