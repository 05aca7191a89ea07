/**
 * Every kind of public page, in every state of the call that changes it, as every visitor may see it: light and dark, at
 * three widths and on paper. No rule of axe is left out, and its rule on the size of targets is added.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { violations } from '@/tests/support/axe'
import { htmlErrors } from '@/tests/support/html'
import { CALL_PATH, openSeededSite, type SeededSite } from '@/tests/support/seeded-site'
import { runSql } from '@/tests/support/sqlite'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const SCHEMES = ['light', 'dark'] as const
const WIDTHS = [320, 390, 1280]
const HEIGHT = 844
const ALL = { targetSize: true }

const OTHER_PATHS = [
  '/accessibilite',
  '/donnees-personnelles',
  '/mentions-legales',
  '/participer/administrations/faq',
  '/participer/administrations/proposer',
  '/plan-du-site',
]

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

let site: SeededSite
let page: Page
let call: { id: string; page: string }
/** Title of the page in the tab, by path. */
const titles = new Map<string, string>()

beforeAll(async () => {
  site = await openSeededSite()
  page = await site.browser.newPage()
  const answer = await site.staff.ask(
    'GET',
    `/api/pages?depth=0&where[slug][equals]=${CALL_PATH.slice(1)}`,
  )
  const { docs } = (await answer.json()) as { docs: { id: string; calls: string[] }[] }
  call = { id: docs[0]!.calls[0]!, page: docs[0]!.id }
})
afterAll(() => site?.stop())

/** What is wrong at `path`, whatever the theme, the width or the medium. */
async function faultsAt(path: string, expectedStatus = 200): Promise<string[]> {
  const { status, html } = await visit(site.server.url, path)
  expect([path, status]).toEqual([path, expectedStatus])
  const faults = (await htmlErrors(html)).map((error) => `HTML ${error}`)

  await page.goto(site.server.url + path)
  titles.set(path, await page.title())
  for (const details of await page.locator('details').all()) {
    await details.evaluate((element: HTMLDetailsElement) => (element.open = true))
  }
  const look = async (name: string) => {
    const found = await violations(page, 'html', ALL)
    faults.push(...found.map((fault) => `${name}: ${fault}`))
  }
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, media: 'screen' })
    await page.locator(`html[data-fr-theme=${colorScheme}]`).waitFor({ state: 'attached' })
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT })
      await look(`${colorScheme}, ${width} px`)
      const shown = await page.evaluate(() => document.documentElement.scrollWidth)
      if (shown > width) faults.push(`${width} px: scrolls sideways, ${shown} px wide`)
    }
    await page.emulateMedia({ colorScheme, media: 'print' })
    await look(`${colorScheme}, printed`)
  }
  return [...faults, ...(await outlineFaults())]
}

/** What of RGAA 8 and 9.2 axe does not see: type, language, title, landmarks. */
const outlineFaults = () =>
  page.evaluate(() => {
    const count = (selector: string) => document.querySelectorAll(selector).length
    const navs = [...document.querySelectorAll('nav')].map(
      (nav) =>
        nav.ariaLabel ??
        document.getElementById(nav.getAttribute('aria-labelledby') ?? '')?.textContent ??
        '',
    )
    const checks: Record<string, boolean> = {
      'no document type': document.doctype?.name === 'html',
      'not in French': document.documentElement.lang === 'fr',
      'title without the site’s name': / – Entrepreneurs d’intérêt général$/.test(document.title),
      'not one header, main and footer':
        count('header') === 1 && count('main') === 1 && count('footer') === 1,
      'not one title of the first level': count('h1') === 1,
      'navigations that have no name of their own':
        navs.every(Boolean) && new Set(navs).size === navs.length,
    }
    return Object.keys(checks).filter((name) => !checks[name])
  })

describe('axe and html-validate find nothing wrong', () => {
  const STATES = {
    ouvert: ['appel ouvert', -30, 30],
    'ouvert en continu': ['appel ouvert en continu', -30, null],
    'bientôt clos': ['appel bientôt clos', -30, 3],
    'à venir': ['appel à venir', 10, 40],
    'à venir, sans date': ['appel à venir', null, null],
    clos: ['appel clos', -40, -1],
    'ouvert par dérogation': ['appel ouvert', -40, -1, 'open'],
    'clos par dérogation': ['appel clos', -30, 30, 'closed'],
  } as const

  it.each(Object.entries(STATES))('on the page of a call: %s', async (_, state) => {
    const [words, opens, closes, override = null] = state
    await site.staff.change('calls', call.id, {
      opensAt: opens && inDays(opens),
      closesAt: closes && inDays(closes),
      override,
      overrideReason: override && 'Décision du comité',
    })
    expect(await faultsAt(CALL_PATH)).toEqual([])
    expect((await page.locator('.eig-call-state').innerText()).toLowerCase()).toContain(words)
  })

  it('on the same page without a call', async () => {
    await site.staff.change('pages', call.page, { calls: [] })
    expect(await faultsAt(CALL_PATH)).toEqual([])
    expect(await page.locator('.eig-call-state').count()).toBe(0)
  })

  it.each(OTHER_PATHS)('on another page that comes with the site: %s', async (path) => {
    expect(await faultsAt(path)).toEqual([])
  })

  it('on the page that says that nothing is there, and for an address that none can have', async () => {
    expect(await faultsAt('/nulle-part', 404)).toEqual([])
    expect(await faultsAt('/%ff', 400)).toEqual([])
  })

  it('on a shared draft, and where the link is refused', async () => {
    const answer = await site.staff.ask('POST', '/api/share-links', { page: call.page })
    const { link } = (await answer.json()) as { link: { id: string; address: string } }
    const { pathname } = new URL(link.address)
    expect(await faultsAt(pathname)).toEqual([])
    expect(await faultsAt(`${pathname}x`, 404)).toEqual([])
    await site.staff.ask('POST', `/api/share-links/${link.id}/revoke`)
    expect(await faultsAt(pathname, 410)).toEqual([])
  })

  it.each(SCHEMES)('in the menu and the display settings, in the %s theme', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, media: 'screen' })
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT })
      await page.goto(site.server.url + CALL_PATH)
      await page.locator(`html[data-fr-theme=${colorScheme}]`).waitFor({ state: 'attached' })
      if (width < 1000) {
        await page.getByRole('button', { name: 'Menu', exact: true }).click()
        await page.locator('#menu-mobile[open], #menu-mobile.fr-modal--opened').waitFor()
        expect([width, await violations(page, 'html', ALL)]).toEqual([width, []])
      }
      await page.getByRole('button', { name: 'Paramètres d’affichage' }).last().click()
      await page.getByRole('radio', { name: 'Thème sombre' }).waitFor()
      expect([width, await violations(page, 'html', ALL)]).toEqual([width, []])
    }
  })
})

it.each(SCHEMES)(
  'what is under the pointer keeps its contrast, in the %s theme',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme, media: 'screen' })
    await page.setViewportSize({ width: 1280, height: HEIGHT })
    for (const path of [CALL_PATH, `${CALL_PATH}/faq`, '/nulle-part']) {
      await page.goto(site.server.url + path)
      await page.locator(`html[data-fr-theme=${colorScheme}]`).waitFor({ state: 'attached' })
      for (const control of await page.locator('.fr-btn:visible, summary').all()) {
        await control.hover()
        expect([path, await violations(page, '.fr-btn:hover, summary:hover')]).toEqual([path, []])
      }
    }
  },
)

it('no page is left out, and each has a title of its own', () => {
  expect(site.paths).toEqual([...OTHER_PATHS, CALL_PATH].sort())
  const known = site.paths.map((path) => titles.get(path))
  expect(new Set(known).size).toBe(site.paths.length)
  expect(known).not.toContain(undefined)
})

it('nor is anything wrong on what is shown without the database', async () => {
  expect((await visit(site.server.url, CALL_PATH)).status).toBe(200)
  await runSql(site.server.dataDir, 'ALTER TABLE revisions RENAME TO revisions_away')
  expect(await faultsAt(CALL_PATH)).toEqual([])
  const notice = page.locator('.eig-stale')
  await page.emulateMedia({ forcedColors: 'active' })
  const line = () => notice.evaluate((element) => getComputedStyle(element).borderBottomStyle)
  expect(await line()).toBe('solid')
  await page.emulateMedia({ forcedColors: 'none' })
  expect(await faultsAt('/jamais-vue', 503)).toEqual([])
})
