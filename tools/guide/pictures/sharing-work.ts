import type { Page } from 'playwright-core'

import { addToText, CRITERION, OTHER_CRITERION, openDocument, saved, show } from '../admin'
import { picture } from '../browser'

/** Dominique writes and asks; Camille finds the request, on a dashboard that says all that waits. */
export async function review(page: Page, url: string, dominique: Page): Promise<void> {
  await openDocument(dominique, url, OTHER_CRITERION)
  await addToText(dominique, ' Un premier essai le montre.')
  await dominique.getByRole('button', { name: 'Demander une relecture' }).click()
  await dominique.getByLabel('Message pour qui relira').fill('La dernière phrase surtout.')
  await show(dominique.locator('.review'))
  await picture(dominique, 'guide-demander-relecture')
  await dominique.getByRole('button', { name: 'Envoyer la demande' }).click()
  await dominique.getByText('Relecture demandée par').waitFor()
  await leave(dominique, url)

  await page.goto(`${url}/admin`)
  await show(page.getByRole('region', { name: 'À relire' }))
  await picture(page, 'guide-a-relire')
}

export async function lock(page: Page, url: string, dominique: Page): Promise<void> {
  await openDocument(dominique, url, CRITERION)
  await addToText(dominique, ' Une enquête le confirme.')
  await openDocument(page, url, CRITERION)
  await page.locator('.document-locked').waitFor()
  await picture(page, 'guide-verrou')
  await leave(dominique, url)
}

export async function conflict(page: Page, url: string, dominique: Page): Promise<void> {
  await openDocument(page, url, CRITERION)
  await openDocument(dominique, url, CRITERION)
  await saved(dominique, () => dominique.fill('#field-name', 'Problème majeur et durable'))
  await leave(dominique, url)
  await page.fill('#field-name', 'Problème majeur et mesuré')
  await page.getByText('a enregistré une autre version').waitFor()
  await page.getByRole('button', { name: 'Voir ce qui a changé' }).click()
  await picture(page, 'guide-conflit')
  await page.getByRole('button', { name: 'Prendre l’autre version' }).click()
  await page.locator('.saving').waitFor({ state: 'detached' })
}

/** Gives the lock of a document back. */
const leave = (page: Page, url: string) => page.goto(`${url}/admin`, { waitUntil: 'networkidle' })
