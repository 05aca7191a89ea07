import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'

jest.setTimeout(120_000)

let site: BrowsedSite
beforeAll(async () => {
  site = await openBrowsed('fixture')
  const { staff, content } = site
  const value = content.criteria[0]!
  // Something for each card of the dashboard: what waits, what is to be read, a call that is forced.
  await staff.change('criteria', value, { name: 'Vérifié' }, { asDraft: true })
  const document = { relationTo: 'criteria', value }
  await staff.create('review-requests', { document, note: 'À lire.' })
  const forced = { override: 'closed', overrideReason: 'Toutes les places sont prises' }
  await staff.change('calls', content.call, forced)
})
afterAll(() => site?.stop())

/** Each theme and each width once: what is wrong in one theme is wrong at both widths. */
const SETTINGS = [
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
] as const

/** Where each is, and what shows once it is there. */
const SCREENS: [name: string, path: () => string, ready: string][] = [
  ['the dashboard', () => '/admin', '.dashboard[role=main] .calls-card'],
  ['a list', () => '/admin/collections/criteria', '.collection-list[role=main] tbody tr'],
  ['the list of calls', () => '/admin/collections/calls', '.cell-closesAt'],
  [
    'the form of a page',
    () => `/admin/collections/pages/${site.content.page}`,
    '[contenteditable=true]',
  ],
  ['the form of a call', () => `/admin/collections/calls/${site.content.call}`, '.call-timeline'],
  [
    'the form of what is to be read',
    () => `/admin/collections/criteria/${site.content.criteria[0]}`,
    '.review button',
  ],
  [
    'a history',
    () => `/admin/collections/criteria/${site.content.criteria[0]}/versions`,
    '.history__list',
  ],
  ['a preview', () => `/apercu${PAGE_PATH}?le=demain`, 'main h1'],
]

describe.each(SETTINGS)(
  'axe finds nothing wrong, $colorScheme, $viewport.width px wide,',
  (settings) => {
    let context: BrowserContext
    let page: Page
    const newContext = (options: BrowserContextOptions = {}) =>
      site.browser.newContext({ locale: 'fr-FR', ...settings, ...options })
    beforeAll(async () => {
      context = await newContext()
      await enterAdmin(context, site.url)
      page = await context.newPage()
    })
    afterAll(() => context?.close())

    /** What is wrong once `ready` is there and the screen has come to rest. */
    async function faults(on: Page, ready: string): Promise<string[]> {
      await on.locator(ready).first().waitFor()
      await on.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
      const width = await on.evaluate(() => document.documentElement.scrollWidth)
      const beyond = width > settings.viewport.width ? [`${width} px wide`] : []
      return [...beyond, ...(await violations(on))]
    }

    it('where staff sign in and ask for a new password', async () => {
      const stranger = await newContext()
      const tab = await stranger.newPage()
      for (const path of ['/admin/login', '/admin/forgot']) {
        await tab.goto(site.url + path)
        expect(await faults(tab, '[role=main] #field-email')).toEqual([])
      }
      await stranger.close()
    })

    it.each(SCREENS)('on %s', async (_, path, ready) => {
      await page.goto(site.url + path())
      expect(await faults(page, ready)).toEqual([])
    })

    it('on a version', async () => {
      await page.goto(`${site.url}/admin/collections/criteria/${site.content.criteria[0]}/versions`)
      await page.locator('.history__list > li a').first().click()
      expect(await faults(page, '.history__restore')).toEqual([])
    })
  },
)
