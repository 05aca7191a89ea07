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

it('the key « / », words and Enter open the field that contains them; then words are replaced', async () => {
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
  await page.getByRole('button', { name: 'Remplacer des mots…' }).click()
  await page.getByLabel('Par (laissez vide').fill('prête')
  await page.getByRole('button', { name: 'Voir les occurrences' }).click()
  await page.getByRole('heading', { name: /^1\soccurrence cochée sur 1$/ }).waitFor()
  expect(await violations(page, 'html', { targetSize: true })).toEqual([])
  await page.getByRole('button', { name: 'Enregistrer comme brouillons' }).click()
  await page.getByRole('link', { name: /Critère\s: / }).waitFor()
  expect(await violations(page, 'html', { targetSize: true })).toEqual([])
  await page.getByRole('button', { name: /^Annuler le remplacement/ }).click()
  await page.getByRole('heading', { name: 'Remplacement annulé' }).waitFor()
  await page.getByText('(annulé)').waitFor()
})
