import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

import { enterAdmin, openForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'
import { englishWords } from '@/tests/support/english-words'

jest.setTimeout(120_000)

let site: BrowsedSite
beforeAll(async () => {
  site = await openBrowsed('fixture')
  const { staff, content } = site
  const value = content.criteria[0]!
  // Gives each card of the dashboard an entry: an unpublished change, a review request and a forced call.
  await staff.change('criteria', value, { name: 'Vérifié' }, { asDraft: true })
  const document = { relationTo: 'criteria', value }
  const asked = await staff.ask('POST', '/api/review-requests', { document, note: 'À lire.' })
  expect(asked.status).toBe(201)
  const forced = { override: 'closed', overrideReason: 'Toutes les places sont prises' }
  await staff.change('calls', content.call, forced)
})
afterAll(() => site?.stop())

/** Tests each theme and each width once: a fault of a theme appears at both widths. */
const SETTINGS = [
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
] as const

/** The screens, each with its path and a selector that is present once the screen is ready. */
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
    '.staff-panel button',
  ],
  [
    'a history',
    () => `/admin/collections/criteria/${site.content.criteria[0]}/versions`,
    '.history__list',
  ],
  ['a preview', () => `/apercu${PAGE_PATH}?le=demain`, 'main h1'],
]

/**
 * The other screens that the guide describes. axe checks their components on the screens above; here we only read their
 * words.
 */
const READ_SCREENS: [name: string, path: () => string, ready: string][] = [
  ['the list of pages', () => '/admin/collections/pages', 'tbody tr'],
  ['the list of images', () => '/admin/collections/images', '.collection-list'],
  ['the list of documents', () => '/admin/collections/documents', '.collection-list'],
  ['the list of redirections', () => '/admin/collections/redirects', '.collection-list'],
  ['the list of accounts', () => '/admin/collections/users', 'tbody tr'],
  ['a trash', () => '/admin/collections/criteria/trash', '.collection-list'],
  ['a new page', () => '/admin/collections/pages/create', '#field-slug'],
  ['a new image', () => '/admin/collections/images/create', '#field-alt'],
  ['a new document', () => '/admin/collections/documents/create', '#field-slug'],
  ['a new invitation', () => '/admin/collections/invitations/create', '#field-email'],
  ['a new redirection', () => '/admin/collections/redirects/create', '#action-save'],
  ['one’s account', () => '/admin/account', '#field-name'],
  ['the site', () => '/admin/globals/site', '#field-name'],
  ['the menu', () => '/admin/globals/navigation', '#field-entries'],
  ['the notice', () => '/admin/globals/notice', '#field-title'],
  ['the history of the site', () => '/admin/globals/site/versions', '.history__list'],
]

describe('no word is English', () => {
  let page: Page
  beforeAll(async () => {
    const context = await site.browser.newContext({ locale: 'fr-FR' })
    await enterAdmin(context, site.url)
    page = await context.newPage()
  })
  afterAll(() => page?.context().close())

  it.each(READ_SCREENS)('on %s', async (_, path, ready) => {
    await page.goto(site.url + path())
    await page.locator(ready).first().waitFor()
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    expect(await englishWords(page)).toEqual([])
  })

  it('in what a select field announces to screen readers', async () => {
    await openForm(page, `${site.url}/admin/collections/pages/${site.content.page}`)
    await page.locator('.rs__control input[role=combobox]:visible').first().focus()
    const told = page.locator('[id^=react-select][id$=-live-region], [role=log]')
    await told.getByText('la flèche bas ouvre la liste').first().waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await told.getByText('Les flèches haut et bas').first().waitFor({ state: 'attached' })
    expect((await told.allInnerTexts()).join(' ')).not.toMatch(
      /\b(press|select|focused|options)\b/i,
    )
    await page.keyboard.press('Escape')
  })

  it('in the list of sections to add, and while a row is dragged', async () => {
    await openForm(page, `${site.url}/admin/collections/pages/${site.content.page}`)
    await page.locator('.collapsible__drag').first().focus()
    await page.keyboard.press('Space')
    await page.getByText('Élément').first().waitFor({ state: 'attached' })
    // The names of Payload's buttons are corrected once the browser has time.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    expect(await englishWords(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Ajouter une section' }).click()
    const choices = page.locator('.blocks-drawer__block')
    await choices.first().waitFor()
    for (const choice of await choices.all()) {
      expect(await choice.locator('.section-sentence').innerText()).toMatch(/^\p{Lu}.+\.$/u)
    }
    // Each section has its own sketch.
    const sketches = await choices
      .locator('img')
      .evaluateAll((images: HTMLImageElement[]) =>
        images.map(({ naturalWidth, src }) => (naturalWidth ? src : null)),
      )
    expect(new Set(sketches.filter(Boolean)).size).toBe(await choices.count())
    expect(await englishWords(page)).toEqual([])
  })
})

describe.each(SETTINGS)(
  'axe finds no fault and no word is English, $colorScheme, $viewport.width px wide,',
  (settings) => {
    const { width } = settings.viewport
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

    /** The faults once `ready` is present and the browser is idle. */
    async function faults(on: Page, ready: string): Promise<string[]> {
      await on.locator(ready).first().waitFor()
      await on.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
      // Late elements can still move: report the width only if it stays too large.
      const fits = on.waitForFunction((most) => document.documentElement.scrollWidth <= most, width)
      const beyond = await fits.then(() => []).catch(() => [`wider than ${width} px`])
      return [
        ...beyond,
        ...(await strayVeils(on)),
        ...(await violations(on)),
        ...(await englishWords(on)),
      ]
    }

    it('where staff sign in and ask for a new password', async () => {
      const anonymous = await newContext()
      const tab = await anonymous.newPage()
      for (const path of ['/admin/login', '/admin/forgot']) {
        await tab.goto(site.url + path)
        expect(await faults(tab, '[role=main] #field-email')).toEqual([])
      }
      await anonymous.close()
    })

    it.each(SCREENS)('on %s', async (_, path, ready) => {
      await page.goto(site.url + path())
      expect(await faults(page, ready)).toEqual([])
    })

    it('on the link back to the dashboard, whose mark is not cut', async () => {
      await page.goto(`${site.url}/admin/collections/criteria`)
      const home = page.locator('.step-nav__home')
      await home.waitFor()
      const [room, words] = await home.evaluate((mark) => {
        const range = document.createRange()
        range.selectNodeContents(mark.querySelector('.programme-mark')!)
        return [mark, range].map((one) => one.getBoundingClientRect().width)
      })
      expect(words).toBeLessThanOrEqual(room!)
      expect(await home.innerText()).toBe('EIG')
    })

    it('in the dialog that deletes what a page uses, which links to the page', async () => {
      const use = page.locator(`.uses a[href*="/pages/${site.content.page}"]`)
      await openForm(page, `${site.url}/admin/collections/criteria/${site.content.criteria[1]}`)
      await page.locator('.doc-controls__popup button').click()
      await page.locator('#action-delete').click()
      expect(await faults(page, '.uses a')).toEqual([])
      await use.waitFor()
      expect(await page.locator('#confirm-action').isVisible()).toBe(false)
    })

    it('on a version', async () => {
      await page.goto(`${site.url}/admin/collections/criteria/${site.content.criteria[0]}/versions`)
      await page.locator('.history__list > li a').first().click()
      expect(await faults(page, '.history__restore')).toEqual([])
    })
  },
)

/**
 * The pseudo-elements that are positioned absolutely although their own element makes no box: they would cover or blur
 * other words.
 */
const strayVeils = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => getComputedStyle(element).display === 'contents')
      .flatMap((element) =>
        ['::before', '::after']
          .filter((part) => {
            const { content, display, position } = getComputedStyle(element, part)
            return content !== 'none' && display !== 'none' && position === 'absolute'
          })
          .map((part) => `${element.className}${part} covers what stands before it`),
      ),
  )
