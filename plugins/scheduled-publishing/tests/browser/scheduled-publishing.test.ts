/** The panel, the dialog and the dashboard card of scheduled publications, in a browser outside Paris time. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'

import { autosaved, enterAdmin, openForm, publishForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { frenchClock, frenchMoment, frenchWeekday } from '@/text/french-date'
import { parisLocal } from '@/text/paris-time'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000

let site: BrowsedSite
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  const viewport = { width: 1280, height: 1000 }
  const timezoneId = 'America/New_York'
  const admin = await site.browser.newContext({ locale: 'fr-FR', timezoneId, viewport })
  admin.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(admin, site.url)
  page = await admin.newPage()
})
afterAll(() => site?.stop())

const plain = (text: string) => text.replace(/\s+/g, ' ')

describe('a scheduled publication', () => {
  const section = () => page.getByRole('region', { name: 'Publication programmée' })
  const opens = () => section().getByRole('button', { name: 'Programmer…' })
  const dialog = () => page.getByRole('dialog', { name: 'Programmer une publication' })
  const date = () => dialog().getByLabel('Date et heure')
  const send = () => dialog().getByRole('button', { name: 'Programmer', exact: true }).click()
  const isFocused = (locator: Locator) =>
    locator.evaluate((element) => element === document.activeElement)
  const WRITTEN_OVER = 'Ce que vous avez écrit depuis attend : il ne sortira pas ce jour-là.'
  const sectionSays = async (words: string) => plain(await section().innerText()).includes(words)

  let id: string
  beforeAll(async () => {
    const hero = { title: 'Programmée' }
    const draft = { title: 'Page programmée', slug: 'programmee', hero, _status: 'draft' }
    id = await site.staff.create('pages', draft)
    await openForm(page, `${site.url}/admin/collections/pages/${id}`)
  })

  it('names what is missing, accepts a valid date, and restores the focus', async () => {
    await opens().focus()
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    expect(await dialog().getByLabel('Publier').isChecked()).toBe(true)
    await send()
    await dialog().getByText('Choisissez une date et une heure.').waitFor()
    expect(await isFocused(date())).toBe(true)
    await page.keyboard.type('26')
    await page.keyboard.press('Enter')
    await dialog().getByRole('alert').getByText('La date est incomplète.').waitFor()
    // Works whether the language of the browser puts the day or the month first.
    await date().blur()
    await date().focus()
    await page.keyboard.type('11/11/2027 10:11 AM')
    expect(await date().inputValue()).toBe('2027-11-11T10:11')
    await date().fill('2020-01-01T10:00')
    await page.keyboard.press('Enter')
    await dialog().getByText('Ce moment est passé : choisissez-en un à venir.').waitFor()
    expect(await violations(page, 'dialog')).toEqual([])
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 700 })
      const overflow = await dialog().evaluate((box) => box.scrollWidth - box.clientWidth)
      expect(overflow).toBe(0)
    }
    await page.setViewportSize({ width: 1280, height: 1000 })
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect(await isFocused(opens())).toBe(true)
  })

  it('stores the minute in Paris time from any browser, and publishes the version on the screen', async () => {
    const when = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 86_520_000)
    const local = parisLocal(when)
    const day = frenchWeekday(new Date(`${local.slice(0, 10)}T12:00Z`))
    await opens().click()
    await date().fill(local)
    await dialog()
      .getByText(`${day} à ${frenchClock(local)} (heure de Paris)`)
      .waitFor()
    await send()
    await dialog().waitFor({ state: 'detached' })
    // The stored date, formatted here in Paris time.
    const planned = plain(`${frenchMoment(when)} (heure de Paris)`)
    await section()
      .getByRole('button', { name: /^Annuler/ })
      .waitFor()
    expect(await sectionSays(planned)).toBe(true)
    expect(await isFocused(opens())).toBe(true)

    const saved = autosaved(page)
    await page.locator('#field-title').fill('Page retouchée')
    await saved
    await section().getByText(WRITTEN_OVER).waitFor()
    await section().getByRole('button', { name: 'Planifier cette version' }).click()
    await section().getByText(WRITTEN_OVER).waitFor({ state: 'detached' })
    expect(await violations(page, '.plans')).toEqual([])

    await page.goto(`${site.url}/admin`)
    const card = plain(await page.locator('.scheduled-card').innerText())
    expect(card).toContain('Publication de Page retouchée')
    expect(card).toContain(planned)
  })

  it('is skipped with a message after a later publication by hand, while a scheduled unpublishing stays until it is cancelled', async () => {
    await openForm(page, `${site.url}/admin/collections/pages/${id}`)
    await opens().click()
    await dialog().getByLabel('Mettre hors ligne').check()
    await date().fill('2099-01-01T10:00')
    await send()
    await section().getByText('Mise hors ligne').waitFor()
    // While the dialog is open, the form beneath it cannot be typed in.
    await dialog().waitFor({ state: 'detached' })
    const saved = autosaved(page)
    await page.locator('#field-title').fill('Page publiée à la main')
    await saved
    await publishForm(page)
    await section()
      .getByText(/plus récente a été publiée/)
      .waitFor()
    const buttons = section().getByRole('button')
    expect((await buttons.allInnerTexts()).map(plain)).toEqual([
      'Ignorer',
      'Annuler',
      'Programmer…',
    ])
    await buttons.nth(0).click()
    await section()
      .getByText(/plus récente a été publiée/)
      .waitFor({ state: 'detached' })
    await opens().click()
    await dialog()
      .getByRole('button', { name: /^Annuler/ })
      .click()
    await section().getByText('Mise hors ligne').waitFor({ state: 'detached' })
    await dialog().getByRole('button', { name: 'Fermer' }).click()
    expect(await sectionSays('2099')).toBe(false)
  })
})
