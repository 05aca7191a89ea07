import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { launchChromium } from '@/tests/support/chromium'
import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'

jest.setTimeout(180_000)

let server: RunningServer
let webmail: Server
let browser: Browser
let staff: Staff
let content: Content
let page: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  staff = await signUp(server.url)
  content = await publishContent(staff)
  // Another site to browsers: an address is not the name `localhost`.
  webmail = createServer(({ url }, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<a href="${server.url}${url}">Lien</a>`)
  })
  await new Promise<void>((resolve) => webmail.listen(0, '127.0.0.1', resolve))
  page = await browser.newPage({ locale: 'fr-FR' })
  await enterAdmin(page, server.url)
})
afterAll(async () => {
  await browser?.close()
  webmail?.close()
  await server?.stop()
})

/** Follows a link to `path` that stands on a page of another site. */
async function follow(path: string): Promise<void> {
  await page.goto(`http://127.0.0.1:${(webmail.address() as AddressInfo).port}${path}`)
  await page.getByText('Lien').click()
  await page.waitForURL(`${server.url}/**`)
}

it('a link in a letter opens the admin and a preview for whoever is signed in', async () => {
  await follow('/admin')
  await page.locator('.dashboard').waitFor()
  await follow(`/admin/collections/criteria/${content.criteria[0]}`)
  await page.locator('#field-name').waitFor()
  await follow(`/apercu${PAGE_PATH}`)
  expect(new URL(page.url()).pathname).toBe(`/apercu${PAGE_PATH}`)
})

it('a link of another site makes no document', async () => {
  const count = async () => {
    const response = await staff.ask('GET', '/api/criteria/count?draft=true')
    return ((await response.json()) as { totalDocs: number }).totalDocs
  }
  const before = await count()
  await follow('/admin/collections/criteria/create')
  await page.locator('#field-password').waitFor()
  expect(await count()).toBe(before)
})
