import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { complaintsOf } from '@/tests/support/chromium'
import { PAGE_PATH } from '@/tests/support/content'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(120_000)

const STEP_TIMEOUT_MS = 20_000

/** From 8 January 2035, 9.00, to 30 March, 18.00, in Paris. */
const DATES = { opensAt: '2035-01-08T08:00:00.000Z', closesAt: '2035-03-30T16:00:00.000Z' }
const OPEN_LOCAL = '2035-02-01T10:00'

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 1000 }

let site: StaffedSite
let admin: BrowserContext
let page: Page

beforeAll(async () => {
  site = await openStaffedSite(DATES)
  admin = await contextFor({ viewport: DESKTOP })
  page = await admin.newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(page, site.server.url)
})
afterAll(() => site?.stop())

/** The browser's own zone is far from Paris. */
const contextFor = (options: BrowserContextOptions) =>
  site.browser.newContext({ locale: 'fr-FR', timezoneId: 'America/Cayenne', ...options })

/** A browser signed in as the admin is. */
const signedIn = async (options: BrowserContextOptions) =>
  contextFor({ ...options, storageState: await admin.storageState() })

const openCall = () =>
  page.goto(`${site.server.url}/admin/collections/calls/${site.content.call}`, {
    waitUntil: 'networkidle',
  })

const timeMachine = () => page.locator('.time-machine')

/** What the time machine of the document on the screen opens at `local`, in a new tab. */
async function travelTo(local: string) {
  await timeMachine().getByLabel('Voir la page au').fill(local)
  const [tab] = await Promise.all([
    admin.waitForEvent('page'),
    timeMachine().getByRole('link', { name: 'Collectivités' }).click(),
  ])
  const complaints = complaintsOf(tab)
  await tab.waitForLoadState('networkidle')
  const read = {
    title: await tab.title(),
    bar: await tab.getByRole('region', { name: 'Simulation' }).innerText(),
    state: await tab.locator('.eig-call-state').innerText(),
  }
  expect(complaints).toEqual([])
  await tab.close()
  return read
}

const autosaved = () =>
  page.waitForResponse((response) => response.url().includes('autosave=true') && response.ok())

describe('from the call that is edited', () => {
  beforeAll(openCall)

  it.each([
    ['2035-01-08T08:59', /^appel à venir\s+ouvre le 8\sjanvier\s2035 à 9\sh$/i],
    [OPEN_LOCAL, /^appel ouvert\s+jusqu’au 30\smars\s2035 à 18\sh$/i],
    ['2035-03-28T10:00', /^appel bientôt clos\s+ouvert jusqu’au 30\smars\s2035 à 18\sh$/i],
    ['2035-03-30T18:00', /^appel clos\s+depuis le 30\smars\s2035 à 18\sh$/i],
  ])('staff see its page as it will read at %s', async (local, state) => {
    const read = await travelTo(local)
    expect(read.state).toMatch(state)
    expect(read.title).toMatch(/^Simulation – Collectivités/)
    expect(read.bar).toMatch(/Simulation\s:\s+la page telle qu’elle se lira le \d+/)
  })

  it('is reached and followed from the keyboard', async () => {
    await timeMachine().getByLabel('Voir la page au').fill(OPEN_LOCAL)
    await timeMachine().getByRole('link', { name: 'Collectivités' }).focus()
    const [tab] = await Promise.all([admin.waitForEvent('page'), page.keyboard.press('Enter')])
    expect(new URL(tab.url()).searchParams.get('le')).toBe(OPEN_LOCAL)
    await tab.close()
  })

  it('tells how it unfolds, and leads to each moment', async () => {
    const entries = page.locator('.call-timeline li')
    const read = (await entries.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
    expect(read.map((text) => text.split(' ')[0])).toEqual([
      'Aujourd’hui',
      'Ouverture',
      'Derniers',
      'Clôture',
    ])
    expect(read[0]).toContain('« Appel à venir. Ouvre le 8 janvier 2035 à 9 h »')
    expect(await entries.first().getAttribute('aria-current')).toBe('step')
    const hrefs = await entries
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(hrefs).toEqual([
      `/apercu${PAGE_PATH}`,
      `/apercu${PAGE_PATH}?le=2035-01-08T09%3A00`,
      `/apercu${PAGE_PATH}?le=2035-03-23T18%3A00`,
      `/apercu${PAGE_PATH}?le=2035-03-30T18%3A00`,
    ])
  })

  it('shows an exception as soon as it is typed, and its page once it is saved as a draft', async () => {
    await page.locator('#field-override .rs__control').click()
    await page.locator('.rs__option').filter({ hasText: 'Clos' }).click()
    const saved = autosaved()
    await page.locator('#field-overrideReason').fill('Toutes les places sont prises')
    await page
      .locator('.call-timeline__forced')
      .filter({ hasText: /^État forcé .*Raison\s: Toutes les places sont prises$/ })
      .waitFor()
    await saved

    expect((await travelTo(OPEN_LOCAL)).state).toMatch(/^appel clos$/i)
    const { html } = await visit(site.server.url, `${PAGE_PATH}?le=${OPEN_LOCAL}`)
    expect(words(html)).toContain('Appel à venir')
  })
})

describe('from the page that is edited', () => {
  it('staff see a word that is only drafted, and visitors do not', async () => {
    const description = 'Un mot seulement esquissé.'
    await site.staff.change(
      'criteria',
      site.content.criteria[0]!,
      { description },
      { asDraft: true },
    )
    await page.goto(`${site.server.url}/admin/collections/pages/${site.content.page}`, {
      waitUntil: 'networkidle',
    })
    await timeMachine().getByLabel('Voir la page au').fill(OPEN_LOCAL)
    const link = timeMachine().getByRole('link', { name: 'Collectivités' })
    const href = await link.getAttribute('href')
    const tab = await admin.newPage()
    const response = await tab.goto(site.server.url + href)
    expect(await tab.locator('main').innerText()).toContain(description)
    const headers = await response!.allHeaders()
    expect(headers['cache-control']).toMatch(/private.*no-store/)
    expect(headers['x-robots-tag']).toBe('noindex, nofollow')
    await tab.close()

    const visitor = await contextFor({})
    const seen = await visitor.newPage()
    await seen.goto(site.server.url + href)
    expect(new URL(seen.url()).pathname).toBe(PAGE_PATH)
    const read = await seen.locator('body').innerText()
    expect(read).toMatch(/appel à venir/i)
    expect(read).not.toContain(description)
    expect(read).not.toContain('Simulation')
    await visitor.close()
  })

  it('says what to do first on a page without an address', async () => {
    const created = await site.staff.ask('POST', '/api/pages?draft=true', { title: 'Sans adresse' })
    const { doc } = (await created.json()) as { doc: { id: string } }
    await page.goto(`${site.server.url}/admin/collections/pages/${doc.id}`, {
      waitUntil: 'networkidle',
    })
    expect(await timeMachine().innerText()).toContain('Saisissez d’abord l’adresse de la page')
  })
})

describe('the preview', () => {
  it('travels without JavaScript, and leads back to the page’s screen', async () => {
    const context = await signedIn({ javaScriptEnabled: false, viewport: PHONE })
    const tab = await context.newPage()
    await tab.goto(`${site.server.url}/apercu${PAGE_PATH}`)
    await tab.getByLabel('Voir la page au').fill('2035-01-01T10:00')
    await tab.getByRole('button', { name: 'Voir', exact: true }).click()
    await tab.waitForURL(/le=2035-01-01T10%3A00$/)
    expect(await tab.getByLabel('Voir la page au').inputValue()).toBe('2035-01-01T10:00')
    const back = tab.getByRole('link', { name: 'Modifier la page' })
    expect(await back.getAttribute('href')).toBe(`/admin/collections/pages/${site.content.page}`)
    await context.close()
  })

  it('opens its menu and changes its theme, with nothing in the console', async () => {
    const context = await signedIn({ viewport: PHONE, colorScheme: 'light' })
    const tab = await context.newPage()
    const complaints = complaintsOf(tab)
    await tab.goto(`${site.server.url}/apercu${PAGE_PATH}`, { waitUntil: 'networkidle' })
    await tab.getByRole('button', { name: 'Menu', exact: true }).click()
    await tab.getByRole('button', { name: 'Paramètres d’affichage' }).last().click()
    await tab.getByText('Thème sombre').click()
    await tab.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })
    await tab.reload({ waitUntil: 'networkidle' })
    await tab.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe.each(['light', 'dark'] as const)(
  'axe finds nothing wrong in the %s theme',
  (colorScheme) => {
    it.each([PHONE, DESKTOP])('at $width px', async (viewport) => {
      const context = await signedIn({ viewport, colorScheme })
      const tab = await context.newPage()
      await tab.goto(`${site.server.url}/apercu${PAGE_PATH}?le=demain`, {
        waitUntil: 'networkidle',
      })
      await tab.locator(`html[data-fr-theme=${colorScheme}]`).waitFor({ state: 'attached' })
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
      expect(await violations(tab)).toEqual([])

      await tab.goto(`${site.server.url}/admin/collections/calls/${site.content.call}`, {
        waitUntil: 'networkidle',
      })
      for (const part of ['.time-machine', '.call-timeline']) {
        await tab.locator(part).waitFor()
        expect(await violations(tab, part)).toEqual([])
      }
      await context.close()
    })
  },
)
