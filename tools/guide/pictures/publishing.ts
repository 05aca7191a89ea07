import type { Page } from 'playwright-core'

import { OTHER_CRITERION, openDocument, PAGE } from '../admin'
import { picture } from '../browser'

/** What changed in the pictures before is published with the page. */
export async function publishTogether(page: Page, url: string): Promise<void> {
  await openDocument(page, url, PAGE)
  await page.getByRole('button', { name: /Publier ce qu’elle montre/ }).click()
  await page.locator('.publish-dialog').waitFor()
  await picture(page, 'guide-publier-ensemble')
  await page.getByRole('button', { name: 'Annuler' }).click()
}

export async function schedule(page: Page, url: string): Promise<void> {
  await openDocument(page, url, OTHER_CRITERION)
  await page.locator('.btn--withPopup .popup-button').first().click()
  await page.locator('#schedule-publish').click()
  const drawer = page.locator('.schedule-publish')
  await drawer.getByText('Publier', { exact: true }).first().click()
  const moment = drawer.locator('.react-datepicker__input-container input')
  await moment.fill('janv. 4, 2027 9:00 AM')
  await moment.press('Tab')
  await drawer.locator('#scheduled-publish-save').click()
  await drawer.locator('.table tbody tr').waitFor()
  await picture(page, 'guide-programmer')
}
