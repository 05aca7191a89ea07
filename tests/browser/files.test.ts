import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { HTML, image } from '@/tests/fixtures/files'
import { autosaved, enterAdmin, publishForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { PAGE_PATH } from '@/tests/support/content'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'

jest.setTimeout(240_000)

let site: StaffedSite
let page: Page

beforeAll(async () => {
  site = await openStaffedSite()
  page = await site.browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(60_000)
  await enterAdmin(page, site.server.url)
})
afterAll(() => site?.stop())

const goTo = (path: string) => page.goto(site.server.url + path, { waitUntil: 'networkidle' })

const send = (name: string, buffer: Buffer) =>
  page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'image/png', buffer })

it('says at the file why it is refused, then keeps another one', async () => {
  await goTo('/admin/collections/images/create')
  await send('Équipe.png', Buffer.from(HTML))
  await page.locator('#field-alt').fill('Une équipe autour d’une table')
  await page.locator('#action-save').click()
  await page.locator('.file-field').getByText('n’est pas une image JPEG').first().waitFor()

  // Given up by the server while it is still being sent.
  await page.locator('.file-field__remove').click()
  await send('immense.png', Buffer.alloc(30 * 1024 * 1024, 1))
  await page.locator('#action-save').click()
  await page.locator('.file-field').getByText('une image ne peut pas dépasser').first().waitFor()

  await page.locator('.file-field__remove').click()
  await send('Équipe.png', await image('png', { width: 1000, height: 500 }))
  await page.locator('#action-save').click()
  await page.waitForURL(/\/images\/[0-9a-f-]{36}/)
  expect(await page.locator('#field-slug').inputValue()).toBe('equipe.png')

  await goTo('/admin/collections/images')
  const picture = page.locator('.thumbnail img, img.thumbnail').first()
  await picture.waitFor()
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(480)
})

it('is put in a text from the toolbar, and its words changed there', async () => {
  await goTo(`/admin/collections/criteria/${site.content.criteria[1]}`)
  const area = page.getByRole('textbox', { name: 'Description' })
  await area.click()
  await page.keyboard.press('Control+End')
  await page.getByRole('button', { name: 'Insérer une image' }).click()
  const drawer = page.locator('.list-drawer')
  const image = drawer.getByRole('button', { name: 'equipe.png' })
  await image.waitFor()
  const saved = autosaved(page)
  await image.click()
  await saved
  const picture = area.locator('img[alt="Une équipe autour d’une table"]')
  await picture.waitFor()

  await picture.click()
  await page.getByRole('button', { name: 'Changer le texte de remplacement' }).click()
  const dialog = page.getByRole('dialog', { name: 'Image' })
  await dialog.waitFor()
  expect(await violations(page, '.image-dialog')).toEqual([])
  const rewritten = autosaved(page)
  await dialog.getByLabel('Texte de remplacement').fill('Deux agents en entretien')
  await page.keyboard.press('Enter')
  await rewritten
  await publishForm(page)

  await goTo(PAGE_PATH)
  const shown = page.getByRole('img', { name: 'Deux agents en entretien' })
  await shown.scrollIntoViewIfNeeded()
  await page.waitForFunction(
    () => document.querySelector<HTMLImageElement>('img.fr-responsive-img')?.complete,
  )
  const { source, width } = await shown.evaluate((img: HTMLImageElement) => ({
    source: img.currentSrc,
    width: img.naturalWidth,
  }))
  expect(source).toMatch(/\/images\/equipe\.png\?v=[0-9a-f]{16}&w=960$/)
  expect(width).toBeGreaterThan(0)
})
