/** What visitors change to read: zoom, larger letters, wider spacing; and what they must make out. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { CALL_PATH, openSeededSite, type SeededSite } from '@/tests/support/seeded-site'

jest.setTimeout(120_000)

/** RGAA 4.1, 10.12. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
/** RGAA 4.1, 10.4: letters twice as large, the rest as it is. */
const LARGE = ':root { font-size: 200% !important }'

let site: SeededSite
let page: Page

beforeAll(async () => {
  site = await openSeededSite()
  page = await site.browser.newPage()
})
afterAll(() => site?.stop())

/** Through the style sheets of the document, which no policy on inline styles forbids. */
const addStyle = (css: string) =>
  page.evaluate((rules) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules)
    document.adoptedStyleSheets = [sheet]
  }, css)

/** The texts that go beyond what cuts them, and by how far the page is wider than the screen, in pixels. */
const lost = () =>
  page.evaluate(() => {
    const cut: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      const isShown = text.parentElement!.checkVisibility({ visibilityProperty: true })
      if (!isShown || box.width === 0 || text.parentElement!.closest('.fr-skiplinks')) continue
      for (let at = text.parentElement; at; at = at.parentElement) {
        const { overflow } = getComputedStyle(at)
        if (!/hidden|clip/.test(overflow)) continue
        const edges = at.getBoundingClientRect()
        const beyond = [
          edges.left - box.left,
          box.right - edges.right,
          edges.top - box.top,
          box.bottom - edges.bottom,
        ]
        if (Math.max(...beyond) > 2) cut.push(text.textContent!.trim())
      }
    }
    const beyond = Math.max(0, document.documentElement.scrollWidth - innerWidth)
    return { cut, beyond }
  })

describe.each([
  ['spaced widely', SPACING, [320, 1280]],
  ['in letters twice as large', LARGE, [640, 1280]],
  ['at 200 % of zoom on a small screen', '', [512]],
])('%s', (_, css, widths) => {
  it('no text is cut, and no page scrolls sideways', async () => {
    for (const path of [...site.paths, '/nulle-part']) {
      await page.goto(site.server.url + path)
      await page
        .locator('details')
        .evaluateAll((all: HTMLDetailsElement[]) => all.forEach((one) => (one.open = true)))
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 })
        await addStyle('')
        // The label of a button that is an icon is cut on purpose.
        const before = await lost()
        await addStyle(css)
        const { cut, beyond } = await lost()
        const newlyCut = cut.filter((one) => !before.cut.includes(one))
        expect([path, width, newlyCut, beyond]).toEqual([path, width, [], 0])
      }
    }
  })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it('what is not text has the contrast of 3:1 that makes it out', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme })
    await page.goto(`${site.server.url}${CALL_PATH}/faq`)
    await page.locator(`html[data-fr-theme=${colorScheme}]`).waitFor({ state: 'attached' })
    const ground = await color('body', 'backgroundColor')
    const heroGround = await color('.eig-hero', 'backgroundColor')

    const chevron = await color('.eig-accordion__summary', 'borderBottomColor', '::after')
    expect(contrast(chevron, ground)).toBeGreaterThanOrEqual(3)

    await page.getByRole('button', { name: 'Paramètres d’affichage' }).click()
    await page.getByRole('radio').first().waitFor()
    const radio = await page
      .locator('.fr-radio-rich label')
      .first()
      .evaluate((label) => getComputedStyle(label).backgroundImage)
    // DSFR draws the ring as a gradient: nothing, its colour, nothing.
    const ring = /radial-gradient\([^,]*,[^,]*,[^,]*,[^,]*, (rgb\([^)]*\))/.exec(radio)?.[1]
    const panel = await color('#fr-theme-modal .fr-modal__body', 'backgroundColor')
    expect(contrast(ring ?? '', panel)).toBeGreaterThanOrEqual(3)

    await page.keyboard.press('Escape')
    await page.locator('#fr-theme-modal').waitFor({ state: 'hidden' })
    await page.locator('.fr-skiplinks a').first().focus()
    const outline = await color('.fr-skiplinks a', 'outlineColor')
    for (const behind of [ground, heroGround]) {
      expect(contrast(outline, behind)).toBeGreaterThanOrEqual(3)
    }
  })
})

/** A computed colour of the first element at `selector`, as `rgb(…)`. */
const color = (
  selector: string,
  property: 'backgroundColor' | 'borderBottomColor' | 'outlineColor',
  part?: string,
) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, [name, pseudo]) => getComputedStyle(element, pseudo)[name], [
      property,
      part,
    ] as const)

/** WCAG 2.2, « contrast ratio », of two opaque colours as `rgb(…)`. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(rgb: string): number {
  const [red = NaN, green = NaN, blue = NaN] = [...rgb.matchAll(/[\d.]+/g)].map(([value]) => {
    const share = Number(value) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
