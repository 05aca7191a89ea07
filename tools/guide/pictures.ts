import { generate } from 'otplib'
import type { Page } from 'playwright-core'

import { ACCOUNT } from '@/tests/support/staff'

import {
  addToText,
  CALL,
  CRITERION,
  enter,
  fillFirstAccount,
  fillLogin,
  openDocument,
  OTHER_CRITERION,
  PAGE,
  picture,
  publish,
  saved,
  show,
} from './admin'

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

/** Dominique writes and requests a review; Camille finds the request on the dashboard. */
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
  await page.locator('.saving > *').waitFor({ state: 'detached' })
}

/** Releases the lock of a document. */
const leave = (page: Page, url: string) => page.goto(`${url}/admin`, { waitUntil: 'networkidle' })

/** The changes of the previous pictures are published with the page. */
export async function publishTogether(page: Page, url: string): Promise<void> {
  await openDocument(page, url, PAGE)
  await page.getByRole('button', { name: /Publier ce qu’elle montre/ }).click()
  await page.locator('.publish-dialog').waitFor()
  await picture(page, 'guide-publier-ensemble')
  await page.getByRole('button', { name: 'Annuler' }).click()
}

export async function schedule(page: Page, url: string): Promise<void> {
  await openDocument(page, url, OTHER_CRITERION)
  const opens = page.locator('#action-plan')
  const dialog = page.getByRole('dialog', { name: 'Programmer une publication' })
  const choose = async (choice: string, moment: string) => {
    await opens.click()
    await dialog.getByLabel(choice).check()
    await dialog.getByLabel('Date et heure').fill(moment)
  }
  await choose('Publier', '2027-01-04T09:00')
  await dialog.getByRole('button', { name: 'Programmer', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await choose('Mettre hors ligne', '2027-03-31T18:30')
  await picture(page, 'guide-programmer')
  await page.keyboard.press('Escape')
}

export async function history(page: Page, url: string): Promise<void> {
  await openDocument(page, url, CRITERION)
  await page.getByRole('link', { name: /^Versions/ }).click()
  const versions = page.locator('.history__list a')
  await versions.first().waitFor()
  await picture(page, 'guide-versions')
  // A version that shows an addition.
  await versions.nth(2).click()
  await page.getByText('Restaurer comme brouillon').first().waitFor()
  await picture(page, 'guide-restaurer')
}

export async function refusedDeletion(page: Page, url: string): Promise<void> {
  await openDocument(page, url, CRITERION)
  await askRemoval(page)
  await page.getByText('suppression impossible').waitFor()
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

async function askRemoval(page: Page): Promise<void> {
  await page.locator('.doc-controls__popup button').click()
  await page.locator('#action-delete').click()
}

async function remove(page: Page): Promise<void> {
  await askRemoval(page)
  await page.locator('#confirm-action').click()
}

export async function report(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin/a-regarder`)
  await page.locator('.report').first().waitFor()
  await picture(page, 'guide-a-regarder')
}

export async function search(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin`)
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await page.keyboard.type('usagers')
  await page.locator('.search-dialog mark').first().waitFor()
  await picture(page, 'guide-rechercher')
}

export async function replacement(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin/remplacer?q=usagers`)
  await page.getByLabel('Par (laissez vide').fill('usagers et usagères')
  await page.getByRole('button', { name: 'Voir les occurrences' }).click()
  await page.getByRole('heading', { name: /cochées? sur/ }).waitFor()
  await picture(page, 'guide-remplacer')
}

export async function activity(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin/activite`)
  await page.locator('.activity__lines').waitFor()
  await picture(page, 'guide-activite')
}

export async function reviewDate(page: Page, url: string): Promise<void> {
  await openDocument(page, url, PAGE)
  const panel = page.locator('.review-date')
  await panel.getByRole('button', { name: /^(Choisir une date|Changer)$/ }).click()
  await panel.locator('input[type=date]').fill('2027-02-15')
  await show(panel)
  await picture(page, 'guide-revision')
  await page.keyboard.press('Escape')
}

/** The call must offer the preparation before its page is shown. */
export async function publicRecord(page: Page, url: string): Promise<void> {
  await openDocument(page, url, CALL)
  const box = page.getByLabel(/^Proposer/)
  if (!(await box.isChecked())) await saved(page, () => box.check())
  await publish(page)
  await page.goto(`${url}/participer/administrations/preparer`)
  await page.getByText('Oui', { exact: true }).first().click()
  await picture(page, 'guide-preparer')
  await page.goto(`${url}/participer/administrations/changements`)
  await picture(page, 'guide-changements')
}

/** An invitation, and what the invited person sees. The site of the pictures sends no email. */
export async function invitation(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin/collections/invitations/create`)
  await page.fill('#field-email', 'sacha.bernard@example.gouv.fr')
  await page.getByRole('button', { name: 'Inviter', exact: true }).click()
  await page.getByRole('button', { name: 'Envoyer un lien' }).click()
  const link = page.getByLabel('Lien à transmettre')
  await link.waitFor()
  await picture(page, 'guide-inviter')
  const address = await link.inputValue()
  await page.goto(address)
  await picture(page, 'guide-invitation')
}

/** Adds an application of codes to the account of Camille, then logs in with it. */
export async function secondFactor(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin/account`)
  const panel = page.getByRole('region', { name: 'Vérification en deux étapes' })
  await panel.getByLabel(/^Votre mot de passe/).fill(ACCOUNT.password)
  await panel.getByRole('button', { name: 'Ajouter une application de codes' }).click()
  const secret = (await panel.locator('p code').innerText()).replaceAll(' ', '')
  await show(panel)
  await picture(page, 'guide-deux-etapes')
  await panel.getByLabel('Code de vérification').fill(await generate({ secret }))
  await panel.getByRole('button', { name: 'Vérifier le code' }).click()
  await panel.getByText('Application ajoutée.').waitFor()
  await fillLogin(page, url)
  await page.locator('form button[type=submit]').click()
  await page.getByRole('heading', { name: 'Vérification en deux étapes' }).waitFor()
  await picture(page, 'guide-deuxieme-etape')
}
