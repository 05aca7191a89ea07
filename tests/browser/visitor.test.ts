import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'

import { complaintsOf } from '@/tests/support/chromium'
import { PAGE_PATH } from '@/tests/support/content'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'

jest.setTimeout(120_000)

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }

let site: StaffedSite

beforeAll(async () => {
  site = await openStaffedSite()
})
afterEach(() => Promise.all(site.browser.contexts().map((context) => context.close())))
afterAll(() => site?.stop())

async function open(options: BrowserContextOptions, path = PAGE_PATH) {
  const context = await site.browser.newContext({ colorScheme: 'light', ...options })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(site.server.url + path, { waitUntil: 'networkidle' })
  return { page, complaints }
}

/** The names of the dialogs that the browser itself tells assistive technologies of. */
async function dialogsHeard(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  return nodes
    .filter(({ ignored, role }) => !ignored && role?.value === 'dialog')
    .map(({ name }) => String(name?.value))
}

/** Presses Tab until the focus is on the button called `name`, as someone without a mouse must. */
async function tabTo(page: Page, name: string) {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document
      return activeElement?.tagName === 'BUTTON' ? activeElement.textContent.trim() : ''
    })
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await focused()) === name) return
  }
  throw new Error(`The keyboard does not reach « ${name} ».`)
}

describe('on a phone', () => {
  it('tells without scrolling whether the call is open and until when', async () => {
    const { page } = await open({ viewport: PHONE })
    const state = page.locator('.eig-call-state')
    expect(await state.innerText()).toMatch(/appel ouvert\s+jusqu’au \d/i)
    const box = await state.boundingBox()
    expect(box && box.y + box.height).toBeLessThanOrEqual(PHONE.height)
  })

  it('never scrolls sideways', async () => {
    const { page } = await open({ viewport: { width: 320, height: 600 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })

  it('opens the menu and changes the theme from the keyboard', async () => {
    const { page, complaints } = await open({ viewport: PHONE })
    await tabTo(page, 'Menu')
    await page.keyboard.press('Enter')
    const menu = page.locator('#menu-mobile')
    await menu.waitFor({ state: 'visible' })
    await tabTo(page, 'Paramètres d’affichage')
    await page.keyboard.press('Enter')
    await page.locator('#fr-theme-modal').waitFor({ state: 'visible' })
    await page.keyboard.press('Escape')
    await page.locator('#fr-theme-modal').waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
  })
})

describe('a dialog', () => {
  it('is there for a screen reader while it is open, with its name, and not before', async () => {
    const { page } = await open({ viewport: DESKTOP })
    expect(await dialogsHeard(page)).toEqual([])
    await page.getByRole('button', { name: 'Paramètres d’affichage' }).click()
    expect(await dialogsHeard(page)).toEqual(['Paramètres d’affichage'])

    const { page: phone } = await open({ viewport: PHONE })
    expect(await dialogsHeard(phone)).toEqual([])
    await phone.getByRole('button', { name: 'Menu', exact: true }).click()
    expect(await dialogsHeard(phone)).toEqual(['Menu'])
  })

  it('closes on the page around it, and gives the menu’s place back to a screen that widens', async () => {
    const { page } = await open({ viewport: PHONE })
    const menu = page.getByRole('button', { name: 'Menu', exact: true })
    await menu.click()
    await page.getByRole('button', { name: 'Paramètres d’affichage' }).click()
    await page.locator('#menu-mobile').waitFor({ state: 'hidden' })
    await page.mouse.click(10, 10)
    await page.locator('#fr-theme-modal').waitFor({ state: 'hidden' })
    expect(await menu.evaluate((element) => element === document.activeElement)).toBe(true)

    await menu.click()
    await page.setViewportSize(DESKTOP)
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Paramètres d’affichage' }).click()
    await page.getByRole('radio', { name: 'Thème clair' }).waitFor()
  })

  it('changes the theme of the other tabs too', async () => {
    const { page } = await open({ viewport: DESKTOP })
    const other = await page.context().newPage()
    await other.goto(site.server.url + PAGE_PATH)
    await page.getByRole('button', { name: 'Paramètres d’affichage' }).click()
    await page.getByText('Thème sombre').click()
    await other.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })
  })
})

describe('on a large screen', () => {
  it('changes the theme from the keyboard and remembers it', async () => {
    const { page, complaints } = await open({ viewport: DESKTOP })
    await tabTo(page, 'Paramètres d’affichage')
    await page.keyboard.press('Enter')
    const dark = page.getByRole('radio', { name: 'Thème sombre' })
    await dark.waitFor()
    await page.locator('#fr-theme-modal :focus').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowUp')
    await page.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })
    expect(await dark.isChecked()).toBe(true)
    await page.keyboard.press('Escape')
    await page.locator('#fr-theme-modal').waitFor({ state: 'hidden' })

    await page.reload()
    await page.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })
    expect(complaints).toEqual([])
  })

  it('jumps to the content with the first key pressed', async () => {
    const { page } = await open({ viewport: DESKTOP })
    await page.keyboard.press('Tab')
    const link = page.getByRole('link', { name: 'Contenu' })
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    expect(page.url()).toContain('#contenu')
  })
})

describe.each([
  ['a phone', PHONE],
  ['a large screen', DESKTOP],
])('on %s', (_, viewport) => {
  it('writes nothing to the console, and no request fails', async () => {
    const { page, complaints } = await open({ viewport })
    await page.mouse.wheel(0, 5000)
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
  })

  it('reads and acts the same without JavaScript, and shows no dead button', async () => {
    const { page, complaints } = await open({ viewport, javaScriptEnabled: false })
    const main = await page.locator('main').innerText()
    for (const word of ['Un besoin vérifié', 'Dépôt du dossier', 'Deux métiers.']) {
      expect(main).toContain(word)
    }
    await page.getByRole('link', { name: 'Déposer un dossier' }).first().waitFor()
    expect(await page.locator('button:visible').allInnerTexts()).toEqual([])
    expect(complaints).toEqual([])
  })
})
