import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { ACCOUNT } from '@/tests/support/staff'

jest.setTimeout(180_000)

let site: BrowsedSite
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  page = await site.browser.newPage({ locale: 'fr-FR', timezoneId: 'America/Cayenne' })
  page.setDefaultTimeout(30_000)
  await site.staff.change('pages', site.content.page, { title: 'Administrations publiques' })
})
afterAll(() => site?.stop())

const lines = () => page.locator('.activity__lines > li').allInnerTexts()

it('sends an anonymous visitor to the log-in screen, which leads back', async () => {
  await page.goto(`${site.url}/admin/activite`)
  await page.locator('#field-email').waitFor()
  expect(new URL(page.url()).searchParams.get('redirect')).toBe('/admin/activite')
  expect(await page.content()).not.toContain('Administrations publiques')
})

it('opens from the card of the dashboard and from the menu', async () => {
  await enterAdmin(page.context(), site.url)
  await page.goto(`${site.url}/admin`)
  const card = page.getByRole('region', { name: 'Activité récente' })
  expect(await card.innerText()).toMatch(/Administrations publiques/)
  await card.getByRole('link', { name: 'Voir toute l’activité' }).click()
  await page.getByRole('heading', { level: 1, name: 'Activité' }).waitFor()
  expect(await page.locator('.nav [aria-current=page]').innerText()).toBe('Activité')
})

it('is filtered with the keyboard, and says when nothing matches', async () => {
  await page.getByLabel('Mots du titre').focus()
  await page.keyboard.type('administrations')
  await page.keyboard.press('Enter')
  await page.waitForURL(/titre=administrations/)
  expect((await lines()).join()).toContain(`${ACCOUNT.name} a publié la page`)
  await page
    .getByRole('link', { name: /^Toute son activité/ })
    .first()
    .click()
  await page.waitForURL(/contenu=pages/)
  expect(await lines()).not.toEqual([])
  await page.goto(`${site.url}/admin/activite?au=2020-01-01&page=abc&personne=%00`)
  await page.getByText('Rien ne correspond à cette recherche.').waitFor()
})

it.each(['light', 'dark'] as const)('is accessible in the %s theme on a phone', async (theme) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const { hostname } = new URL(site.url)
  await page
    .context()
    .addCookies([{ name: 'payload-theme', value: theme, domain: hostname, path: '/' }])
  await page.goto(`${site.url}/admin/activite`)
  await page.locator('.activity__lines > li').first().waitFor()
  expect(await violations(page, '.staff-screen', { targetSize: true })).toEqual([])
  const isTooWide = () => document.documentElement.scrollWidth > window.innerWidth
  expect(await page.evaluate(isTooWide)).toBe(false)
})
