import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { launchChromium } from '@/tests/support/chromium'
import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp } from '@/tests/support/staff'

jest.setTimeout(180_000)

let server: RunningServer
let webmail: Server
let browser: Browser
let content: Content
let page: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  content = await publishContent(await signUp(server.url))
  // Another site to browsers: an address is not the name `localhost`.
  webmail = createServer(({ url }, response) => {
    response.setHeader('Content-Type', 'text/html')
    const address = server.url + url!.replace('/cadre', '')
    const isFrame = url!.startsWith('/cadre')
    response.end(isFrame ? `<iframe src="${address}">` : `<a href="${address}">Lien</a>`)
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
  await page.locator('h1').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/apercu${PAGE_PATH}`)
})

it('a page of another site shows no preview in a frame', async () => {
  const { port } = webmail.address() as AddressInfo
  await page.goto(`http://127.0.0.1:${port}/cadre/apercu${PAGE_PATH}`)
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('h1').waitFor({ timeout: 3_000 })).rejects.toThrow('Timeout')
})
