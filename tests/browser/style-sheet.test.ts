import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { differencesWithWhole } from '@/tests/support/computed-styles'
import { PAGE_PATH } from '@/tests/support/content'

jest.setTimeout(240_000)

/** The sections that no page of the whole site has. */
const OTHERS = '/le-reste'
const QUESTIONS = `${PAGE_PATH}/faq`
const LINKS = '/nous-joindre'
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }
/** A4 between its margins, at 96 pixels an inch. */
const SHEET = { width: 700, height: 990 }

let site: BrowsedSite

beforeAll(async () => {
  site = await openBrowsed('whole')
  const publish = (path: string, title: string, sections: object[]) =>
    site.staff.create('pages', { title, slug: path.slice(1), hero: { title }, sections })
  await publish(OTHERS, 'Le reste', [
    { blockType: 'siteMap', title: 'Plan' },
    { blockType: 'accessibilityAudit', title: 'Accessibilité' },
  ])
  const body = `[Nous écrire](mailto:bonjour@example.fr), par exemple : <agent@example.fr>, <https://fiches.example.fr/>, [les collectivités](${PAGE_PATH}), [plus bas](#bas).`
  await publish(LINKS, 'Nous joindre', [{ blockType: 'text', body }])
})
afterEach(() => Promise.all(site.browser.contexts().map((context) => context.close())))
afterAll(() => site?.stop())

type Preferences = NonNullable<Parameters<Browser['newContext']>[0]>

async function open(path: string, preferences: Preferences = {}): Promise<Page> {
  const context = await site.browser.newContext({ viewport: DESKTOP, ...preferences })
  const page = await context.newPage()
  await page.goto(site.url + path)
  // Off the header, which answers a pointer.
  await page.mouse.move(0, DESKTOP.height / 2)
  return page
}

describe('a page looks as with the whole of DSFR', () => {
  const LARGE = { colorScheme: 'light', viewport: DESKTOP } as const
  const SMALL = { colorScheme: 'dark', viewport: PHONE } as const

  /** Every kind of section, the tables and lists of Markdown, and a page of the site's own. */
  it.each([
    [OTHERS, LARGE],
    [PAGE_PATH, LARGE],
    [PAGE_PATH, SMALL],
    [QUESTIONS, SMALL],
    [`${PAGE_PATH}/proposer`, LARGE],
    ['/nulle-part', SMALL],
  ])('%s, on a large screen or a phone; and axe finds nothing wrong', async (path, preferences) => {
    const page = await open(path, preferences)
    for (const question of await page.locator('summary').all()) await question.click()
    expect(await violations(page)).toEqual([])
    expect(await differencesWithWhole(page)).toEqual([])
  })

  it('with the pointer and the focus on all that answers', async () => {
    const page = await open(PAGE_PATH, { colorScheme: 'light' })
    await force(page, 'a, button, input, summary', ['hover', 'focus', 'focus-visible', 'active'])
    expect(await differencesWithWhole(page)).toEqual([])
  })

  it('with the menu open, then the display settings', async () => {
    const page = await open(PAGE_PATH, SMALL)
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    expect(await differencesWithWhole(page)).toEqual([])
    await page.reload()
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('button', { name: 'Paramètres d’affichage' }).last().click()
    await force(page, 'a, button, input, summary', ['hover', 'focus', 'focus-visible'])
    expect(await differencesWithWhole(page)).toEqual([])
  })

  it('in the colours of the system, and on paper', async () => {
    const page = await open(PAGE_PATH, LARGE)
    await page.emulateMedia({ forcedColors: 'active' })
    expect(await differencesWithWhole(page)).toEqual([])
    await page.emulateMedia({ forcedColors: 'none', media: 'print' })
    await page.reload()
    expect(await differencesWithWhole(page)).toEqual([])
  })
})

/** Holds all that `selector` finds in those states, as no one pointer could. */
async function force(page: Page, selector: string, forcedPseudoClasses: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
  for (const nodeId of nodeIds) {
    await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses })
  }
}

const paper = async (path: string) => {
  const page = await open(path, { colorScheme: 'dark', viewport: SHEET })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  return page
}

const style = (page: Page, selector: string, property: string, part?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (element, [name, pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(name ?? ''),
      [property, part],
    )

describe('on paper', () => {
  it('leaves out what is there to go elsewhere or to press', async () => {
    const page = await paper(PAGE_PATH)
    for (const selector of [
      'nav',
      'button',
      'dialog',
      'footer',
      '.eig-neighbours',
      '[href^="#"]',
    ]) {
      expect([selector, await page.locator(`${selector}:visible`).count()]).toEqual([selector, 0])
    }
    await page.getByRole('heading', { name: 'Nos critères' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(SHEET.width)
    expect(await page.locator('.fr-btn:visible').allInnerTexts()).toEqual([
      expect.stringMatching(/^Déposer un dossier, jusqu’au\s[a-z]+di/),
      'Lire le règlement',
    ])
  })

  it('writes where links lead, unless their words say it or it is on the page', async () => {
    const page = await paper(PAGE_PATH)
    const link = '.eig-card a[href]'
    expect(await style(page, link, 'content', '::after')).toBe('" (https://fiches.example.fr/1)"')
    expect(await style(page, link, 'mask-image', '::after')).toBe('none')

    const links = await paper(LINKS)
    const after = (words: string) =>
      style(links, `main p a:text-is("${words}")`, 'content', '::after')
    expect(await after('Nous écrire')).toBe('" (mailto:bonjour@example.fr)"')
    expect(await after('agent@example.fr')).toBe('none')
    expect(await after('https://fiches.example.fr/')).toBe('none')
    expect(await after('les collectivités')).toBe(`" (${PAGE_PATH})"`)
    expect(await after('plus bas')).toBe('none')
  })

  it('ends with the address of the page, which names the site that the others are in', async () => {
    const ending = async (path: string) => style(await paper(path), 'body', 'content', '::after')
    expect(await ending(LINKS)).toBe(`"${site.url}${LINKS}"`)
    expect(await ending('/nulle-part')).toBe('none')
    expect(await style(await open(LINKS), 'body', 'content', '::after')).toBe('none')
  })

  it('says when it was printed, and each address in full, as the browser prints', async () => {
    const page = await paper(LINKS)
    for (let prints = 0; prints < 2; prints += 1) {
      await page.evaluate(() => void window.dispatchEvent(new Event('beforeprint')))
    }
    const ending = await style(page, 'body', 'content', '::after')
    expect(ending).toMatch(/^"http:[^"]+\/nous-joindre – imprimé le \d+(?:er)? \S+ \d{4}"$/)
    const link = 'main p a:text-is("les collectivités")'
    expect(await style(page, link, 'content', '::after')).toBe(`" (${site.url}${PAGE_PATH})"`)
  })

  it('is black on white for a reader of the dark theme, and cuts no criterion in two', async () => {
    const page = await paper(PAGE_PATH)
    expect(await page.locator('html').getAttribute('data-fr-theme')).toBe('dark')
    for (const selector of ['h1', '.fr-badge', '.eig-card p', 'main a[href]']) {
      expect(await style(page, selector, 'color')).toBe('rgb(0, 0, 0)')
    }
    expect(await style(page, '.fr-header__service-title', 'color')).toBe('rgb(22, 22, 22)')
    for (const selector of ['.eig-card', '.eig-steps > li']) {
      expect(await style(page, selector, 'break-inside')).toBe('avoid')
    }
    for (const selector of ['main h2', 'main h3']) {
      expect(await style(page, selector, 'break-after')).toBe('avoid')
    }
  })

  it('opens the answers', async () => {
    const page = await paper(QUESTIONS)
    const answer = page.getByText('Toute collectivité')
    expect(await answer.evaluate((element) => element.getBoundingClientRect().height > 0)).toBe(
      true,
    )
    expect(await answer.evaluate((element) => element.checkVisibility())).toBe(true)
  })
})

describe('an answer', () => {
  it('has no heading larger than its question', async () => {
    const page = await open(QUESTIONS)
    await page.locator('summary').first().click()
    const size = async (selector: string) =>
      Number.parseFloat(await style(page, selector, 'font-size'))
    expect(await size('.eig-accordion__answer :is(h3, h4, h5)')).toBeLessThanOrEqual(
      await size('main summary'),
    )
  })
})

describe('in the colours of the system', () => {
  it('draws with lines what only a background showed, and the focus too', async () => {
    const page = await open(PAGE_PATH, { forcedColors: 'active' })
    for (const selector of ['a.fr-btn', '.fr-btn--display', '.fr-badge', '.eig-card']) {
      const lines = [
        await style(page, selector, 'border-top-style'),
        await style(page, selector, 'outline-style'),
      ]
      expect({ selector, lines }).toEqual({ selector, lines: expect.arrayContaining(['solid']) })
    }
    expect(await style(page, '.eig-steps > li', 'border-top-style', '::before')).toBe('solid')
    for (const link of ['main a[href]:not(.fr-btn)', '.fr-footer__bottom-copy a']) {
      expect([link, await style(page, link, 'text-decoration-line')]).toEqual([link, 'underline'])
    }
    await page.keyboard.press('Tab')
    expect(await style(page, ':focus-visible', 'outline-style')).toBe('solid')
  })
})

describe('with less motion', () => {
  it('moves nothing', async () => {
    const page = await open(QUESTIONS, { reducedMotion: 'reduce' })
    const moving = await page.evaluate(
      () =>
        Array.from(document.querySelectorAll('*')).filter((element) =>
          [undefined, '::before', '::after'].some((part) => {
            const style = getComputedStyle(element, part)
            const durations = `${style.transitionDuration}, ${style.animationDuration}`
            return style.scrollBehavior === 'smooth' || /[1-9]/.test(durations)
          }),
        ).length,
    )
    expect(moving).toBe(0)
  })
})

describe('where the system is dark and no script runs', () => {
  it('is dark, as with the script', async () => {
    const colours = async (javaScriptEnabled: boolean) => {
      const page = await open(PAGE_PATH, { colorScheme: 'dark', javaScriptEnabled })
      // Playwright evaluates in a world of its own, which no such setting stops.
      return [
        await style(page, 'body', 'background-color'),
        await style(page, 'h1', 'color'),
        await style(page, '.fr-header .fr-logo', 'background-position', '::after'),
      ]
    }
    const dark = await colours(true)
    expect(await colours(false)).toEqual(dark)
    expect(dark[0]).toBe('rgb(22, 22, 22)')
  })
})
