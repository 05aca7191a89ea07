import type { Locator, Page } from 'playwright-core'

export const CRITERION = { collection: 'criteria', title: 'Problème majeur' }
export const OTHER_CRITERION = { collection: 'criteria', title: 'Autonomie et accès' }
export const CALL = { collection: 'calls', title: 'Appel à projets EIG 7' }
export const PAGE = { collection: 'pages', title: 'Administrations' }

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
  await page.getByText('Modifié —').waitFor()
}

/** Does `act`, which changes the form, and waits until the draft is saved. */
export async function saved(page: Page, act: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.url().includes('autosave=true') && response.ok(),
  )
  await act()
  await answered
}

export async function publish(page: Page): Promise<void> {
  await page.locator('#action-save').click()
  await page.getByText('Mis à jour avec succès').waitFor()
}

/** Puts `part` in the middle of the screen. */
export const show = (part: Locator): Promise<void> =>
  part.evaluate((element) => element.scrollIntoView({ block: 'center' }))
