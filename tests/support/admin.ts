import type { BrowserContext, Page } from 'playwright-core'

import { ACCOUNT } from './staff'

/** The server may close an idle connection just when the browser uses it again. */
const AGAIN = { maxRetries: 1 }

/** Fills in the log-in form on the screen and sends it. All test accounts have the same password. */
export async function logIn(page: Page, email = ACCOUNT.email): Promise<void> {
  await page.locator('#field-email').fill(email)
  await page.locator('#field-password').fill(ACCOUNT.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

/**
 * Signs `context` in to the admin of the site at `url` through REST, which saves the load of the log-in page, and turns the
 * previews off.
 */
export async function enterAdmin(
  context: BrowserContext,
  url: string,
  email = ACCOUNT.email,
): Promise<void> {
  const data = { email, password: ACCOUNT.password }
  const answer = await context.request.post(`${url}/api/users/login`, { data, ...AGAIN })
  if (!answer.ok()) throw new Error(`${email} is not let in: ${await answer.text()}`)
  await closePreviews(context, url)
}

/** The forms with a preview that tests open. */
const PREVIEWED = ['pages', 'calls', 'criteria']

/**
 * Turns off, for the account signed in to `context`, the preview that opens beside forms in a large window: it takes half of
 * the form, and its requests. The tests of the preview turn it on.
 */
export async function closePreviews(context: BrowserContext, url: string): Promise<void> {
  for (const slug of PREVIEWED) await choosePreview(context, url, slug, false)
}

/** Stores whether the preview of the forms of `slug` opens in a large window, for the account signed in; null: no choice. */
export async function choosePreview(
  context: BrowserContext,
  url: string,
  slug: string,
  isOpen: boolean | null,
): Promise<void> {
  const token = (await context.cookies(url)).find(({ name }) => name === 'payload-token')!.value
  const answer = await context.request.post(`${url}/api/payload-preferences/preview-${slug}`, {
    // Payload accepts the cookie only from its own pages.
    headers: { Authorization: `JWT ${token}` },
    data: { value: isOpen === null ? null : { isOpen } },
    ...AGAIN,
  })
  if (!answer.ok()) throw new Error(`The preview of ${slug}: ${await answer.text()}`)
}

/** Opens the form at `address` of the admin and waits until it is ready: earlier input would be lost. */
export async function openForm(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await formReady(page)
}

/** Waits until the form of the document on the screen is ready. */
export async function formReady(page: Page): Promise<void> {
  // Selects the form with a save button: another form of the screen may be ready before the form of the document.
  const sends = '#action-save, #action-save-draft, [type=submit]'
  const form = page.locator('form[data-form-ready=true]')
  await form.locator(sends).filter({ visible: true }).first().waitFor()
  // A frame later, the texts in sight have begun to fetch their editor.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen))))
  await page.getByText('Chargement de l’éditeur…').first().waitFor({ state: 'detached' })
}

/** Waits until the admin has saved what is typed as a draft. */
export const autosaved = (page: Page) =>
  page.waitForResponse((response) => response.url().includes('autosave=true') && response.ok())

/** Presses « Publier », a second time if there are warnings, and waits for the answer of the server. */
export async function publishForm(page: Page): Promise<void> {
  const answered = page.waitForResponse(
    (response) =>
      ['PATCH', 'POST'].includes(response.request().method()) &&
      /\/api\/(criteria|pages|calls)\//.test(response.url()) &&
      !response.url().includes('autosave'),
  )
  await page.locator('#action-save').click()
  const again = page.getByRole('button', { name: 'Publier quand même' })
  const isWarned = await Promise.race([
    answered.then(() => false),
    again.waitFor().then(
      () => true,
      () => false,
    ),
  ])
  if (isWarned) await again.click()
  await answered
}
