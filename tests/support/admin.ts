import type { Page } from 'playwright-core'

import { ACCOUNT } from './staff'

/** Fills the log-in form on the screen and sends it. All test accounts share a password. */
export async function logIn(page: Page, email = ACCOUNT.email): Promise<void> {
  await page.locator('#field-email').fill(email)
  await page.locator('#field-password').fill(ACCOUNT.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

/** Signs in to the admin of the site at `url`, as by its form, which costs a page, and waits for the dashboard. */
export async function enterAdmin(page: Page, url: string, email = ACCOUNT.email): Promise<void> {
  const data = { email, password: ACCOUNT.password }
  const answer = await page.context().request.post(`${url}/api/users/login`, { data })
  if (!answer.ok()) throw new Error(`${email} is not let in: ${await answer.text()}`)
  await page.goto(`${url}/admin`)
  await page.locator('.dashboard').waitFor()
}

/** Waits until the admin has saved what is typed meanwhile as a draft. */
export const autosaved = (page: Page) =>
  page.waitForResponse((response) => response.url().includes('autosave=true') && response.ok())

/** Presses « Publier » and waits for the server's answer. */
export async function publishForm(page: Page): Promise<void> {
  const answered = page.waitForResponse(
    (response) =>
      ['PATCH', 'POST'].includes(response.request().method()) &&
      /\/api\/(criteria|pages|calls)\//.test(response.url()) &&
      !response.url().includes('autosave'),
  )
  await page.locator('#action-save').click()
  await answered
}
