import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { Keyboard } from '@/tests/support/keyboard'
import { CALL_PATH, openSeededSite, type SeededSite } from '@/tests/support/seeded-site'

jest.setTimeout(120_000)

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 900 }
const FAQ_PATH = '/participer/administrations/faq'

let site: SeededSite

beforeAll(async () => {
  site = await openSeededSite()
})
afterEach(() => Promise.all(site.browser.contexts().map((context) => context.close())))
afterAll(() => site?.stop())

async function open(path: string, viewport = DESKTOP) {
  const page = await site.browser.newPage({ viewport, reducedMotion: 'reduce' })
  await page.goto(site.server.url + path, { waitUntil: 'networkidle' })
  return { page, keyboard: new Keyboard(page) }
}

type Stop = { index: number; name: string; faults: string[] }

/** Where the focus is: its place among what takes it, and what a visitor without a mouse would miss. null: nowhere. */
const stop = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null
    if (!at || at === document.body) return null
    const takers = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input')]
    const box = at.getBoundingClientRect()
    const outlined = [null, '::before', '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(at, part)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
    })
    const checks: Record<string, boolean> = {
      'no outline': outlined,
      'not on the screen':
        box.width > 0 &&
        box.bottom > 0 &&
        box.top < innerHeight &&
        box.right > 0 &&
        box.left < innerWidth,
      hidden: at.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      unnamed: Boolean((at.ariaLabel ?? at.textContent).trim()),
    }
    return {
      index: takers.indexOf(at),
      name: `${at.tagName} ${at.textContent.trim().slice(0, 40)}`,
      faults: Object.keys(checks).filter((name) => !checks[name]),
    }
  })

/** Every stop of the Tab key from the top of the page until the focus leaves it. Throws if it never does. */
async function tour(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  while (stops.length < 300) {
    await page.keyboard.press('Tab')
    const next = await stop(page)
    if (!next) return stops
    stops.push(next)
  }
  throw new Error(
    `Never leaves the page: ${stops
      .slice(-5)
      .map(({ name }) => name)
      .join(', ')}`,
  )
}

/** How many things a visitor sees that take the focus. */
const seen = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const takers = [...document.querySelectorAll('a[href], button, summary, input')]
    // The skip links show once they have the focus.
    return takers.filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) || one.closest('.fr-skiplinks'),
    ).length
  })

describe.each([
  ['a phone', PHONE],
  ['a large screen', DESKTOP],
])('on %s, the Tab key', (_, viewport) => {
  it('goes through every page in the order of its text, each stop in sight and outlined', async () => {
    for (const path of [...site.paths, '/nulle-part']) {
      const { page } = await open(path, viewport)
      const stops = await tour(page)
      const faults = stops.flatMap(({ name, faults: found }) =>
        found.map((one) => `${name}: ${one}`),
      )
      expect([path, faults]).toEqual([path, []])
      const order = stops.map(({ index }) => index)
      expect([path, order]).toEqual([path, order.toSorted((a, b) => a - b)])
      expect([path, stops.length]).toEqual([path, await seen(page)])
      await page.context().close()
    }
  })
})

describe('by the keyboard alone, a visitor', () => {
  it('skips to the content, and to the footer', async () => {
    const { page, keyboard } = await open(CALL_PATH)
    for (const [name, place] of [
      ['Contenu', 'main'],
      ['Pied de page', 'footer'],
    ] as const) {
      await page.reload()
      await keyboard.enter(page.getByRole('link', { name, exact: true }))
      await keyboard.press('Tab')
      expect(await page.locator(`${place} :focus`).count()).toBe(1)
    }
  })

  it('opens a question, follows a link of its answer, and closes it', async () => {
    const { page, keyboard } = await open(FAQ_PATH)
    const question = page
      .locator('details')
      .filter({ has: page.locator('a') })
      .first()
    await keyboard.enter(question.locator('summary'))
    await question.and(page.locator('[open]')).waitFor()
    await keyboard.press('Tab')
    expect(await question.locator('a:focus').count()).toBe(1)
    await keyboard.press('Shift+Tab', 'Space')
    await question.and(page.locator(':not([open])')).waitFor()
  })

  it('unfolds the way to the page on a phone', async () => {
    const { page, keyboard } = await open(FAQ_PATH, PHONE)
    await keyboard.enter(page.getByRole('button', { name: 'Voir le fil d’Ariane' }))
    await page.locator('#fil-ariane').waitFor()
    await keyboard.enter(page.locator('.fr-breadcrumb').getByRole('link').first())
    await page.waitForURL((url) => !url.pathname.endsWith('/faq'))
  })

  it('stays in the menu until it is closed, and is back where it was', async () => {
    const { page, keyboard } = await open(CALL_PATH, PHONE)
    const opens = page.getByRole('button', { name: 'Menu', exact: true })
    await keyboard.enter(opens)
    await staysIn(page, '#menu-mobile')
    await page.keyboard.press('Escape')
    await page.locator('#menu-mobile').waitFor({ state: 'hidden' })
    expect(await keyboard.isOn(opens)).toBe(true)
  })

  it('chooses a theme without being taken elsewhere, and is back where it was', async () => {
    const { page, keyboard } = await open(CALL_PATH)
    const opens = page.getByRole('button', { name: 'Paramètres d’affichage' })
    await keyboard.enter(opens)
    await staysIn(page, '#fr-theme-modal')
    await keyboard.goTo(page.getByRole('radio', { checked: true }))
    await keyboard.press('ArrowUp')
    await page.locator('#fr-theme-modal').waitFor()
    expect(new URL(page.url()).pathname).toBe(CALL_PATH)
    await keyboard.goTo(page.locator('#fr-theme-modal').getByRole('button', { name: 'Fermer' }))
    await keyboard.press('Escape')
    await page.locator('#fr-theme-modal').waitFor({ state: 'hidden' })
    expect(await keyboard.isOn(opens)).toBe(true)
  })
})

/** Ten presses of Tab, then of Shift+Tab, from within the dialog at `selector` reach nothing behind it. */
async function staysIn(page: Page, selector: string): Promise<void> {
  await page.locator(`${selector} :focus`).waitFor()
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press(key)
      // From the last stop the platform's dialog lets the focus go to the browser's own bar, and to nothing of the page.
      const isOutside = await page.evaluate((within) => {
        const { activeElement: at, body } = document
        return at !== null && at !== body && !at.closest(within)
      }, selector)
      expect(isOutside).toBe(false)
    }
  }
}
