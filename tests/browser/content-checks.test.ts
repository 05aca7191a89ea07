import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { enterAdmin, publishForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { launchChromium } from '@/tests/support/chromium'
import { publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'

jest.setTimeout(180_000)

let server: RunningServer
let browser: Browser
let page: Page
let staff: Staff
let content: Content

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  staff = await signUp(server.url)
  content = await publishContent(staff)
  page = await browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(30_000)
  await enterAdmin(page, server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const open = (collection: string, id: string | undefined) =>
  page.goto(`${server.url}/admin/collections/${collection}/${id}`, { waitUntil: 'networkidle' })

it('says at an address what is wrong, refuses it, and lets a doubt through', async () => {
  await open('calls', content.call)
  const address = page.locator('#field-rulesUrl')
  const panel = page.locator('.field-type', { has: address }).locator('.content-checks')
  await address.fill('https://https://candidatures.example.fr/reglement.pdf')
  await panel.getByText('À corriger').waitFor()
  expect(await panel.getAttribute('aria-live')).toBe('polite')
  await publishForm(page)
  const error = page.locator('.field-type', { has: address }).locator('.field-error')
  await error.getByText('écrivez').waitFor()

  await address.fill('https://candidature.example.fr/reglement.pdf')
  await panel.getByText('Attention').waitFor()
  expect(await panel.innerText()).toContain('candidatures.example.fr')
  await publishForm(page)
  const stored = await staff.ask('GET', `/api/calls/${content.call}?draft=false`)
  expect(await stored.json()).toMatchObject({
    _status: 'published',
    rulesUrl: 'https://candidature.example.fr/reglement.pdf',
  })
})

it.each(['light', 'dark'] as const)('says it under a text, and axe agrees: %s', async (scheme) => {
  const description = 'Un [lien](/absent).\n\n## Un titre\n\n#### Trop bas'
  await staff.change('criteria', content.criteria[0]!, { description }, { asDraft: true })
  await page.emulateMedia({ colorScheme: scheme })
  await page.setViewportSize({ width: 390, height: 1000 })
  await open('criteria', content.criteria[0])
  const panel = page.locator('.markdown-field .content-checks')
  await panel.getByText('Attention').waitFor()
  const items = await panel.getByRole('listitem').allInnerTexts()
  expect(items.map((item) => item.replaceAll('\u00a0', ' '))).toEqual([
    expect.stringMatching(/^À corriger : .*« \/absent »/),
    expect.stringMatching(/^Attention : Ce titre saute un niveau[^]*Trop bas/),
  ])
  expect(await violations(page, '.content-checks')).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})
