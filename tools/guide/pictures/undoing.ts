import type { Page } from 'playwright-core'

import { CRITERION, openDocument, saved } from '../admin'
import { picture } from '../browser'

export async function history(page: Page, url: string): Promise<void> {
  await openDocument(page, url, CRITERION)
  await page.getByRole('link', { name: /^Versions/ }).click()
  const versions = page.locator('.history__list a')
  await versions.first().waitFor()
  await picture(page, 'guide-versions')
  // One that says what it added.
  await versions.nth(2).click()
  await page.getByText('Restaurer comme brouillon').waitFor()
  await picture(page, 'guide-restaurer')
}

export async function refusedDeletion(page: Page, url: string): Promise<void> {
  await openDocument(page, url, CRITERION)
  await remove(page)
  await page.getByText('Suppression impossible').waitFor()
  await picture(page, 'guide-suppression-refusee')
}

export async function trash(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin/collections/criteria/create`)
  await page.locator('.doc-controls').waitFor()
  await saved(page, () => page.fill('#field-name', 'Critère abandonné'))
  await openDocument(page, url, { collection: 'criteria', title: 'Critère abandonné' })
  await remove(page)
  await page.waitForURL('**/collections/criteria')
  await page.getByRole('button', { name: 'Corbeille' }).click()
  await page.getByRole('link', { name: 'Critère abandonné' }).click()
  await page.getByRole('button', { name: 'Restaurer' }).waitFor()
  await picture(page, 'guide-corbeille')
}

async function remove(page: Page): Promise<void> {
  await page.locator('.doc-controls__popup button').click()
  await page.getByText('Supprimer', { exact: true }).click()
  await page.locator('#confirm-action').click()
}
