import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { violations } from '@/tests/support/axe'
import { launchChromium } from '@/tests/support/chromium'
import { crawl, pagesOf } from '@/tests/support/crawl'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp } from '@/tests/support/staff'
import { publishWholeSite } from '@/tests/support/whole-site'

jest.setTimeout(120_000)

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  await publishWholeSite(await signUp(server.url))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('axe finds nothing wrong on any page that a visitor reaches, its questions open', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 844 } })
  const paths = pagesOf(await crawl(server.url)).map(({ path }) => path)
  expect(paths.length).toBeGreaterThan(4)
  for (const path of paths) {
    await page.goto(server.url + path)
    for (const question of await page.locator('summary').all()) await question.click()
    expect([path, await violations(page)]).toEqual([path, []])
  }
  await page.close()
})
