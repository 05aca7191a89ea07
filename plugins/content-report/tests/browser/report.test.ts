/** « À regarder » on a phone in the dark theme, by keyboard. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'

jest.setTimeout(180_000)

let site: BrowsedSite
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  const sections = [{ blockType: 'text', body: 'Voir [là](/absente).' }]
  const draft = { title: 'Faute', slug: 'faute', hero: { title: 'Faute' }, sections }
  await site.staff.create('pages', { ...draft, _status: 'draft' })
  const viewport = { width: 390, height: 844 }
  const options = { viewport, colorScheme: 'dark', reducedMotion: 'reduce' } as const
  const context = await site.browser.newContext(options)
  await enterAdmin(context, site.url)
  page = await context.newPage()
})
afterAll(() => site?.stop())

const item = () => page.getByRole('listitem').filter({ hasText: 'l’adresse « /absente »' })
const focused = () => page.evaluate(() => document.activeElement?.textContent)
const onScreen = () => violations(page, '.staff-screen', { targetSize: true })

it('leads from the dashboard to all items, on one screen of a phone', async () => {
  await page.goto(`${site.url}/admin`)
  const all = page.getByRole('link', { name: 'Tout regarder' })
  await all.waitFor()
  await page.goto(site.url + (await all.getAttribute('href')))
  await item().waitFor()
  expect(await onScreen()).toEqual([])
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(excess).toBe(0)
})

it('dismisses an item and restores it by keyboard', async () => {
  const reason = page.getByRole('textbox', { name: /^Pourquoi/ })
  const isOpen = () =>
    reason.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    )
  // On a busy machine, the scripts of the screen load after its text.
  do
    await item()
      .getByRole('button', { name: /^Écarter/ })
      .press('Enter')
  while (!(await isOpen()))
  await page.keyboard.type('Page en préparation')
  expect(await onScreen()).toEqual([])
  await page.getByRole('button', { name: 'Écarter cet élément' }).press('Enter')
  const folded = page.getByText('Un élément écarté')
  await folded.waitFor()
  expect([await focused(), await item().isVisible()]).toEqual(['Élément écarté.', false])

  await folded.press('Enter')
  await item().getByText('Page en préparation').waitFor()
  expect(await onScreen()).toEqual([])
  await item()
    .getByRole('button', { name: /^Rétablir/ })
    .press('Enter')
  await folded.waitFor({ state: 'detached' })
  expect([await focused(), await item().isVisible()]).toEqual(['Élément rétabli.', true])
})

it('keeps one kind, and opens the field to correct', async () => {
  await page.getByRole('link', { name: /^Liens \(/ }).click()
  await page.waitForURL('**sujet=liens')
  await item().getByRole('link').click()
  await page.waitForURL('**/collections/pages/**')
  await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Texte')
})

it('sends anonymous visitors to the log-in screen, without an item', async () => {
  const visitor = await site.browser.newPage()
  const answers: Promise<string>[] = []
  visitor.on('response', (response) => answers.push(response.text().catch(() => '')))
  await visitor.goto(`${site.url}/admin/a-regarder`)
  await visitor.waitForURL('**/admin/login**')
  expect((await Promise.all(answers)).join()).not.toContain('/absente')
})
