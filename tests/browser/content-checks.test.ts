import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { enterAdmin, publishForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'

jest.setTimeout(180_000)

let site: StaffedSite
let page: Page

beforeAll(async () => {
  site = await openStaffedSite()
  page = await site.browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(30_000)
  await enterAdmin(page, site.server.url)
})
afterAll(() => site?.stop())

const open = (collection: string, id: string | undefined) =>
  page.goto(`${site.server.url}/admin/collections/${collection}/${id}`, {
    waitUntil: 'networkidle',
  })

it('says at an address what is wrong, refuses it, and lets a doubt through', async () => {
  await open('calls', site.content.call)
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
  const stored = await site.staff.ask('GET', `/api/calls/${site.content.call}?draft=false`)
  expect(await stored.json()).toMatchObject({
    _status: 'published',
    rulesUrl: 'https://candidature.example.fr/reglement.pdf',
  })
})

it.each(['light', 'dark'] as const)('says it under a text, and axe agrees: %s', async (scheme) => {
  const description = 'Un [lien](/absent).\n\n## Un titre\n\n#### Trop bas'
  await site.staff.change('criteria', site.content.criteria[0]!, { description }, { asDraft: true })
  await page.emulateMedia({ colorScheme: scheme })
  await page.setViewportSize({ width: 390, height: 1000 })
  await open('criteria', site.content.criteria[0])
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
