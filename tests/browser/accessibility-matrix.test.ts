/**
 * Checks every kind of public page, in every state of the call that changes it, with a menu and a notice: in the light
 * and dark themes, on a phone and a large screen, on paper, and with the settings that visitors change to read (zoom, larger
 * letters, wider spacing). All rules of axe are on, including its optional rule on the size of targets.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'

import { violations } from '@/tests/support/axe'
import { htmlErrors } from '@/tests/support/html'
import { Keyboard } from '@/tests/support/keyboard'
import { openMailbox, type Mailbox } from '@/tests/support/mailbox'
import { CALL_PATH, openSeededSite, type SeededSite } from '@/tests/support/seeded-site'
import { runSql } from '@/tests/support/sqlite'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const SCHEMES = ['light', 'dark'] as const
/** Both sides of the breakpoints of the style sheet. `visitor.test.ts` also reads pages at 390 px. */
const WIDTHS = [320, 1280]
const HEIGHT = 844
const ALL = { targetSize: true }

const FAQ_PATH = `${CALL_PATH}/faq`

const OTHER_PATHS = [
  '/accessibilite',
  '/donnees-personnelles',
  '/mentions-legales',
  FAQ_PATH,
  '/participer/administrations/proposer',
  '/plan-du-site',
]

const link = { label: 'Lire la suite', url: 'https://exemple.org/suite' }

/** Kinds of section that no seeded page has. */
const MORE_SECTIONS = [
  { blockType: 'keyDates', title: 'Dates clés' },
  ...['info', 'warning'].map((severity) => ({
    blockType: 'alert',
    severity,
    title: `Message ${severity}`,
    body: 'Le dépôt rouvre [lundi](/plan-du-site).',
  })),
  { blockType: 'alert', body: 'Une phrase.' },
  { blockType: 'tiles', title: 'Ensuite', tiles: [{ link, description: 'En mars.' }, { link }] },
  {
    blockType: 'keyFigures',
    title: 'En bref',
    figures: [{ value: '70 %', meaning: 'du coût' }],
    source: 'bilan de 2024',
  },
  { blockType: 'picture', caption: 'L’atelier', credit: 'DINUM' },
  { blockType: 'video', title: 'En images', link, transcript: '## Le départ\n\nMusique.' },
]

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

let mailbox: Mailbox
let site: SeededSite
let page: Page
/** A page where JavaScript is off. */
let withoutScript: Page
/** The title in the browser tab, by path. */
const titles = new Map<string, string>()

beforeAll(async () => {
  mailbox = await openMailbox()
  site = await openSeededSite(mailbox.url)
  page = await site.browser.newPage()
  withoutScript = await site.browser.newPage({ javaScriptEnabled: false })
  const stored = await site.staff.ask('GET', `/api/pages/${site.call.page}?depth=0`)
  const { sections } = (await stored.json()) as { sections: object[] }
  await site.staff.change('pages', site.call.page, { sections: [...sections, ...MORE_SECTIONS] })
  await site.staff.setGlobal('navigation', {
    entries: [
      {
        label: 'Participer',
        page: site.call.page,
        children: [{ label: 'Questions', url: FAQ_PATH }],
      },
      { label: 'Le plan', url: '/plan-du-site' },
    ],
  })
  await site.staff.setGlobal('notice', {
    severity: 'warning',
    title: 'Travaux',
    text: 'Le site ferme **lundi**, sauf [le plan](/plan-du-site).',
    link,
  })
})
afterAll(async () => {
  await site?.stop()
  await mailbox?.close()
})

let addresses = 0

/** The faults at `path`, at each width in one theme. The next call swaps the themes. */
async function faultsAt(path: string, expectedStatus = 200): Promise<string[]> {
  const { status, html } = await visit(site.url, path)
  expect([path, status]).toEqual([path, expectedStatus])
  const faults = (await htmlErrors(html)).map((error) => `HTML ${error}`)

  await page.goto(site.url + path)
  // Moves the pointer off the header, which reacts to hovering.
  await page.mouse.move(0, HEIGHT / 2)
  titles.set(path, await page.title())
  for (const details of await page.locator('details').all()) {
    await details.evaluate((element: HTMLDetailsElement) => (element.open = true))
  }
  const schemes = addresses++ % 2 ? SCHEMES : SCHEMES.toReversed()
  for (const [index, width] of WIDTHS.entries()) {
    const colorScheme = schemes[index % 2]!
    await page.emulateMedia({ colorScheme, media: 'screen' })
    await page.locator(`html[data-fr-theme=${colorScheme}]`).waitFor({ state: 'attached' })
    await page.setViewportSize({ width, height: HEIGHT })
    const found = await violations(page, 'html', ALL)
    faults.push(...found.map((fault) => `${colorScheme}, ${width} px: ${fault}`))
    const shown = await page.evaluate(() => document.documentElement.scrollWidth)
    if (shown > width) faults.push(`${width} px: scrolls sideways, ${shown} px wide`)
  }
  return [...faults, ...(await outlineFaults())]
}

/** Fills in the form of the page, by the beginnings of its labels, and sends it with `button`. Returns the faults of the answer. */
async function faultsOnceSent(values: Record<string, string>, button: string): Promise<string[]> {
  await page.emulateMedia({ media: 'screen' })
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value)
  const answered = page.waitForEvent('load')
  await page.getByRole('button', { name: button }).click()
  await answered
  return violations(page, 'html', ALL)
}

/** The parts of RGAA 8 and 9.2 that axe does not check: document type, language, title, landmarks. */
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

/**
 * The faults of the way to the application from `path`, without JavaScript and with the keyboard alone: the state, whose words
 * are `words`, must be on the first screen, and an open call at most two presses away. `words`: null without a call.
 */
async function wayFaults(path: string, width: number, words: string | null): Promise<string[]> {
  const page = withoutScript
  await page.setViewportSize({ width, height: HEIGHT })
  await page.goto(site.url + path)
  const state = page.locator('.eig-call-state').first()
  const box = words === null ? null : await state.boundingBox()
  const faults = []
  if (words !== null && !(box && box.y + box.height <= HEIGHT)) faults.push('state too low')
  if (words !== null && !(await state.innerText()).toLowerCase().includes(words)) {
    faults.push('another state')
  }
  const way = page.locator('main a.fr-btn--lg').first()
  const keyboard = new Keyboard(page)
  let presses = 0
  let isReached = false
  while ((await way.count()) && !isReached && presses < 2) {
    presses += 1
    isReached = (await way.getAttribute('href'))!.startsWith('https:')
    if (!isReached) {
      const left = page.url()
      await keyboard.enter(way)
      await page.waitForURL((url) => url.href !== left)
    }
  }
  if (isReached !== Boolean(words?.match(/ouvert|bientôt clos/))) {
    faults.push(isReached ? 'a way to apply' : 'no way to apply')
  }
  return faults.map((fault) => `${path}, ${width} px: ${fault}`)
}

const everyWay = async (words: string | null) => {
  const found: string[] = []
  for (const path of ['/', FAQ_PATH]) {
    for (const width of [390, 1280]) found.push(...(await wayFaults(path, width, words)))
  }
  return found
}

describe('axe and html-validate find no fault', () => {
  const STATES = {
    'ouvert en continu': ['appel ouvert en continu', -30, null],
    'bientôt clos': ['appel bientôt clos', -30, 3],
    'à venir': ['appel à venir', 10, 40],
    'à venir, sans date': ['appel à venir', null, null],
    clos: ['appel clos', -40, -1],
    'ouvert par dérogation': ['appel ouvert', -40, -1, 'open'],
    'clos par dérogation': ['appel clos', -30, 30, 'closed'],
    // The last, which the page printed below has.
    ouvert: ['appel ouvert', -30, 30],
  } as const

  it.each(Object.entries(STATES))('on the page of a call: %s', async (_, state) => {
    const [words, opens, closes, override = null] = state
    await site.staff.change('calls', site.call.id, {
      opensAt: opens && inDays(opens),
      closesAt: closes && inDays(closes),
      override,
      overrideReason: override && 'Décision du comité',
    })
    expect(await faultsAt(CALL_PATH)).toEqual([])
    expect(await everyWay(words)).toEqual([])
  })

  it.each([CALL_PATH, FAQ_PATH, '/plan-du-site'])('on paper: %s', async (path) => {
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    await page.goto(site.url + path)
    expect(await violations(page, 'html', ALL)).toEqual([])
    await page.emulateMedia({ media: 'screen' })
  })

  it('on the same page without a call', async () => {
    await site.staff.change('pages', site.call.page, { calls: [] })
    expect(await faultsAt(CALL_PATH)).toEqual([])
    expect(await page.locator('.eig-call-state').count()).toBe(0)
    expect(await everyWay(null)).toEqual([])
  })

  it.each(OTHER_PATHS)('on another page that comes with the site: %s', async (path) => {
    expect(await faultsAt(path)).toEqual([])
  })

  it('on the page that answers 404, and for a malformed address', async () => {
    expect(await faultsAt('/nulle-part', 404)).toEqual([])
    expect(await faultsAt('/%ff', 400)).toEqual([])
  })

  it('on the form to be notified of an opening, on its error and on its confirmation', async () => {
    const calls = [site.call.id]
    await site.staff.change('pages', site.call.page, { calls })
    await site.staff.change('calls', site.call.id, { opensAt: inDays(10), closesAt: inDays(40) })
    const form = `/appels/prevenir/pour${CALL_PATH}`
    expect(await faultsAt('/appels/prevenir/mes-donnees')).toEqual([])
    expect(await faultsAt(form)).toEqual([])
    const send = (address: string) =>
      faultsOnceSent({ 'Votre adresse électronique': address }, 'M’inscrire')
    expect(await send('lea.martin')).toEqual([])
    expect(await page.title()).toMatch(/^Erreur\u00a0: /)
    const field = page.getByRole('textbox', { name: 'Votre adresse électronique' })
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await send('lea.martin@exemple.fr')).toEqual([])
    expect(await page.title()).toMatch(/^Consultez votre messagerie/)
  })

  it('on an invitation, on its errors, on the new account, and once its link has served', async () => {
    const email = 'nora@exemple.fr'
    const made = await site.staff.ask('POST', '/api/invitations', { email, role: 'editor' })
    expect(made.status).toBe(201)
    const [link] = /^http\S+\/invitation\/\S+$/m.exec((await mailbox.next(email)).text)!
    const { pathname } = new URL(link)
    expect(await faultsAt(pathname)).toEqual([])
    const send = (password: string, again = password) =>
      faultsOnceSent(
        {
          'Votre nom': 'Nora Fournier',
          'Votre mot de passe (': password,
          'Votre mot de passe, une seconde fois': again,
        },
        'Créer mon compte',
      )
    const strong = 'trois-petits-hiboux-gris'
    for (const [password, again, words] of [
      ['', '', 'Choisissez un mot de passe.'],
      ['nora-fournier', 'nora-fournier', 'Ce mot de passe est facile à deviner.'],
      [strong, 'autre', 'Les deux mots de passe sont différents\u00a0:'],
    ] as const) {
      expect(await send(password, again)).toEqual([])
      expect(await page.title()).toMatch(/^Erreur\u00a0: /)
      const field = page.locator('input[aria-invalid=true]')
      const message = page.locator(`#${await field.getAttribute('aria-describedby')}`)
      expect(await message.innerText()).toContain(words)
    }
    expect(await send(strong)).toEqual([])
    expect(await page.title()).toMatch(/^Votre compte est créé/)
    expect(await faultsAt(pathname, 404)).toEqual([])
  })

  it('on the public changes of a page with a call', async () => {
    expect(await faultsAt(`${CALL_PATH}/changements`)).toEqual([])
  })

  it('on a shared draft, and when its link is refused', async () => {
    const answer = await site.staff.ask('POST', '/api/share-links', { page: site.call.page })
    const { link } = (await answer.json()) as { link: { id: string; address: string } }
    const { pathname } = new URL(link.address)
    expect(await faultsAt(pathname)).toEqual([])
    expect(await faultsAt(`${pathname}x`, 404)).toEqual([])
    await site.staff.ask('POST', `/api/share-links/${link.id}/revoke`)
    expect(await faultsAt(pathname, 410)).toEqual([])
  })

  it.each([
    ['light', 320],
    ['dark', 390],
    ['light', 1280],
    ['dark', 1280],
  ] as const)(
    'in the menu and the display settings, %s, %i px wide',
    async (colorScheme, width) => {
      await page.emulateMedia({ colorScheme, media: 'screen' })
      await page.setViewportSize({ width, height: HEIGHT })
      await page.goto(site.url + CALL_PATH)
      await page.locator(`html[data-fr-theme=${colorScheme}]`).waitFor({ state: 'attached' })
      if (width < 1000) {
        await page.getByRole('button', { name: 'Menu', exact: true }).click()
        await page.locator('#menu-mobile[open], #menu-mobile.fr-modal--opened').waitFor()
        expect(await violations(page, 'html', ALL)).toEqual([])
      } else {
        await page.getByRole('button', { name: 'Participer' }).click()
        await page.locator('.eig-menu:popover-open').waitFor()
        expect(await violations(page, 'html', ALL)).toEqual([])
        await page.keyboard.press('Escape')
      }
      await page.getByRole('button', { name: 'Paramètres d’affichage' }).last().click()
      await page.getByRole('radio', { name: 'Thème sombre' }).waitFor()
      expect(await violations(page, 'html', ALL)).toEqual([])
    },
  )
})

const CONTROLS = '.fr-btn, .fr-nav__btn, .fr-nav__link, summary'

/** The first visible control of each combination of classes. */
async function kindsOfControl(): Promise<Locator[]> {
  const controls = await page.locator(`:is(${CONTROLS}):visible`).all()
  const classes = await Promise.all(controls.map((one) => one.getAttribute('class')))
  return controls.filter((_, index) => classes.indexOf(classes[index]!) === index)
}

it.each(SCHEMES)(
  'each kind of control keeps its contrast under the pointer, in the %s theme',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme, media: 'screen' })
    await page.setViewportSize({ width: 1280, height: HEIGHT })
    for (const path of [CALL_PATH, FAQ_PATH, '/nulle-part']) {
      await page.goto(site.url + path)
      await page.locator(`html[data-fr-theme=${colorScheme}]`).waitFor({ state: 'attached' })
      for (const control of await kindsOfControl()) {
        await control.hover()
        expect([path, await violations(page, `:is(${CONTROLS}):hover`)]).toEqual([path, []])
      }
    }
  },
)

it('every page is checked, and each has its own title', () => {
  expect(site.paths).toEqual([...OTHER_PATHS, CALL_PATH].sort())
  const known = site.paths.map((path) => titles.get(path))
  expect(new Set(known).size).toBe(site.paths.length)
  expect(known).not.toContain(undefined)
})

/** RGAA 4.1, 10.12. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
/** RGAA 4.1, 10.4: doubles the size of letters and changes nothing else. */
const LARGE = ':root { font-size: 200% !important }'

/** Adds rules through the adopted style sheets of the document, which a policy against inline styles allows. */
const addStyle = (css: string) =>
  page.evaluate((rules) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules)
    document.adoptedStyleSheets = [sheet]
  }, css)

/** The texts that overflow an element that clips them, and by how many pixels the page is wider than the screen. */
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

/** Ways to read, each with the widths at which it is tested. */
const COMFORTS = {
  'spaced widely': { css: SPACING, widths: [320, 1280] },
  'in letters twice as large': { css: LARGE, widths: [640, 1280] },
  'at 200 % of zoom on a small screen': { css: '', widths: [512] },
}

it('no text is cut and no page scrolls sideways, however the text is spaced or enlarged', async () => {
  for (const path of [...site.paths, '/nulle-part']) {
    await page.goto(site.url + path)
    await page
      .locator('details')
      .evaluateAll((all: HTMLDetailsElement[]) => all.forEach((one) => (one.open = true)))
    for (const [name, { css, widths }] of Object.entries(COMFORTS)) {
      for (const width of widths) {
        await page.setViewportSize({ width, height: HEIGHT })
        await addStyle('')
        // The label of an icon button is clipped on purpose.
        const before = await lost()
        await addStyle(css)
        const { cut, beyond } = await lost()
        const newlyCut = cut.filter((one) => !before.cut.includes(one))
        expect([path, name, width, newlyCut, beyond]).toEqual([path, name, width, [], 0])
      }
    }
  }
})

it.each(SCHEMES)(
  'borders, icons and outlines have a contrast of at least 3:1, in the %s theme',
  async (colorScheme) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme })
    await page.goto(site.url + FAQ_PATH)
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
    // DSFR draws the ring as a gradient whose stops are: transparent, the colour, transparent.
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
  },
)

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

/** The WCAG 2.2 « contrast ratio » of two opaque colours, each given as `rgb(…)`. */
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

// Runs last, because it breaks the database.
it('axe and html-validate find no fault on the pages served without the database', async () => {
  expect((await visit(site.url, CALL_PATH)).status).toBe(200)
  await runSql(site.server.dataDir, 'ALTER TABLE revisions RENAME TO revisions_away')
  expect(await faultsAt(CALL_PATH)).toEqual([])
  const notice = page.locator('.eig-stale')
  await page.emulateMedia({ forcedColors: 'active' })
  const line = () => notice.evaluate((element) => getComputedStyle(element).borderBottomStyle)
  expect(await line()).toBe('solid')
  await page.emulateMedia({ forcedColors: 'none' })
  expect(await faultsAt('/jamais-vue', 503)).toEqual([])
})
