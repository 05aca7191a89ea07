import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH, publishContent } from '@/tests/support/content'

import { preparationHref } from '../../rules'

jest.setTimeout(120_000)

const NOTE = 'Notes sur le critère 1'

let site: BrowsedSite
beforeAll(async () => {
  site = await openBrowsed('account')
  await publishContent(site.staff, { call: { preparation: true } })
})
afterAll(() => site?.stop())

it('a candidate on a phone, in the dark theme, answers with the keyboard, comes back, and prints everything', async () => {
  const context = await site.browser.newContext({
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  const sent: string[] = []
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))

  await page.goto(site.url + PAGE_PATH)
  await page.getByRole('link', { name: 'Préparer mon dossier' }).first().click()
  // The script, which keeps the answers, shows its buttons once it runs.
  await page.getByRole('button', { name: /ODT/ }).waitFor()
  const partly = page.getByRole('radio', { name: 'En partie' }).first()
  await partly.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  const lines = Array.from({ length: 12 }, (_, line) => `Entretien ${line + 1}`)
  await page.getByLabel(NOTE).fill(lines.join('\n'))
  expect(await violations(page, 'html', { targetSize: true })).toEqual([])

  await page.goto(site.url + preparationHref(PAGE_PATH))
  expect(await partly.isChecked()).toBe(true)
  expect(await page.getByLabel(NOTE).inputValue()).toBe(lines.join('\n'))

  const downloaded = page.waitForEvent('download')
  await page.getByRole('button', { name: /ODT/ }).click()
  expect((await downloaded).suggestedFilename()).toBe('mon-dossier.odt')

  // The whole note is printed, not only the lines that its field would show.
  await page.emulateMedia({ media: 'print' })
  const { clientHeight, scrollHeight } = await page
    .getByLabel(NOTE)
    .evaluate(({ clientHeight, scrollHeight }) => ({ clientHeight, scrollHeight }))
  expect(clientHeight).toBeGreaterThanOrEqual(scrollHeight)
  // Browsers print no backgrounds, with which DSFR draws its own buttons.
  expect(await partly.evaluate((input) => getComputedStyle(input).opacity)).toBe('1')

  expect(refused).toEqual([])
  expect(sent).toEqual([])
  await context.close()
})
