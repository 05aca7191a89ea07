import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { launchChromium } from '@/tests/support/chromium'
import { publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp } from '@/tests/support/staff'

jest.setTimeout(120_000)

let server: RunningServer
let browser: Browser
let page: Page
let content: Content

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  content = await publishContent(await signUp(server.url))
  page = await browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(20_000)
  await enterAdmin(page, server.url)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('writes a date at the caret from the toolbar, by the keyboard alone', async () => {
  const url = `${server.url}/admin/collections/criteria/${content.criteria[1]}`
  await page.goto(url, { waitUntil: 'networkidle' })
  const area = page.getByRole('textbox', { name: 'Description' })
  await area.click()
  await page.keyboard.press('Control+Home')
  for (let letters = 'Un agent '.length; letters > 0; letters--) {
    await page.keyboard.press('ArrowRight')
  }
  await page.getByRole('combobox', { name: 'Insérer une date ou l’état de l’appel' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Date d’ouverture' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('{{cloture}}').waitFor()
  await page.keyboard.type(' ou {{jour}} ')
  expect(await area.innerText()).toMatch(/^Un agent {{cloture}} ou {{jour}} au moins/)
})

it('shows at the field why it may not be published', async () => {
  await page.locator('#action-save').click()
  const error = page.getByText('Vous pouvez écrire {{ouverture}}')
  await error.waitFor()
  expect(await error.innerText()).toContain('{{jour}}')
})
