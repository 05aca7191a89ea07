import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { launchChromium } from '@/tests/support/chromium'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'
import { frenchClock, frenchWeekday } from '@/text/french-date'
import { parisLocal } from '@/text/paris-time'

jest.setTimeout(300_000)

const MINUTE_MS = 60_000
const PROMISED_MS = 60_000

let server: RunningServer
let browser: Browser
let staff: Staff

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  staff = await signUp(server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const draftPage = (slug: string) =>
  staff.create('pages', {
    title: `Page ${slug}`,
    slug,
    hero: { title: `Page ${slug}` },
    _status: 'draft',
  })

async function openAdmin(timezoneId: string): Promise<Page> {
  const viewport = { width: 1280, height: 1000 }
  const context = await browser.newContext({ locale: 'fr-FR', viewport, timezoneId })
  const page = await context.newPage()
  await enterAdmin(page, server.url)
  return page
}

/** Opens the drawer of the page `id`, types `local` (a Paris time, `YYYY-MM-DDTHH:mm`) and saves. */
async function schedule(page: Page, id: string, local: string): Promise<void> {
  await page.goto(`${server.url}/admin/collections/pages/${id}`, { waitUntil: 'networkidle' })
  await page.locator('#action-save-popup .popup-button, .form-submit .popup-button').first().click()
  await page.locator('#schedule-publish').click()
  const drawer = page.locator('.schedule-publish')
  await drawer.waitFor()
  await drawer.getByText('Publier', { exact: true }).first().click()
  expect(await drawer.innerText()).toContain('Heure de Paris')
  const input = drawer.locator('.react-datepicker__input-container input')
  await input.fill(inDrawer(local))
  await input.press('Tab')
  const [day, clock] = [frenchWeekday(new Date(`${local.slice(0, 10)}T12:00Z`)), frenchClock(local)]
  await drawer.getByText(`${day} à ${clock} (heure de Paris)`).waitFor()
  await drawer.locator('#scheduled-publish-save').click()
  await drawer.locator('.table tbody tr').waitFor()
}

const MONTHS = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ')

/** « nov. 25, 2026 5:05 PM »: the order that Payload's drawer has in every language. */
function inDrawer(local: string): string {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = local.split(/[-T:]/).map(Number)
  const clock = `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
  return `${MONTHS[month - 1]} ${day}, ${year} ${clock}`
}

describe('a reviewer plans a publication in the drawer', () => {
  it('of the time that a Paris clock shows, from any browser; visitors then see it', async () => {
    const id = await draftPage('programmee')
    const page = await openAdmin('America/New_York')
    const when = new Date(Math.ceil((Date.now() + 1.2 * MINUTE_MS) / MINUTE_MS) * MINUTE_MS)
    await schedule(page, id, parisLocal(when))
    await page.goto(`${server.url}/admin`, { waitUntil: 'networkidle' })
    const card = page.locator('.scheduled-card')
    expect((await card.innerText()).replace(/\s+/g, ' ')).toContain(
      'Publication de Page programmee',
    )
    expect(await violations(page, '.scheduled-card')).toEqual([])
    await page.context().close()

    let status = 404
    while (status !== 200 && Date.now() < when.getTime() + PROMISED_MS) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      ;({ status } = await visit(server.url, '/programmee'))
      if (status === 200) expect(Date.now()).toBeGreaterThanOrEqual(when.getTime())
    }
    expect(status).toBe(200)
    console.info(`Planned in the drawer: a visitor saw it ${Date.now() - when.getTime()} ms late.`)
  })
})
