import type { Page } from 'playwright-core'

import { addToText, CRITERION, openDocument, PAGE, show } from '../admin'
import { picture } from '../browser'

export async function livePreview(page: Page, url: string): Promise<void> {
  await openDocument(page, url, CRITERION)
  await page.getByRole('button', { name: 'Aperçu' }).click()
  const preview = page.frameLocator('#live-preview-iframe')
  await preview.locator('html[data-fr-js=true]').waitFor()
  await addToText(page, ' Des usagers le disent.')
  const seen = preview.getByText('Des usagers le disent.')
  await seen.waitFor()
  await show(seen)
  await picture(page, 'guide-apercu')
  await preview.getByText('Quitter l’aperçu').click()
}

export async function shareLink(page: Page, url: string): Promise<void> {
  await openDocument(page, url, PAGE)
  await page.getByRole('button', { name: 'Créer un lien' }).click()
  await page.getByRole('button', { name: 'Copier', exact: true }).waitFor()
  await show(page.locator('.share-links__item'))
  await picture(page, 'guide-lien')
}
