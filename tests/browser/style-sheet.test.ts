import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { launchChromium } from '@/tests/support/chromium'
import { differencesWithWhole } from '@/tests/support/computed-styles'
import { PAGE_PATH } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp } from '@/tests/support/staff'
import { publishWholeSite } from '@/tests/support/whole-site'

jest.setTimeout(240_000)

/** The sections that no page of the whole site has. */
const OTHERS = '/le-reste'
/** Every kind of section, the tables and lists of Markdown, and a page of the site's own. */
const PAGES = [OTHERS, PAGE_PATH, `${PAGE_PATH}/faq`, `${PAGE_PATH}/proposer`, '/nulle-part']
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  const staff = await signUp(server.url)
  await publishWholeSite(staff)
  await staff.create('pages', {
    title: 'Le reste',
    slug: OTHERS.slice(1),
    hero: { title: 'Le reste' },
    sections: [
      { blockType: 'siteMap', title: 'Plan' },
      { blockType: 'accessibilityAudit', title: 'Accessibilité' },
    ],
  })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function open(path: string, colorScheme: 'light' | 'dark', viewport = DESKTOP) {
  const context = await browser.newContext({ colorScheme, viewport })
  const page = await context.newPage()
  await page.goto(server.url + path)
  return page
}

/** Compares, then ends the visit. */
async function differences(page: Page) {
  const found = await differencesWithWhole(page)
  await page.context().close()
  return found
}

describe('a page looks as with the whole of DSFR', () => {
  it.each(PAGES)('%s, light on a large screen, dark on a phone', async (path) => {
    expect(await differences(await open(path, 'light'))).toEqual([])
    expect(await differences(await open(path, 'dark', PHONE))).toEqual([])
  })

  it.each(['light', 'dark'] as const)(
    'in the %s theme, with the pointer and the focus on all that answers',
    async (theme) => {
      const page = await open(PAGE_PATH, theme)
      await force(page, 'a, button, input, summary', ['hover', 'focus', 'focus-visible', 'active'])
      expect(await differences(page)).toEqual([])
    },
  )

  it('with the menu open, then the display settings', async () => {
    const page = await open(PAGE_PATH, 'dark', PHONE)
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    expect(await differencesWithWhole(page)).toEqual([])
    await page.reload()
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('button', { name: 'Paramètres d’affichage' }).last().click()
    await force(page, 'a, button, input, summary', ['hover', 'focus', 'focus-visible'])
    expect(await differences(page)).toEqual([])
  })

  it('in the colours of the system, and on paper', async () => {
    const page = await open(PAGE_PATH, 'light')
    await page.emulateMedia({ forcedColors: 'active' })
    expect(await differencesWithWhole(page)).toEqual([])
    await page.emulateMedia({ forcedColors: 'none', media: 'print' })
    await page.reload()
    expect(await differences(page)).toEqual([])
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
