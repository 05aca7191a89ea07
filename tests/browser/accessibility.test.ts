import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { violations } from '@/tests/support/axe'
import { launchChromium } from '@/tests/support/chromium'
import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'

jest.setTimeout(120_000)

let server: RunningServer
let browser: Browser
let staff: Staff
let content: Content

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  staff = await signUp(server.url)
  content = await publishContent(staff)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const SCHEMES = ['light', 'dark'] as const
const WIDTHS = [390, 1280]

describe.each([
  ['open', { override: null, overrideReason: null }],
  ['closed', { override: 'closed', overrideReason: 'Complet' }],
])('axe finds nothing wrong while the call is %s', (state, data) => {
  beforeAll(() => staff.change('calls', content.call, data))

  it.each(SCHEMES.flatMap((scheme) => WIDTHS.map((width) => [scheme, width] as const)))(
    'in the %s theme, %d px wide',
    async (colorScheme, width) => {
      const viewport = { width, height: 844 }
      const context = await browser.newContext({ colorScheme, viewport })
      const page = await context.newPage()
      await page.goto(server.url + PAGE_PATH)
      await page.locator(`html[data-fr-theme=${colorScheme}]`).waitFor({ state: 'attached' })
      const shown = await page.locator('.eig-call-state').innerText()
      expect(shown).toMatch(state === 'open' ? /appel ouvert/i : /appel clos/i)
      expect(await violations(page)).toEqual([])

      if (width === 390) await page.getByRole('button', { name: 'Menu', exact: true }).click()
      await page.getByRole('button', { name: 'Paramètres d’affichage' }).last().click()
      await page.getByRole('radio', { name: 'Thème sombre' }).waitFor()
      expect(await violations(page)).toEqual([])
      await context.close()
    },
  )
})

it('axe finds nothing wrong on the 404 page', async () => {
  const page = await browser.newPage()
  await page.goto(`${server.url}/nulle-part`)
  expect(await violations(page)).toEqual([])
  await page.close()
})
