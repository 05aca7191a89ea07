import type { Page } from 'playwright-core'

import { addToText, enter, fillFirstAccount, fillLogin, openDocument, publish } from './admin'
import { picture } from './browser'

const CRITERION = { collection: 'criteria', title: 'Problème majeur' }
const CALL = { collection: 'calls', title: 'Appel à projets EIG 7' }
const PAGE = { collection: 'pages', title: 'Administrations' }

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
  await openDocument(page, { url, ...CRITERION })
  await addToText(page, ' Une étude le chiffre.')
  await picture(page, 'guide-critere')
  await publish(page)
  await picture(page, 'guide-publie')
}

export async function order(page: Page, url: string): Promise<void> {
  await openDocument(page, { url, ...PAGE })
  await page.locator('[contenteditable=true]').first().waitFor()
  const list = page.locator('.numbered-relationship', { hasText: 'Critères montrés' })
  await list.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await picture(page, 'guide-ordre')
}

export async function call(page: Page, url: string): Promise<void> {
  await openDocument(page, { url, ...CALL })
  await page.fill('#field-opensAt', '2027-01-04T09:00')
  await page.fill('#field-closesAt', '2027-03-31T18:00')
  await page.locator('#field-override .clear-indicator').click()
  await page.getByText('Modifié —').waitFor()
  await page
    .locator('#field-opensAt')
    .evaluate((field) => field.scrollIntoView({ block: 'center' }))
  await picture(page, 'guide-appel')
}

export async function simulation(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/apercu/participer/administrations?le=2027-03-26T10:00`)
  await picture(page, 'guide-simulation')
}

export async function history(page: Page, url: string): Promise<void> {
  await openDocument(page, { url, ...CRITERION })
  await page.getByRole('link', { name: /^Versions/ }).click()
  const versions = page.locator('.history__list a')
  await versions.first().waitFor()
  await picture(page, 'guide-versions')
  await versions.last().click()
  await page.getByText('Restaurer comme brouillon').waitFor()
  await picture(page, 'guide-restaurer')
}

export async function refusedDeletion(page: Page, url: string): Promise<void> {
  await openDocument(page, { url, ...CRITERION })
  await page.locator('.doc-controls__popup button').click()
  await page.getByText('Supprimer', { exact: true }).click()
  await page.locator('#confirm-action').click()
  await page.getByText('Suppression impossible').waitFor()
  await picture(page, 'guide-suppression-refusee')
}
