import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import type { Browser, Locator, Page } from 'playwright-core'

import { firstAccountCode } from '@/collections/users/first-account'
import { autosaved, closePreviews, enterAdmin } from '@/tests/support/admin'
import { ACCOUNT, signIn } from '@/tests/support/staff'

const FOLDER = 'docs/images'

/** Animations and the late parts of the editor have finished. */
const SETTLED_MS = 1_500

export const CRITERION = { collection: 'criteria', title: 'Problème majeur' }
export const OTHER_CRITERION = { collection: 'criteria', title: 'Autonomie et accès' }
export const CALL = { collection: 'calls', title: 'Appel à projets EIG 7' }
export const PAGE = { collection: 'pages', title: 'Administrations' }

/** Secret of the site in the pictures. */
export const SECRET = 'captures-du-guide-'.repeat(2)
/** A colleague who writes but does not publish. */
const DOMINIQUE = { name: 'Dominique Petit', email: 'dominique.petit@example.gouv.fr' }

/** Opens a page as a French visitor sees it, in the light theme, wide enough for the two columns of the admin. */
export const openPage = (browser: Browser): Promise<Page> =>
  browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })

/** Saves what `page` shows, once it is stable, to `docs/images/NAME.png`. */
export async function picture(page: Page, name: string): Promise<void> {
  await wait(SETTLED_MS)
  await mkdir(FOLDER, { recursive: true })
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) })
  console.log(`${FOLDER}/${name}.png`)
}

/** Fills the form of the first account, without submitting it. */
export async function fillFirstAccount(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin`)
  await page.fill('#field-email', ACCOUNT.email)
  await page.fill('#field-password', ACCOUNT.password)
  await page.fill('#field-confirm-password', ACCOUNT.password)
  await page.fill('#field-name', ACCOUNT.name)
  await page.fill('#field-installationCode', firstAccountCode(SECRET))
}

/** Submits the current form, waits for the dashboard and turns the previews off: most pictures show a whole form. */
export async function enter(page: Page): Promise<void> {
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/admin')
  await closePreviews(page.context(), new URL(page.url()).origin)
}

/** Ends the session and fills the login form, without submitting it. */
export async function fillLogin(page: Page, url: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${url}/admin/login`)
  await page.fill('#field-email', ACCOUNT.email)
  await page.fill('#field-password', ACCOUNT.password)
}

/** Signs Dominique in, with an account made by Camille, in a separate browser context. */
export async function enterDominique(browser: Browser, url: string): Promise<Page> {
  const camille = await signIn(url)
  await camille.create('users', { ...DOMINIQUE, role: 'editor', password: ACCOUNT.password })
  const dominique = await openPage(browser)
  await enterAdmin(dominique.context(), url, DOMINIQUE.email)
  return dominique
}

type Titled = { collection: string; title: string }

/** Opens the document whose title in the list begins with `title`, and waits for its form. */
export async function openDocument(
  page: Page,
  url: string,
  { collection, title }: Titled,
): Promise<void> {
  await page.goto(`${url}/admin/collections/${collection}`)
  await page.getByRole('link', { name: new RegExp(`^${title}`) }).click()
  await page.locator('.doc-controls').waitFor()
  await page.waitForLoadState('networkidle')
}

/** Types at the end of the first Markdown text of the form, and waits until the draft is saved. */
export async function addToText(page: Page, words: string): Promise<void> {
  await page.locator('[contenteditable=true]').first().click()
  await page.keyboard.press('Control+End')
  await saved(page, () => page.keyboard.type(words))
  await page.locator('.status__value').getByText('Modifié').waitFor()
}

/** Runs `act`, which changes the form, and waits until the draft is saved. */
export async function saved(page: Page, act: () => Promise<void>): Promise<void> {
  const answered = autosaved(page)
  await act()
  await answered
}

export async function publish(page: Page): Promise<void> {
  await page.locator('#action-save').click()
  await page.getByText('c’est en ligne').waitFor()
}

/** Scrolls `part` to the middle of the screen. */
export const show = (part: Locator): Promise<void> =>
  part.evaluate((element) => element.scrollIntoView({ block: 'center' }))
