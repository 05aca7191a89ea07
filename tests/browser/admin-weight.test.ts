import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { WEIGHT } from '@/tests/bench/budgets'
import { enterAdmin } from '@/tests/support/admin'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { bytesOf, watchTraffic } from '@/tests/support/traffic'

jest.setTimeout(240_000)

let site: BrowsedSite
beforeAll(async () => {
  site = await openBrowsed('fixture')
})
afterAll(() => site?.stop())

const SCREENS: [screen: keyof typeof WEIGHT.admin, path: () => string, ready: string][] = [
  ['login', () => '/login', 'input[type=password]'],
  ['dashboard', () => '', '.calls-card'],
  ['form', () => `/collections/pages/${site.content.page}`, '[contenteditable=true]'],
]

it.each(SCREENS)('the first load of %s stays within its budget', async (screen, path, ready) => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 } })
  if (screen !== 'login') await enterAdmin(context, site.url)
  const page = await context.newPage()
  const arrivals = await watchTraffic(page)
  await page.goto(`${site.url}/admin${path()}`)
  await page.locator(ready).first().waitFor()
  await page.waitForLoadState('networkidle')
  const heaviest = arrivals.toSorted((a, b) => b.bytes - a.bytes).slice(0, 10)
  const isWithin = bytesOf(arrivals) <= WEIGHT.admin[screen]
  expect({ bytes: bytesOf(arrivals), heaviest, isWithin }).toMatchObject({ isWithin: true })
  await context.close()
})
