/** What a visitor does on the seeded site: with a mouse, with the keyboard alone, without JavaScript. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'

import { WEIGHT } from '@/tests/bench/budgets'
import { violations } from '@/tests/support/axe'
import { complaintsOf, launchChromium } from '@/tests/support/chromium'
import { Keyboard } from '@/tests/support/keyboard'
import { CALL_PATH, openSeededSite, type SeededSite } from '@/tests/support/seeded-site'
import { bytesOf, watchTraffic } from '@/tests/support/traffic'

jest.setTimeout(120_000)

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 900 }
const FAQ_PATH = `${CALL_PATH}/faq`

let site: SeededSite
beforeAll(async () => {
  site = await openSeededSite()
  await datedFrom(-30, 30)
})
afterEach(() => Promise.all(site.browser.contexts().map((context) => context.close())))
afterAll(() => site?.stop())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const datedFrom = (opens: number, closes: number | null) =>
  site.staff.change('calls', site.call.id, {
    opensAt: inDays(opens),
    closesAt: closes && inDays(closes),
    ...{ override: null, correctsDates: true },
  })

/** Opens `path` and waits until the script of the page has run, unless JavaScript is off. */
async function open(path: string, viewport = DESKTOP, options: BrowserContextOptions = {}) {
  const preferences = { viewport, colorScheme: 'light', reducedMotion: 'reduce' } as const
  const context = await site.browser.newContext({ ...preferences, ...options })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(site.url + path)
  if (options.javaScriptEnabled !== false) await page.locator('html[data-fr-js=true]').waitFor()
  return { page, complaints, keyboard: new Keyboard(page) }
}

const settings = (page: Page) => page.getByRole('button', { name: 'Paramètres d’affichage' })
const menu = (page: Page) => page.getByRole('button', { name: 'Menu', exact: true })
const dark = (page: Page) => page.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })

describe('a first visit', () => {
  it('shows without scrolling on a phone whether the call is open and until when', async () => {
    const { page } = await open(CALL_PATH, PHONE)
    const state = page.locator('.eig-call-state').first()
    expect(await state.innerText()).toMatch(
      /appel ouvert\s+Appel à projets EIG 7\s:\s+jusqu’au \S+ \d/i,
    )
    const box = await state.boundingBox()
    expect(box && box.y + box.height).toBeLessThanOrEqual(PHONE.height)
  })

  it('stays within its weight budget, and the next visit fetches nothing again', async () => {
    await using browser = await launchChromium()
    const context = await browser.newContext({ viewport: PHONE })
    /** Opens the page in a new tab of the same browser, which keeps its cache. */
    const arrive = async () => {
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      const arrivals = await watchTraffic(page)
      // Waits until the page makes no more requests.
      await page.goto(site.url + CALL_PATH, { waitUntil: 'networkidle' })
      await page.close()
      expect(complaints).toEqual([])
      return arrivals
    }
    const first = await arrive()
    const { requests, withoutFonts, withFonts, script } = WEIGHT.firstVisit
    const total = bytesOf(first)
    const weighed = {
      requests: first.length <= requests,
      withoutFonts: total - bytesOf(first, 'Font') <= withoutFonts,
      withFonts: total <= withFonts,
      script: bytesOf(first, 'Script') <= script,
    }
    const within = { requests: true, withoutFonts: true, withFonts: true, script: true }
    expect({ weighed, first }).toEqual({ weighed: within, first })
    // One page, one style sheet, one script, the three font weights of the page and its icon.
    const count = (type: string) => first.filter((arrival) => arrival.type === type).length
    const types = ['Document', 'Stylesheet', 'Script', 'Font', 'Other']
    expect([...types.map(count), first.length]).toEqual([1, 1, 1, 3, 1, 7])
    for (const { url, type } of first) {
      const { headers } = await fetch(url, { headers: { 'Accept-Encoding': 'gzip, br' } })
      const encoding = type === 'Font' ? null : 'br'
      expect([type, headers.get('content-encoding')]).toEqual([type, encoding])
    }

    const repeated = await arrive()
    expect(repeated.filter(({ type, bytes }) => type !== 'Document' && bytes > 0)).toEqual([])
    expect(bytesOf(repeated)).toBeLessThanOrEqual(WEIGHT.repeatedVisit.total)
  })

  it('writes nothing to the console of a large screen, and no request fails', async () => {
    const { page, complaints } = await open(CALL_PATH)
    await page.mouse.wheel(0, 5000)
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
  })
})

describe('a dialog', () => {
  /** The names of the dialogs in the accessibility tree of the browser. */
  async function dialogsHeard(page: Page): Promise<string[]> {
    const session = await page.context().newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    return nodes
      .filter(({ ignored, role }) => !ignored && role?.value === 'dialog')
      .map(({ name }) => String(name?.value))
  }

  it('is exposed to screen readers with its name while it is open, and only then', async () => {
    const { page } = await open(CALL_PATH)
    expect(await dialogsHeard(page)).toEqual([])
    await settings(page).click()
    expect(await dialogsHeard(page)).toEqual(['Paramètres d’affichage'])

    const { page: phone } = await open(CALL_PATH, PHONE)
    expect(await dialogsHeard(phone)).toEqual([])
    await menu(phone).click()
    expect(await dialogsHeard(phone)).toEqual(['Menu'])
  })

  it('closes on a click outside it, and the menu dialog closes when the screen widens', async () => {
    const { page } = await open(CALL_PATH, PHONE)
    await menu(page).click()
    await settings(page).click()
    await page.locator('#menu-mobile').waitFor({ state: 'hidden' })
    await page.mouse.click(10, 10)
    await page.locator('#fr-theme-modal').waitFor({ state: 'hidden' })
    expect(await menu(page).evaluate((element) => element === document.activeElement)).toBe(true)

    await menu(page).click()
    await page.setViewportSize(DESKTOP)
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    await settings(page).click()
    await page.getByRole('radio', { name: 'Thème clair' }).waitFor()
  })

  it('changes the theme of the other tabs too', async () => {
    const { page } = await open(CALL_PATH)
    const other = await page.context().newPage()
    await other.goto(site.url + FAQ_PATH)
    await settings(page).click()
    await page.getByText('Thème sombre').click()
    await dark(other)
  })
})

type Stop = { index: number; name: string; faults: string[] }

/**
 * The focused element: its index among the focusable elements, and the faults for a keyboard user. null: none has the
 * focus.
 */
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

/** Every stop of the Tab key from the top of the page until the focus leaves it. Throws if it never leaves. */
async function tour(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  while (stops.length < 300) {
    await page.keyboard.press('Tab')
    const next = await stop(page)
    if (!next) return stops
    stops.push(next)
  }
  const last = stops.slice(-5).map(({ name }) => name)
  throw new Error(`Never leaves the page: ${last.join(', ')}`)
}

/** The number of visible focusable elements. */
const seen = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const takers = [...document.querySelectorAll('a[href], button, summary, input')]
    // The skip links become visible when they have the focus.
    return takers.filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) || one.closest('.fr-skiplinks'),
    ).length
  })

describe.each([
  ['a phone', PHONE, () => [CALL_PATH, FAQ_PATH]],
  ['a large screen', DESKTOP, () => [...site.paths, '/nulle-part']],
])('on %s, the Tab key', (_, viewport, paths) => {
  it('goes through a page in the order of its text, each stop visible and outlined', async () => {
    const { page } = await open('/', viewport)
    for (const path of paths()) {
      await page.goto(site.url + path)
      await page.locator('html[data-fr-js=true]').waitFor()
      const stops = await tour(page)
      const faults = stops.flatMap(({ name, faults: found }) =>
        found.map((one) => `${name}: ${one}`),
      )
      expect([path, faults]).toEqual([path, []])
      const order = stops.map(({ index }) => index)
      expect([path, order]).toEqual([path, order.toSorted((a, b) => a - b)])
      expect([path, stops.length]).toEqual([path, await seen(page)])
    }
  })
})

describe('with the keyboard alone, a visitor', () => {
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

  it('opens a question, reaches a link of its answer, and closes it', async () => {
    const { page, keyboard } = await open(FAQ_PATH)
    const question = page
      .locator('main details')
      .filter({ has: page.locator('a') })
      .first()
    await keyboard.enter(question.locator('summary'))
    await question.and(page.locator('[open]')).waitFor()
    await keyboard.press('Tab')
    expect(await question.locator('a:focus').count()).toBe(1)
    await keyboard.press('Shift+Tab', 'Space')
    await question.and(page.locator(':not([open])')).waitFor()
  })

  it('unfolds the breadcrumb on a phone', async () => {
    const { page, keyboard } = await open(FAQ_PATH, PHONE)
    await keyboard.enter(page.getByRole('button', { name: 'Voir le fil d’Ariane' }))
    await page.locator('#fil-ariane').waitFor()
    await keyboard.enter(page.locator('.fr-breadcrumb').getByRole('link').first())
    await page.waitForURL((url) => !url.pathname.endsWith('/faq'))
  })

  it('stays in the menu until it is closed, and gets the focus back on its button', async () => {
    const { page, keyboard } = await open(CALL_PATH, PHONE)
    await keyboard.enter(menu(page))
    await staysIn(page, '#menu-mobile')
    await page.keyboard.press('Escape')
    await page.locator('#menu-mobile').waitFor({ state: 'hidden' })
    expect(await keyboard.isOn(menu(page))).toBe(true)
  })

  it('chooses a theme without a change of page, gets the focus back on the button, and finds the theme again later', async () => {
    const { page, keyboard, complaints } = await open(CALL_PATH)
    await keyboard.enter(settings(page))
    await staysIn(page, '#fr-theme-modal')
    await keyboard.goTo(page.getByRole('radio', { checked: true }))
    await keyboard.press('ArrowUp')
    await page.locator('#fr-theme-modal').waitFor()
    await dark(page)
    expect(await page.getByRole('radio', { name: 'Thème sombre' }).isChecked()).toBe(true)
    expect(new URL(page.url()).pathname).toBe(CALL_PATH)
    await keyboard.goTo(page.locator('#fr-theme-modal').getByRole('button', { name: 'Fermer' }))
    await keyboard.press('Escape')
    await page.locator('#fr-theme-modal').waitFor({ state: 'hidden' })
    expect(await keyboard.isOn(settings(page))).toBe(true)
    await page.reload()
    await dark(page)
    expect(complaints).toEqual([])
  })
})

/** Checks that ten presses of Tab, then of Shift+Tab, from within the dialog at `selector` focus nothing behind it. */
async function staysIn(page: Page, selector: string): Promise<void> {
  await page.locator(`${selector} :focus`).waitFor()
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press(key)
      // After the last stop, a native dialog lets the focus go to the browser's own toolbar, but to nothing on the
      // page.
      const isOutside = await page.evaluate((within) => {
        const { activeElement: at, body } = document
        return at !== null && at !== body && !at.closest(within)
      }, selector)
      expect(isOutside).toBe(false)
    }
  }
}

describe('without JavaScript', () => {
  const OFF = { javaScriptEnabled: false }

  /** The texts of the page that are not visible, except skip links and the parts that need a script. */
  const unread = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const hidden: string[] = []
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const parent = text.parentElement!
        const isAside = parent.closest(
          '.fr-skiplinks, .fr-btn, .fr-breadcrumb__button, .eig-summary__button, .eig-menu, dialog, script',
        )
        const isShown = parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        if (text.textContent?.trim() && !isAside && !isShown) hidden.push(text.textContent)
      }
      return hidden
    })
  /** The visible buttons, except those that submit a form or open a list of the menu, which need no script. */
  const deadButtons = (page: Page) =>
    page
      .locator('button:visible:not(form[method="post"] [type="submit"], [popovertarget])')
      .allInnerTexts()

  it('on a phone every page is reachable by visible links, reads in full, and has no dead button', async () => {
    const { page } = await open('/', PHONE, OFF)
    const waiting = ['/']
    const visited = new Set<string>()
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      await page.goto(site.url + path)
      const { pathname } = new URL(page.url())
      if (visited.has(pathname)) continue
      visited.add(pathname)

      for (const summary of await page.locator('main summary').all()) await summary.click()
      expect([pathname, await deadButtons(page)]).toEqual([pathname, []])
      expect([pathname, await unread(page)]).toEqual([pathname, []])

      const links = page.locator('a[href^="/"]:visible')
      const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
      waiting.push(...hrefs.filter((href) => !visited.has(href)))
    }
    expect([...visited].sort()).toEqual(expect.arrayContaining(site.paths))
  })

  it('a visitor can submit an address, and read its error', async () => {
    const { page } = await open('/appels/prevenir/mes-donnees', PHONE, OFF)
    for (const [address, title] of [
      ['lea.martin@', /^Erreur\u00a0: Voir et effacer/],
      ['lea.martin@exemple.fr', /^Consultez votre messagerie/],
    ] as const) {
      await page.getByRole('textbox', { name: /^Votre adresse/ }).fill(address)
      const answered = page.waitForEvent('load')
      await page.getByRole('button', { name: 'Recevoir le lien' }).click()
      await answered
      expect(await page.title()).toMatch(title)
    }
  })

  it('on a large screen the page reads in full too', async () => {
    const { page, complaints } = await open(CALL_PATH, DESKTOP, OFF)
    expect([await deadButtons(page), await unread(page)]).toEqual([[], []])
    expect(complaints).toEqual([])
  })
})

describe('a candidate, with the keyboard alone', () => {
  const FORM = /^https:\/\/www\.demarches-simplifiees\.fr\//
  const LOOKS = [
    [1280, 'dark'],
    [1280, 'light'],
    [390, 'dark'],
    [320, 'light'],
  ] as const

  type State = { call?: object; words: RegExp }
  const dated = (opens: number, closes: number | null) => ({
    opensAt: inDays(opens),
    closesAt: closes && inDays(closes),
  })
  const set = async ({ call = dated(-30, 30) }: State) => {
    await site.staff.change('calls', site.call.id, { ...call, correctsDates: true })
    await site.staff.change('pages', site.call.page, { calls: [site.call.id] })
  }
  /**
   * The home address, which leads to the page that has the call; then the pages below that page, as from a search
   * engine.
   */
  const starts = () => ['/', ...site.paths.filter((path) => path.startsWith(`${CALL_PATH}/`))]

  async function arrive() {
    const opened = await open('/')
    const { page } = opened
    await page.context().route(FORM, (route) => route.fulfill({ body: 'Le formulaire' }))
    const seen = new Set<string>()
    /** Checks that `link` fits in the width of each screen and is large enough for a finger, once for each page. */
    const showsWell = async (link: Locator) => {
      const { pathname } = new URL(page.url())
      const place = `${pathname} ${await link.innerText()}`
      if (seen.has(place)) return
      seen.add(place)
      for (const [width, colorScheme] of LOOKS) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 844 })
        const box = (await link.boundingBox())!
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        const fits = box.x >= 0 && box.x + box.width <= width && box.height >= 24
        expect([pathname, width, fits, wide]).toEqual([pathname, width, true, width])
      }
    }
    return { ...opened, showsWell }
  }

  const OPEN: [string, State][] = [
    ['the call is open', { words: /\sjusqu’au\s[a-z]+ \d/ }],
    ['it is in its last days', { call: dated(-30, 3), words: /\sr?ouvert jusqu’au\s[a-z]+ \d/ }],
  ]
  const NOT_OPEN: [string, State][] = [
    ['is upcoming', { call: dated(10, 40), words: /^L’appel ouvre le [a-z]+ \d/ }],
    ['is closed', { call: dated(-40, -1), words: /^La date de la prochaine ouverture/ }],
    ['is not published', { call: { _status: 'draft' }, words: /^La date de la prochaine/ }],
  ]

  // `accessibility-matrix.test.ts` goes the same way without JavaScript.
  it.each(OPEN)('gets to the form in at most two presses while %s', async (_state, state) => {
    await set(state)
    const { page, keyboard, showsWell, complaints } = await arrive()
    const way = page.locator(
      '.eig-hero .fr-btn:not(.fr-btn--secondary), .eig-neighbours a[href$="/proposer"]',
    )
    for (const start of starts()) {
      await page.goto(site.url + start)
      const steps: string[] = []
      while (!FORM.test(steps.at(-1) ?? '') && steps.length < 3) {
        const link = way.first()
        await showsWell(link)
        expect(await page.locator('.eig-hero .eig-call-state').innerText()).toMatch(state.words)
        const href = (await link.getAttribute('href'))!
        steps.push(href)
        const tab = FORM.test(href) ? page.waitForEvent('popup') : null
        await keyboard.enter(link)
        if (tab) await (await tab).close()
        else await page.waitForURL(site.url + href)
      }
      expect([start, steps]).toEqual([
        start,
        [expect.anything(), expect.stringMatching(FORM)].slice(-steps.length),
      ])
    }
    expect(complaints).toEqual([])
  })

  it.each(NOT_OPEN)(
    'learns what to do, one press away, while the call %s',
    async (_state, state) => {
      await set(state)
      const { page, keyboard, showsWell, complaints } = await arrive()
      const [top, follow] = [page.locator('.eig-hero'), page.locator('.fr-follow')]
      for (const start of starts()) {
        await page.goto(site.url + start)
        expect(await top.locator('.fr-btn:not(.fr-btn--secondary)').count()).toBe(0)
        expect(await follow.locator('p').innerText()).toMatch(state.words)
        const calendar = follow.getByRole('link', { name: 'à mon agenda' })
        await showsWell(calendar)
        const answer = await page.request.get(site.url + (await calendar.getAttribute('href')))
        expect(answer.headers()['content-type']).toMatch(/^text\/calendar/)
        const letter = top.getByRole('link', { name: 'Me prévenir' })
        await showsWell(letter)
        await keyboard.enter(letter)
        await page.waitForURL(`${site.url}/appels/prevenir/pour${CALL_PATH}`)
        await showsWell(page.getByRole('textbox', { name: 'Votre adresse électronique' }))
      }
      expect(complaints).toEqual([])
    },
  )
})

describe('the menu of a site that has one', () => {
  beforeAll(async () => {
    await site.staff.setGlobal('navigation', {
      entries: [
        { label: 'Le plan', url: '/plan-du-site' },
        { label: 'Participer', page: site.call.page, children: [{ url: FAQ_PATH, label: 'FAQ' }] },
      ],
    })
  })
  const nav = (page: Page) => page.locator('.eig-header__menu')
  const list = (page: Page) => nav(page).getByRole('button', { name: 'Participer' })

  it.each([
    ['with its script', {}],
    ['without JavaScript', { javaScriptEnabled: false }],
  ])(
    'opens a list with the keyboard, closes it on Escape and follows its links, %s',
    async (_, options) => {
      const { page, complaints, keyboard } = await open(CALL_PATH, DESKTOP, options)
      const faq = nav(page).getByRole('link', { name: 'FAQ' })
      await keyboard.enter(list(page))
      await faq.waitFor()
      // The list is right under its button.
      const [button, shown] = [await list(page).boundingBox(), await faq.boundingBox()]
      expect(Math.abs(shown!.x - button!.x)).toBeLessThan(2)
      await keyboard.press('Escape')
      await faq.waitFor({ state: 'hidden' })
      expect(await keyboard.isOn(list(page))).toBe(true)
      await keyboard.press('Enter')
      await keyboard.enter(faq)
      await page.waitForURL(site.url + FAQ_PATH)
      expect(await list(page).getAttribute('aria-current')).toBe('true')
      expect(await nav(page).locator('[aria-current=page]').textContent()).toBe('FAQ')
      expect(complaints).toEqual([])
    },
  )

  it('opens a list under its button without CSS anchor positioning too', async () => {
    const { page } = await open(CALL_PATH, { width: 1000, height: 700 }, { bypassCSP: true })
    // Simulates Safari 17 and Firefox ESR: the properties have no effect, and `CSS.supports` denies them.
    await page.addInitScript(() => {
      CSS.supports = () => false
      addEventListener('DOMContentLoaded', () => {
        const sheet = document.head.appendChild(document.createElement('style'))
        sheet.textContent = '.eig-menu[popover] { position-area: none; position-try: none }'
      })
    })
    await page.reload()
    await page.locator('html[data-fr-js=true]').waitFor()
    await page.mouse.wheel(0, 40)
    await list(page).click()
    const link = nav(page).getByRole('link', { name: 'FAQ' })
    await link.waitFor()
    const button = (await list(page).boundingBox())!
    const shown = (await page.locator('.eig-menu:popover-open').boundingBox())!
    expect(Math.abs(shown.x - button.x)).toBeLessThan(2)
    expect(Math.abs(shown.y - (button.y + button.height))).toBeLessThan(2)
  })

  it('is in the dialog of a phone, with the list that contains the page open', async () => {
    const { page } = await open(FAQ_PATH, PHONE)
    expect(await nav(page).isVisible()).toBe(false)
    await menu(page).click()
    const dialog = page.getByRole('dialog', { name: 'Menu' })
    await dialog.getByRole('link', { name: 'FAQ' }).waitFor()
    expect(await violations(page, 'dialog[open]', { targetSize: true })).toEqual([])
    await dialog.getByRole('link', { name: 'Le plan' }).click()
    await page.waitForURL(`${site.url}/plan-du-site`)
  })

  it('is in the page of a phone without JavaScript', async () => {
    const { page } = await open(CALL_PATH, PHONE, { javaScriptEnabled: false })
    await list(page).click()
    await nav(page).getByRole('link', { name: 'FAQ' }).click()
    await page.waitForURL(site.url + FAQ_PATH)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  })
})
