import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { autosaved, enterAdmin } from '@/tests/support/admin'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000
/** How long each save takes here: enough to press a button meanwhile. */
const SAVE_MS = 1500

let site: StaffedSite
let page: Page

beforeAll(async () => {
  site = await openStaffedSite()
  page = await site.browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(page, site.server.url)
})
afterAll(() => site?.stop())
beforeEach(() => page.unrouteAll({ behavior: 'wait' }))

const open = (path: string) =>
  page.goto(`${site.server.url}/admin/collections/${path}`, { waitUntil: 'networkidle' })

/** What a visitor is answered: nothing that is not published. */
async function published(path: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${site.server.url}/api/${path}?depth=0`)
  return (await response.json()) as Record<string, unknown>
}

/** What visitors are answered once `key` is `value`, or as it still is after a while. */
async function publishedAs(path: string, key: string, value: string) {
  const deadline = Date.now() + STEP_TIMEOUT_MS / 2
  while ((await published(path))[key] !== value && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return (await published(path))[key]
}

const slowSaves = () =>
  page.route(/autosave=true/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SAVE_MS))
    await route.continue()
  })
const saveBegun = () => page.waitForRequest(/autosave=true/)

/** Presses with the mouse, which waits for nothing, in the middle of the button. */
async function press(selector: string): Promise<void> {
  const box = (await page.locator(selector).boundingBox())!
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

describe('« Publier », pressed once', () => {
  it('publishes what is typed, while it is being saved', async () => {
    const criterion = `criteria/${site.content.criteria[0]!}`
    await open(criterion)
    await slowSaves()
    const begun = saveBegun()
    await page.locator('#field-name').fill('Un besoin entendu')
    await begun
    await press('#action-save')
    expect(await publishedAs(criterion, 'name', 'Un besoin entendu')).toBe('Un besoin entendu')
  })

  it('does so by the keyboard too', async () => {
    const criterion = `criteria/${site.content.criteria[1]!}`
    await open(criterion)
    await slowSaves()
    const begun = saveBegun()
    await page.locator('#field-name').fill('Une équipe prête')
    await begun
    await page.locator('#action-save').focus()
    await page.keyboard.press('Enter')
    expect(await publishedAs(criterion, 'name', 'Une équipe prête')).toBe('Une équipe prête')
  })

  it('publishes a page before the save of what was just typed has begun', async () => {
    const address = `pages/${site.content.page}`
    await open(address)
    await slowSaves()
    await page.locator('#field-title').fill('Les collectivités')
    await press('#action-save')
    expect(await publishedAs(address, 'title', 'Les collectivités')).toBe('Les collectivités')
  })

  it('publishes a page while it is being saved', async () => {
    const address = `pages/${site.content.page}`
    await open(address)
    await slowSaves()
    const begun = saveBegun()
    await page.locator('#field-title').fill('Toutes les collectivités')
    await begun
    await press('#action-save')
    const title = await publishedAs(address, 'title', 'Toutes les collectivités')
    expect(title).toBe('Toutes les collectivités')
  })
})

describe('what was given up', () => {
  it('does not come back when the document is withdrawn, then published', async () => {
    const criterion = `criteria/${site.content.criteria[2]!}`
    const confirm = () => page.locator('#confirm-action:visible').click()
    const name = page.locator('#field-name')
    await open(criterion)
    const saved = autosaved(page)
    await name.fill('Un texte abandonné')
    await saved

    await page.locator('#action-revert-to-published').click()
    await confirm()
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#field-name')?.value === 'Un code ouvert',
    )
    await page.locator('.doc-controls__popup .popup-button').click()
    await page.locator('#action-unpublish').click()
    // The form is filled again once the server has agreed.
    const filled = page.waitForResponse((answer) => 'next-action' in answer.request().headers())
    await confirm()
    await filled
    await page.getByText('Publication annulée : les visiteurs').waitFor()

    await page.locator('#action-save').click()
    expect(await publishedAs(criterion, 'name', 'Un code ouvert')).toBe('Un code ouvert')
  })
})
