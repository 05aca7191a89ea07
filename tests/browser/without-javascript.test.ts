import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContext } from 'playwright-core'

import { openSeededSite, type SeededSite } from '@/tests/support/seeded-site'

jest.setTimeout(120_000)

let site: SeededSite

beforeAll(async () => {
  site = await openSeededSite()
})
afterAll(() => site?.stop())

describe.each([
  ['a phone', { width: 390, height: 844 }],
  ['a large screen', { width: 1280, height: 900 }],
])('with JavaScript off, on %s', (_, viewport) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await site.browser.newContext({ viewport, javaScriptEnabled: false })
  })
  afterAll(() => context.close())

  it('every page is reached by links that show, reads in full, and has no dead button', async () => {
    const page = await context.newPage()
    const waiting = ['/']
    const visited = new Set<string>()
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      await page.goto(site.server.url + path)
      const { pathname } = new URL(page.url())
      if (visited.has(pathname)) continue
      visited.add(pathname)

      for (const summary of await page.locator('summary').all()) await summary.click()
      expect([pathname, await page.locator('button:visible').allInnerTexts()]).toEqual([
        pathname,
        [],
      ])
      expect([pathname, await unread(page)]).toEqual([pathname, []])

      const links = page.locator('a[href^="/"]:visible')
      const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
      waiting.push(...hrefs.filter((href) => !visited.has(href)))
    }
    expect([...visited].sort()).toEqual(expect.arrayContaining(site.paths))
    await page.close()
  })
})

/** The texts of the page that are not shown, but for those of what needs a script and of the skip links. */
const unread = (page: Awaited<ReturnType<BrowserContext['newPage']>>): Promise<string[]> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const hidden: string[] = []
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement!
      const isAside = parent.closest(
        '.fr-skiplinks, .fr-btn, .fr-breadcrumb__button, dialog, script',
      )
      const isShown = parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      if (text.textContent?.trim() && !isAside && !isShown) hidden.push(text.textContent)
    }
    return hidden
  })
