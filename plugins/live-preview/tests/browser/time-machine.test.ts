/** The preview of a page at a future date, from the form of its call, always in Paris time in any browser. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContext, Page } from 'playwright-core'

import { autosaved, enterAdmin, openForm } from '@/tests/support/admin'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { complaintsOf } from '@/tests/support/chromium'
import { PAGE_PATH } from '@/tests/support/content'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000

let site: BrowsedSite
let admin: BrowserContext
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  const viewport = { width: 1280, height: 1000 }
  // A zone west of Paris; the tests of the field itself run in a zone east of it.
  const timezoneId = 'America/New_York'
  admin = await site.browser.newContext({ locale: 'fr-FR', timezoneId, viewport })
  admin.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(admin, site.url)
  page = await admin.newPage()
})
afterAll(() => site?.stop())

const openCall = () => openForm(page, `${site.url}/admin/collections/calls/${site.content.call}`)
const change = (data: object) => site.staff.change('calls', site.content.call, { ...data })

describe('the time machine', () => {
  /** From 8 January 2035, 9:00, to 30 March 2035, 18:00, Paris time. */
  const DATES = { opensAt: '2035-01-08T08:00:00.000Z', closesAt: '2035-03-30T16:00:00.000Z' }
  const OPEN_LOCAL = '2035-02-01T10:00'
  beforeAll(async () => {
    await change(DATES)
    await openCall()
  })

  const timeMachine = () => page.locator('.time-machine')

  /** What the page shows at `local` when `follow` opens it in a new tab from the time machine. */
  async function travelTo(local: string, follow: () => Promise<void>) {
    await timeMachine().getByLabel('Voir la page au').fill(local)
    const [tab] = await Promise.all([admin.waitForEvent('page'), follow()])
    const complaints = complaintsOf(tab)
    await tab.waitForLoadState()
    const read = {
      title: await tab.title(),
      bar: await tab.getByRole('region', { name: 'Simulation' }).innerText(),
      state: await tab.locator('.eig-call-state').first().innerText(),
    }
    expect(complaints).toEqual([])
    await tab.close()
    return read
  }
  const click = () => timeMachine().getByRole('link', { name: 'Collectivités' }).click()

  it.each([
    [
      '2035-01-08T08:59',
      /^appel à venir\s+ouvre le lundi 8\sjanvier\s2035 à\s9\sh \(heure de\sParis\)$/i,
    ],
    [
      '2035-03-28T10:00',
      /^appel bientôt clos\s+appel aux collectivités\s:\s+ouvert jusqu’au vendredi 30\smars\s2035 à\s18\sh \(heure de\sParis\)$/i,
    ],
  ])('shows staff the page as it will read at %s', async (local, state) => {
    const read = await travelTo(local, click)
    expect(read.state).toMatch(state)
    expect(read.title).toMatch(/^Simulation – Collectivités/)
    expect(read.bar).toMatch(/Simulation\s:\s+la page telle qu’elle se lira le \d+/)
  })

  it('is one click away from each step of the call', async () => {
    const entries = page.locator('.call-timeline li')
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

  it('opens the page by keyboard with an exception, once it is saved', async () => {
    await page.locator('#field-override .rs__control').click()
    await page.locator('.rs__option').filter({ hasText: 'Clos' }).click()
    const saved = autosaved(page)
    await page.locator('#field-overrideReason').fill('Toutes les places sont prises')
    await saved

    const read = await travelTo(OPEN_LOCAL, async () => {
      await timeMachine().getByRole('link', { name: 'Collectivités' }).focus()
      await page.keyboard.press('Enter')
    })
    expect(read.state).toMatch(/^appel clos$/i)
    const { html } = await visit(site.url, `${PAGE_PATH}?le=${OPEN_LOCAL}`)
    expect(words(html)).toContain('Appel à venir')
  })

  it('asks for an address first on a page without an address', async () => {
    const created = await site.staff.ask('POST', '/api/pages?draft=true', { title: 'Sans adresse' })
    const { doc } = (await created.json()) as { doc: { id: string } }
    await page.goto(`${site.url}/admin/collections/pages/${doc.id}`)
    await timeMachine().getByText('Saisissez d’abord l’adresse de la page').waitFor()
  })
})

describe('the preview', () => {
  const PHONE = { width: 390, height: 844 }
  const open = async (options: object) => {
    const storageState = await admin.storageState()
    const context = await site.browser.newContext({ storageState, viewport: PHONE, ...options })
    const tab = await context.newPage()
    const complaints = complaintsOf(tab)
    await tab.goto(`${site.url}/apercu${PAGE_PATH}`)
    return { context, tab, complaints }
  }

  it('changes its date without JavaScript, and links back to the form of the page', async () => {
    const { context, tab } = await open({ javaScriptEnabled: false })
    await tab.getByLabel('Voir la page au').fill('2035-01-01T10:00')
    await tab.getByRole('button', { name: 'Voir', exact: true }).click()
    await tab.waitForURL(/le=2035-01-01T10%3A00$/)
    expect(await tab.getByLabel('Voir la page au').inputValue()).toBe('2035-01-01T10:00')
    const back = tab.getByRole('link', { name: 'Modifier la page' })
    expect(await back.getAttribute('href')).toBe(`/admin/collections/pages/${site.content.page}`)
    await context.close()
  })

  it('opens its menu and changes its theme without any console message', async () => {
    const { context, tab, complaints } = await open({ colorScheme: 'light' })
    await tab.locator('html[data-fr-js=true]').waitFor()
    await tab.getByRole('button', { name: 'Menu', exact: true }).click()
    await tab.getByRole('button', { name: 'Paramètres d’affichage' }).last().click()
    await tab.getByText('Thème sombre').click()
    await tab.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })
    expect(complaints).toEqual([])
    await context.close()
  })
})
