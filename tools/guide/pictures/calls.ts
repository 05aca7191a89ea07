import type { Page } from 'playwright-core'

import { CALL, openDocument, show } from '../admin'
import { picture } from '../browser'

export async function call(page: Page, url: string): Promise<void> {
  await openDocument(page, url, CALL)
  await page.fill('#field-opensAt', '2027-01-04T09:00')
  await page.fill('#field-closesAt', '2027-03-31T18:00')
  await page.locator('#field-override .clear-indicator').click()
  await page.getByText('Modifié —').waitFor()
  await show(page.locator('#field-opensAt'))
  await picture(page, 'guide-appel')
}

export async function simulation(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/apercu/participer/administrations?le=2027-03-26T10:00`)
  await picture(page, 'guide-simulation')
}
