import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'

jest.setTimeout(120_000)

let site: StaffedSite
let storageState: BrowserContextOptions['storageState']

beforeAll(async () => {
  site = await openStaffedSite()
  await site.staff.change(
    'criteria',
    site.content.criteria[0]!,
    { name: 'Vérifié' },
    { asDraft: true },
  )
  const page = await site.browser.newPage({ locale: 'fr-FR' })
  await enterAdmin(page, site.server.url)
  storageState = await page.context().storageState()
  await page.close()
})
afterAll(() => site?.stop())

/** Each theme and each width once: what is wrong in one theme is wrong at both widths. */
const SETTINGS = [
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
] as const

/** Opens `path` of the admin and waits until `ready` is there and the screen has come to rest. */
async function open(page: Page, path: string, ready: string) {
  await page.goto(`${site.server.url}/admin${path}`, { waitUntil: 'networkidle' })
  await page.locator(ready).first().waitFor()
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
}

describe.each(SETTINGS)(
  'axe finds nothing wrong, $colorScheme, $viewport.width px wide,',
  (settings) => {
    const withPage = async (
      options: BrowserContextOptions,
      inspect: (page: Page) => Promise<void>,
    ) => {
      const context = await site.browser.newContext({ locale: 'fr-FR', ...settings, ...options })
      await inspect(await context.newPage())
      await context.close()
    }

    it('where staff sign in and ask for a new password', () =>
      withPage({}, async (page) => {
        await open(page, '/login', '[role=main] #field-email')
        expect(await violations(page)).toEqual([])
        await open(page, '/forgot', '[role=main] #field-email')
        expect(await violations(page)).toEqual([])
      }))

    it('on the dashboard', () =>
      withPage({ storageState }, async (page) => {
        await open(page, '', '.dashboard[role=main]')
        expect(await violations(page)).toEqual([])
      }))

    it.each([
      ['a list', () => '/collections/criteria', '.collection-list[role=main] tbody tr'],
      [
        'the form of a page',
        () => `/collections/pages/${site.content.page}`,
        '[contenteditable=true]',
      ],
      ['the form of a call', () => `/collections/calls/${site.content.call}`, '#field-opensAt'],
      [
        'a history',
        () => `/collections/criteria/${site.content.criteria[0]}/versions`,
        '.history__list',
      ],
    ])('on %s', (_, path, ready) =>
      withPage({ storageState }, async (page) => {
        await open(page, path(), ready)
        expect(await violations(page)).toEqual([])
      }),
    )
  },
)
