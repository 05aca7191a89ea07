import type { Page } from 'playwright-core'

import { addToText, CRITERION, openDocument, PAGE, publish, show } from '../admin'
import { picture } from '../browser'
import { enter, fillFirstAccount, fillLogin } from '../people'

export async function publicPage(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/participer/administrations`)
  await picture(page, 'page')
}

export async function accounts(page: Page, url: string): Promise<void> {
  await fillFirstAccount(page, url)
  await picture(page, 'guide-premier-compte')
  await enter(page)
  await fillLogin(page, url)
  await picture(page, 'guide-connexion')
  await enter(page)
  await picture(page, 'guide-accueil')
}

export async function editing(page: Page, url: string): Promise<void> {
  await openDocument(page, url, CRITERION)
  await addToText(page, ' Une étude le chiffre.')
  await picture(page, 'guide-critere')
  await publish(page)
  await picture(page, 'guide-publie')
}

export async function order(page: Page, url: string): Promise<void> {
  await openDocument(page, url, PAGE)
  await page.locator('[contenteditable=true]').first().waitFor()
  await show(page.locator('.numbered-relationship', { hasText: 'Critères montrés' }))
  await picture(page, 'guide-ordre')
}
