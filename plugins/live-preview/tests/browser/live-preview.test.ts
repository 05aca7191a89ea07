import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { choosePreview, enterAdmin, openForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(120_000)

const STEP_TIMEOUT_MS = 20_000

let site: BrowsedSite
let page: Page

beforeAll(async () => {
  site = await openBrowsed('fixture')
  page = await site.browser.newPage({ locale: 'fr-FR', viewport: { width: 1440, height: 1000 } })
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(page.context(), site.url)
})
afterAll(() => site?.stop())

const preview = () => page.frameLocator('#live-preview-iframe')

/** The frame of the preview, as an object that can run code. */
async function previewFrame() {
  const handle = await page.locator('#live-preview-iframe').elementHandle()
  return (await handle.contentFrame())!
}

const edit = (collection: string, id: string) =>
  openForm(page, `${site.url}/admin/collections/${collection}/${id}`)

/** Opens the preview unless it is already open: Payload stores the choice of each user for each collection. */
async function openPreview() {
  const frame = page.locator('#live-preview-iframe')
  if (!(await frame.isVisible())) await page.getByRole('button', { name: 'Aperçu' }).click()
  await preview().locator('main h1').waitFor()
  await preview().locator('html[data-fr-js=true]').waitFor()
}

/** Types `text` in the field `selector` and waits until the preview shows it. */
async function typed(selector: string, text: string): Promise<void> {
  await page.locator(selector).fill('')
  await page.locator(selector).pressSequentially(text, { delay: 40 })
  await preview().locator('main').getByText(text).first().waitFor()
}

describe('the form of a page', () => {
  const frame = () => page.locator('#live-preview-iframe')
  const menu = () => page.locator('.nav--nav-open')
  const form = () => page.locator('.collection-edit__main')

  beforeAll(() => choosePreview(page.context(), site.url, 'pages', null))

  it('opens beside its preview from 1280 pixels, in the place of the menu, until the user closes it', async () => {
    const { width, height } = page.viewportSize()!
    await page.setViewportSize({ width: 1280, height })
    await edit('pages', site.content.page)
    await preview().locator('main h1').waitFor()
    await menu().waitFor({ state: 'detached' })
    const [left, right] = [await form().boundingBox(), await frame().boundingBox()]
    expect(left!.width).toBeGreaterThan(480)
    expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x)
    const buttons = (await page.locator('.doc-controls__controls-wrapper').boundingBox())!
    expect(buttons.x + buttons.width).toBeLessThanOrEqual(1280)
    expect(await violations(page)).toEqual([])

    const stored = page.waitForResponse(/payload-preferences\/preview-pages/)
    await page.locator('#live-preview-toggler').click()
    await Promise.all([stored, menu().waitFor()])
    await edit('pages', site.content.page)
    await page.waitForLoadState('networkidle')
    expect(await frame().count()).toBe(0)
    await page.setViewportSize({ width, height })
  })

  it('opens without its preview below, loads none, and closing it there is no choice for a large screen', async () => {
    const { width, height } = page.viewportSize()!
    await choosePreview(page.context(), site.url, 'pages', null)
    await page.setViewportSize({ width: 1279, height })
    await edit('pages', site.content.page)
    await page.waitForLoadState('networkidle')
    expect(await frame().count()).toBe(0)
    expect((await form().boundingBox())!.width).toBeGreaterThan(900)
    await page.locator('#live-preview-toggler').click()
    await frame().waitFor()
    await page.locator('#live-preview-toggler').click()
    await frame().waitFor({ state: 'hidden' })
    await page.setViewportSize({ width: 1280, height })
    await edit('pages', site.content.page)
    await frame().waitFor()
    await choosePreview(page.context(), site.url, 'pages', false)
    await page.setViewportSize({ width, height })
  })
})

describe('the preview beside the form of a page', () => {
  it('shows what is typed, at the same scroll position and without a reload', async () => {
    await edit('pages', site.content.page)
    await openPreview()
    const frame = await previewFrame()
    await frame.evaluate(() => {
      window.scrollTo({ top: 300, behavior: 'instant' })
      ;(window as unknown as { isSame: boolean }).isSame = true
    })
    const asked = { saves: 0, refreshes: 0 }
    page.on('request', (request) => {
      if (request.url().includes('autosave=true')) asked.saves += 1
      if (request.url().includes('_rsc=')) asked.refreshes += 1
    })
    for (const title of ['Un titre tout neuf', 'Un titre repris', 'Un titre repris encore']) {
      await typed('#field-hero__title', title)
    }
    // At most one refresh per save: Payload also sends its own message, later.
    expect(asked.refreshes).toBeLessThanOrEqual(asked.saves)
    const [top, isSame] = await frame.evaluate(() => [
      window.scrollY,
      (window as unknown as { isSame?: boolean }).isSame,
    ])
    expect(isSame).toBe(true)
    // Chromium keeps the words in sight in place when the title above them changes height, to the rounded pixel each time.
    expect(Math.abs(Number(top) - 300)).toBeLessThan(10)
    expect((await visit(site.url, PAGE_PATH)).html).not.toContain('Un titre repris')
  })

  it('takes the width of a phone or a computer, and stays entirely visible', async () => {
    for (const [label, width] of [
      ['Téléphone', 390],
      ['Ordinateur', 1280],
    ] as const) {
      await page.locator('.live-preview-toolbar-controls__breakpoint button').first().click()
      await page.locator('.popup-button-list__button').filter({ hasText: label }).click()
      const frame = await previewFrame()
      await frame.waitForFunction((wanted) => window.innerWidth === wanted, width)
      const [panel, device] = [
        await page.locator('.live-preview-window').boundingBox(),
        await page.locator('#live-preview-iframe').boundingBox(),
      ]
      expect(device!.x).toBeGreaterThanOrEqual(panel!.x)
      expect(device!.x + device!.width).toBeLessThanOrEqual(panel!.x + panel!.width)
    }
  })

  it('has a title on its frame, and closes with one click', async () => {
    expect(await page.locator('#live-preview-iframe').getAttribute('title')).toBe(
      'Aperçu de la page',
    )
    await preview().getByRole('button', { name: 'Quitter l’aperçu' }).click()
    await page.locator('#live-preview-iframe').waitFor({ state: 'hidden' })
    expect(new URL(page.url()).pathname).toBe(`/admin/collections/pages/${site.content.page}`)
  })
})

describe('a text of the preview', () => {
  const block = (text: string) => preview().locator('main [data-eig-place]').getByText(text).first()
  /**
   * Waits until the field has the focus. For a text, also waits until the caret is in the text that starts with
   * `words`.
   */
  async function edited(field: string, words?: string): Promise<void> {
    await page.locator(`[id="${field}"]:focus, [id="${field}"] [contenteditable]:focus`).waitFor()
    if (!words) return
    await page.waitForFunction(
      (wanted) => getSelection()?.anchorNode?.textContent?.startsWith(wanted),
      words,
    )
  }

  beforeAll(async () => {
    await edit('pages', site.content.page)
    await openPreview()
    await block('Qui vous rejoint').waitFor()
  })

  it('leads to its field, in every kind of document', async () => {
    const lost = await preview()
      .locator('main')
      .evaluate((main) =>
        [...main.querySelectorAll('h1, h2, h3, p, li')]
          .filter((one) => !one.closest('nav') && !one.matches('[data-eig-place]'))
          // Skips a card: each of its texts leads to its own field.
          .filter((one) => !one.querySelector('[data-eig-place]'))
          .map(({ className }) => className),
      )
    // Texts that come from the code of the site.
    const own = ['eig-criteria__number', 'eig-call-state', 'eig-permalink', 'eig-back-to-top']
    expect(lost.filter((name) => !own.includes(name))).toEqual([])
  })

  it('is edited where it is clicked: in a folded row, and in the text editor', async () => {
    const row = page.locator('#sections-row-1')
    await row.locator('.collapsible__toggle').first().click()
    await row.locator('.collapsible--collapsed').first().waitFor()
    await block('Qui vous rejoint').click()
    await edited('field-sections__1__title')
    await block('un service en ligne').click()
    await edited('field-sections__0__body', 'un service')
  })

  it('is edited in a drawer over the form when it belongs to another document', async () => {
    await block('Un code ouvert').click()
    await page.locator('.doc-drawer [id="field-name"]:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.doc-drawer').waitFor({ state: 'detached' })
  })

  it('is edited with Enter, and a link in it is not followed', async () => {
    await block('Deux métiers').press('Enter')
    await edited('field-sections__1__introduction', 'Deux')
    const pages = page.context().pages().length
    await block('Déposer un dossier').click()
    await edited('field-hero__apply__label')
    expect(page.context().pages()).toHaveLength(pages)
  })

  it('is outlined while its field has the focus', async () => {
    await page.locator('#field-hero__title').focus()
    await preview().locator('main h1[data-eig-edited]').waitFor()
    await page.locator('#field-sections__1__title').focus()
    await preview().locator('main h2[data-eig-edited]').getByText('Qui vous rejoint').waitFor()
    expect(await preview().locator('[data-eig-edited]').count()).toBe(1)
  })
})

describe('on a phone, a text of the preview', () => {
  let wide: Page
  let phone: Page
  beforeAll(async () => {
    wide = page
    phone = await site.browser.newPage({
      locale: 'fr-FR',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    phone.setDefaultTimeout(STEP_TIMEOUT_MS)
    await enterAdmin(phone.context(), site.url)
    page = phone
    await edit('pages', site.content.page)
  })
  afterAll(async () => {
    page = wide
    await phone.context().close()
  })

  it.each([
    ['Un code ouvert', '.doc-drawer #field-name'],
    ['Qui vous rejoint', '#field-sections__1__title'],
  ])('leads to a field wide enough to write in: %s', async (text, field) => {
    await openPreview()
    await preview().locator('main [data-eig-place]').getByText(text).first().tap()
    await page.locator(`${field}:focus`).waitFor()
    const { x, width } = (await page.locator(field).boundingBox())!
    expect(width).toBeGreaterThan(240)
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(390)
    await page.keyboard.press('Escape')
    await page.locator('.doc-drawer').waitFor({ state: 'detached' })
  })
})

describe('the preview beside the form of another document', () => {
  it.each([
    ['criteria', () => site.content.criteria[1]!, 'Une équipe prête'],
    ['calls', () => site.content.call, null],
  ] as const)('shows a page that uses it: %s', async (collection, id, text) => {
    await edit(collection, id())
    await openPreview()
    expect(await preview().locator('main').innerText()).toContain('Nos critères')
    if (text) await typed('#field-name', text)
  })

  it('is not offered when no page uses it', async () => {
    const id = await site.staff.create('criteria', { name: 'Sans emploi' })
    await edit('criteria', id)
    await page.locator('#field-name').waitFor()
    expect(await page.getByRole('button', { name: 'Aperçu' }).count()).toBe(0)
    expect(await page.locator('#live-preview-iframe').count()).toBe(0)
  })
})

describe('a page of another site', () => {
  let webmail: Server
  beforeAll(async () => {
    // Browsers treat this as another site: `127.0.0.1` differs from `localhost`.
    webmail = createServer(({ url }, response) => {
      response.setHeader('Content-Type', 'text/html')
      const address = site.url + url!.replace('/cadre', '')
      const isFrame = url!.startsWith('/cadre')
      response.end(isFrame ? `<iframe src="${address}">` : `<a href="${address}">Lien</a>`)
    })
    await new Promise<void>((resolve) => webmail.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    webmail.close()
  })

  const goTo = (path: string) =>
    page.goto(`http://127.0.0.1:${(webmail.address() as AddressInfo).port}${path}`)

  it.each([
    ['/admin', '.dashboard'],
    [`/apercu${PAGE_PATH}`, 'h1'],
  ])('links a signed-in user to the admin and to a preview: %s', async (path, there) => {
    await goTo(path)
    await page.getByText('Lien').click()
    await page.waitForURL(site.url + path)
    await page.locator(there).waitFor()
  })

  it('shows no preview in a frame', async () => {
    await goTo(`/cadre/apercu${PAGE_PATH}`)
    const title = page.frameLocator('iframe').locator('h1')
    await expect(title.waitFor({ timeout: 3_000 })).rejects.toThrow('Timeout')
  })
})
