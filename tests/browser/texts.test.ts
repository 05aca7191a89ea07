/** Checks that visitors read what the text editor makes: each construct is compared with the published page. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

import { CLIPBOARDS } from '@/tests/fixtures/clipboards'
import type { Clipboard } from '@/tests/fixtures/clipboards/clipboard'

import { autosaved, enterAdmin, openForm, publishForm } from '@/tests/support/admin'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'
import { Markdown } from '@/text/markdown'
import { readMarkdown } from '@/text/markdown/parse'

jest.setTimeout(240_000)

const STEP_TIMEOUT_MS = 60_000

let site: BrowsedSite
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  const context = await site.browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1280, height: 1000 },
  })
  context.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(context, site.url)
  page = await context.newPage()
})
afterAll(() => site?.stop())

/** Opens the form of the criterion `index` with an empty description and puts the caret in it. */
async function emptyArea(index: number): Promise<Locator> {
  const id = site.content.criteria[index]!
  await site.staff.change('criteria', id, { description: 'Rien encore.' })
  await openForm(page, `${site.url}/admin/collections/criteria/${id}`)
  const area = page.getByRole('textbox', { name: 'Description' })
  await area.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  return area
}

/**
 * A construct of the editor: how to make it, its words, and the selectors of its elements in the editor and on the
 * page.
 */
type Way = { words: string; shown: string; page?: string } & (
  { typed: string } | { key: string } | { made: (words: string) => Promise<void> }
)

const press = (...keys: string[]) =>
  keys.reduce(
    (before, key) => before.then(() => page.keyboard.press(key)),
    Promise.resolve() as Promise<unknown>,
  )

/** The page renders these headings below the level of its section headings. */
const HEADING = 'h3, h4, h5, h6'

const WAYS: Way[] = [
  { typed: '## Titre deux', words: 'Titre deux', shown: 'h2', page: HEADING },
  { typed: '### Titre trois', words: 'Titre trois', shown: 'h3', page: HEADING },
  { typed: '#### Titre quatre', words: 'Titre quatre', shown: 'h4', page: HEADING },
  { key: 'Control+B', words: 'en gras', shown: 'strong' },
  { key: 'Control+I', words: 'en italique', shown: 'em' },
  { key: 'Control+U', words: 'sans trait', shown: 'p' },
  { typed: '`code`', words: 'code', shown: 'code' },
  { typed: '**gras tapé**', words: 'gras tapé', shown: 'strong' },
  { typed: '*italique tapé*', words: 'italique tapé', shown: 'em' },
  { typed: '==des signes==', words: '==des signes==', shown: 'p' },
  { typed: '<u>une balise</u>', words: '<u>une balise</u>', shown: 'p' },
  { typed: '[le guide](https://exemple.org/guide)', words: 'le guide', shown: 'a' },
  { typed: 'https://exemple.org/seule ', words: 'https://exemple.org/seule', shown: 'a' },
  {
    words: 'à la ligne',
    shown: 'p:has(br)',
    made: async (words) => {
      await page.keyboard.type('une ligne, puis')
      await press('Shift+Enter')
      await page.keyboard.type(words)
    },
  },
  { typed: '> une citation', words: 'une citation', shown: 'blockquote' },
  { typed: '* une puce', words: 'une puce', shown: 'ul > li' },
  { typed: '3. un numéro', words: 'un numéro', shown: 'ol[start="3"] > li' },
  { typed: '[x] une case', words: 'une case', shown: 'ul > li' },
  {
    words: 'une cellule',
    shown: 'table',
    made: async (words) => {
      await page.getByRole('button', { name: 'Insérer un tableau' }).click()
      await page.locator('.markdown-editor__text table [contenteditable=true]').first().click()
      await page.keyboard.type(words)
    },
  },
]

it('a link within the site is found by a few letters of a title, also by keyboard', async () => {
  const area = await emptyArea(1)
  await page.keyboard.type('la page')
  await press('Control+A', 'Control+k')
  const target = page.getByRole('combobox', { name: 'Page, question, fichier du site, ou adresse' })
  await target.pressSequentially('COLLÈC')
  await page.getByRole('option', { name: `Collectivités ${PAGE_PATH}`, exact: true }).waitFor()
  await press('ArrowDown', 'Enter', 'Enter')
  const link = area.getByRole('link', { name: 'la page' })
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe(PAGE_PATH)

  // With the caret in the link, the editor shows the actions on it.
  await link.click()
  const actions = page.getByRole('group', { name: 'Lien' })
  await actions.getByText(PAGE_PATH).waitFor()
  await actions.getByRole('button', { name: 'Modifier le lien' }).click()
  await target.fill('https://exemple.fr/ailleurs')
  await press('Escape')
  expect(await link.getAttribute('href')).toBe(PAGE_PATH)
  await actions.getByRole('button', { name: 'Supprimer le lien' }).click()
  await link.waitFor({ state: 'detached' })
})

it('the suggestions for a link are visible, even at the bottom of the screen', async () => {
  await openForm(page, `${site.url}/admin/collections/pages/${site.content.page}`)
  const address = page.locator('#field-hero__apply__url')
  const before = await address.inputValue()
  await address.fill('')
  await address.evaluate((input) => input.scrollIntoView({ block: 'end' }))
  await address.press('c')
  await page.locator('.address-input__list li').first().waitFor()
  await page.keyboard.press('ArrowUp')
  await page.waitForFunction(() => {
    const chosen = document.querySelector('.address-input__list [aria-selected=true]')
    const box = chosen?.getBoundingClientRect()
    return box && box.height > 0 && box.top >= 0 && box.bottom <= window.innerHeight
  })
  await address.fill(before)
})

it('everything that the editor makes is on the page, with the same elements, and nothing else', async () => {
  const area = await emptyArea(0)
  for (const way of WAYS) {
    if ('typed' in way) await page.keyboard.type(way.typed)
    else if ('key' in way) {
      await press(way.key)
      await page.keyboard.type(way.words)
      await press(way.key)
    } else await way.made(way.words)
    // Leaves a list or a quotation.
    if (!way.shown.startsWith('table'))
      await press('Enter', ...(/li$/.test(way.shown) ? ['Enter'] : []))
  }
  for (const { words, shown } of WAYS) {
    await area.locator(shown, { hasText: words }).first().waitFor()
  }
  expect(await area.locator('u, mark').count()).toBe(0)

  const panel = page.locator('.markdown-field .content-checks')
  await panel.getByText('<u>').waitFor()
  const saved = autosaved(page)
  await page.getByRole('textbox', { name: 'Nom' }).click()
  await saved
  await publishForm(page)

  await page.goto(site.url + PAGE_PATH)
  const found = await Promise.all(
    WAYS.map(({ words, shown, page: selector = shown }) =>
      page.locator('main').locator(selector, { hasText: words }).count(),
    ),
  )
  expect(WAYS.filter((_, index) => !found[index]).map(({ words }) => words)).toEqual([])
  const main = page.locator('main')
  expect(await main.locator('u, mark').count()).toBe(0)
  expect(await main.innerText()).not.toMatch(/\*\*|(?<!=)==(?!des|$)/m)
})

/** Puts `clipboard` in the clipboard of the browser, as a program would, and pastes it. */
async function paste({ html, text = 'sans mise en forme' }: Clipboard): Promise<void> {
  await page.evaluate(
    (data) => {
      const copy = (event: ClipboardEvent) => {
        for (const [type, value] of Object.entries(data)) event.clipboardData?.setData(type, value)
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      document.addEventListener('copy', copy, { capture: true, once: true })
    },
    { 'text/plain': text, ...(html && { 'text/html': html }) },
  )
  await press('Control+C', 'Control+V')
}

/** The description of the criterion `index` as the page shows it, and as the page would render `markdown` there. */
async function onPage(index: number, markdown: string): Promise<{ read: string; meant: string }> {
  await page.goto(site.url + PAGE_PATH)
  const card = page.locator('.eig-criteria > li').nth(index)
  const level = await card.locator('.fr-h6').evaluate(({ tagName }) => Number(tagName[1]))
  const markup = renderToStaticMarkup(
    createElement(Markdown, {
      text: readMarkdown(markdown).tree,
      startLevel: level as 3,
      images: {},
      siteUrl: site.url,
      id: site.content.criteria[index],
    }),
  )
  return card.evaluate((element, expected) => {
    const said = document.createElement('div')
    said.innerHTML = expected
    const read = element.cloneNode(true) as Element
    read.querySelector('.eig-criteria__number')?.remove()
    read.querySelector('.fr-h6')?.remove()
    return { read: read.innerHTML, meant: said.innerHTML }
  }, markup)
}

describe('a pasted text', () => {
  /**
   * Two texts with formatting and a table: Chromium’s clipboard, the save and the page. `paste-in-editor.test.tsx` pastes all
   * clipboards of all programs in the editor.
   */
  const PASTED = Object.entries({ Word: 1, 'Google Docs': 2, Excel: 0 }).map(([program, index]) => {
    const clipboard = CLIPBOARDS[program]![index]!
    return [program, clipboard.name, clipboard] as const
  })

  it.each(PASTED)('from %s (%s) is published as it was', async (_, __, clipboard) => {
    const area = await emptyArea(1)
    const saved = autosaved(page)
    await paste(clipboard)
    await saved
    await area.page().locator('#action-save:not([aria-disabled=true])').waitFor()
    await publishForm(page)
    const { read, meant } = await onPage(1, clipboard.markdown)
    expect(read).toBe(meant)
  })

  it('is reported when a part of it is not kept, and can be pasted without formatting', async () => {
    const area = await emptyArea(2)
    const picture = '<p>Le <b>jury</b>, en image <img src="https://exemple.org/jury.png"></p>'
    await page.keyboard.type('Voici ')
    await paste({ name: '', html: picture, text: 'Le jury, en image', markdown: '' })
    const notice = page.locator('.markdown-field .paste-notice')
    await notice.getByText('N’a pas été repris').waitFor()
    expect((await notice.innerText()).replace(/[\u00a0\u202f]/g, ' ')).toBe(
      'N’a pas été repris : une image. Pour une image : bouton « Insérer une image ». Coller sans mise en forme',
    )
    await area.locator('strong', { hasText: 'jury' }).waitFor()
    await notice.getByRole('button', { name: 'Coller sans mise en forme' }).click()
    await area.locator('strong').waitFor({ state: 'detached' })
    expect(await area.innerText()).toBe('Voici Le jury, en image')
    expect(await notice.innerText()).toBe('')
  })
})
