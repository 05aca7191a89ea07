/** What each role may do in the admin, and the way of a change from an editor to the public. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'

import { autosaved, enterAdmin, openForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'
import { ACCOUNT, signIn, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000
const PHONE = { width: 390, height: 844 }

let site: BrowsedSite
let editor: Page
let reviewer: Page
let asEditor: Staff
beforeAll(async () => {
  site = await openBrowsed('fixture')
  editor = await enter('Dominique Petit', 'editor')
  reviewer = await enter('Alix Martin', 'reviewer', { colorScheme: 'dark' })
  asEditor = await signIn(site.url, { ...ACCOUNT, email: emailOf('editor') })
})
afterAll(() => site?.stop())

const emailOf = (role: string) => `${role}@example.gouv.fr`

/** Creates an account and signs in with it in its own browser context. */
async function enter(
  name: string,
  role: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const email = emailOf(role)
  await site.staff.create('users', { name, role, email, password: ACCOUNT.password })
  return (await contextOf(email, options)).newPage()
}

async function contextOf(email: string, options: BrowserContextOptions = {}) {
  const viewport = { width: 1280, height: 1000 }
  const context = await site.browser.newContext({ locale: 'fr-FR', viewport, ...options })
  context.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(context, site.url, email)
  return context
}

const goTo = (page: Page, path: string) => page.goto(`${site.url}/admin${path}`)
const criterion = (index: number) => `/collections/criteria/${site.content.criteria[index]}`
const card = (page: Page, name: string) => page.getByRole('region', { name })
const dialog = (page: Page) => page.getByRole('dialog', { name: /Publier la page/ })
const visitorReads = async () => words((await visit(site.url, PAGE_PATH)).html)
const plain = async (text: Promise<string>) => (await text).replaceAll(/\s+/g, ' ')

/** The text of the entries of the menu. */
async function menuOf(page: Page): Promise<string> {
  await goTo(page, '')
  await page.locator('.dashboard').waitFor()
  return (await page.locator('nav.nav__wrap').allTextContents()).join(' ')
}

/** The names of the actions that the form of the criterion offers, with its « three dots » menu open. */
async function offered(page: Page): Promise<string[]> {
  await page.locator('.doc-controls__dots').click()
  await page.locator('#action-duplicate').waitFor()
  const selectors = {
    'save a draft': '#action-save-draft',
    publish: '#action-save',
    'move to the trash': '#action-delete',
    unpublish: '#action-unpublish',
  }
  const found: string[] = []
  for (const [name, selector] of Object.entries(selectors)) {
    if (await page.locator(selector).count()) found.push(name)
  }
  await page.keyboard.press('Escape')
  return found
}

/** The actions that the list of criteria offers for the selected rows. */
async function offeredForMany(page: Page): Promise<string> {
  await page.locator('.table tbody input[type=checkbox]').first().check()
  await page.locator('.list-selection').waitFor()
  return page.locator('.list-selection').innerText()
}

describe('an editor', () => {
  it('sees the contents in the menu, and no settings', async () => {
    const menu = await menuOf(editor)
    expect(menu).toContain('Critères')
    expect(menu).not.toMatch(/Comptes|Redirections|Site|Réglages/)
    for (const path of ['/collections/users', '/globals/site']) {
      await goTo(editor, path)
      expect(await editor.locator('#field-name, .table, .collection-list').count()).toBe(0)
    }
  })

  it('can save drafts automatically and by the button, and is not offered to publish', async () => {
    const before = await visitorReads()
    await openForm(editor, `${site.url}/admin${criterion(0)}`)
    expect(await offered(editor)).toEqual(['save a draft'])
    const saved = autosaved(editor)
    await editor.locator('#field-name').fill('Un besoin documenté')
    await saved
    await editor.locator('#field-name').fill('Un besoin prouvé')
    const answered = editor.waitForResponse((response) => {
      const request = response.request()
      return request.method() === 'PATCH' && /prouv/.test(request.postData() ?? '')
    })
    // Not a click: Playwright would wait for ever if autosave had already disabled the button.
    await editor.locator('#action-save-draft').dispatchEvent('click')
    expect((await answered).status()).toBe(200)
    expect(await visitorReads()).toBe(before)
    await editor.locator('.status__value').getByText('Modifié').waitFor()
    // An editor sees the status without the button that discards changes: colleagues may have written some of them.
    expect(await editor.locator('.status').getByRole('button').count()).toBe(0)
  })

  it('asks for a review of a page, with a message', async () => {
    const asDraft = { asDraft: true }
    const name = 'Une équipe présente'
    await asEditor.change('criteria', site.content.criteria[1]!, { name }, asDraft)
    await openForm(editor, `${site.url}/admin/collections/pages/${site.content.page}`)
    expect(await editor.locator('#action-save').count()).toBe(0)
    const saved = autosaved(editor)
    await editor.locator('#field-hero__title').fill('Accueillir deux personnes')
    await saved

    const review = card(editor, 'Relecture')
    await review.getByRole('button', { name: 'Demander une relecture' }).click()
    await review.getByLabel('Message pour qui relira').fill('Le titre surtout.')
    expect(await violations(editor, '.review')).toEqual([])
    await review.getByRole('button', { name: 'Envoyer la demande' }).click()
    await review.getByText('Relecture demandée par').waitFor()
    expect(await plain(review.locator('.review__request').innerText())).toBe(
      'Relecture demandée par Dominique Petit à l’instant : « Le titre surtout. »',
    )
    expect(await review.getByRole('button', { name: 'Marquer comme relu' }).count()).toBe(0)
  })

  it('sees unpublished changes in the list, with their age and author, and cannot publish them from there', async () => {
    await goTo(editor, '/collections/criteria')
    const row = editor.getByRole('row').filter({ hasText: 'Un besoin prouvé' })
    expect(await plain(row.innerText())).toMatch(/Modifié (à l’instant|il y a .*) par Dominique/)
    const other = editor.getByRole('row').filter({ hasText: 'Un code ouvert' })
    expect(await other.innerText()).toContain('Publié')
    expect(await offeredForMany(editor)).not.toMatch(/Publier|Mettre hors ligne|Supprimer|Éditer/)
  })

  it('gets from the public page to its form with the keyboard', async () => {
    const context = await contextOf(emailOf('editor'), { colorScheme: 'dark', viewport: PHONE })
    const page = await context.newPage()
    await page.goto(site.url + PAGE_PATH)
    await page.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })
    for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Modifier cette page',
    )
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/admin/collections/pages/${site.content.page}`))
    await context.close()
  })
})

describe('a reviewer', () => {
  it('sees the review request and the unpublished changes on the dashboard, and no settings', async () => {
    expect(await menuOf(reviewer)).not.toMatch(/Comptes|Redirections|Réglages/)
    const waiting = card(reviewer, 'En attente de publication')
    expect(await plain(waiting.innerText())).toContain('3 contenus attendent')
    const items = await waiting.getByRole('listitem').allInnerTexts()
    for (const words of ['Page.: Collectivités', 'Critère.: Un besoin', 'Critère.: Une équipe']) {
      const item = new RegExp(`^${words}[^]*Modifié .* par Dominique Petit$`)
      expect(items).toContainEqual(expect.stringMatching(item))
    }
    const reviews = card(reviewer, 'À relire')
    expect(await reviews.innerText()).toContain('Le titre surtout.')
    await reviews.getByRole('link', { name: /Collectivités/ }).click()
    await reviewer.locator('form[data-form-ready=true] #field-hero__title').waitFor()
  })

  it('sees the unpublished changes of everything that the page shows, word for word, before publishing it', async () => {
    await reviewer.locator('#action-save').click()
    await dialog(reviewer).waitFor()
    const items = dialog(reviewer).locator('.publish-dialog__documents > li')
    expect(await items.count()).toBe(2)
    // The changes of the page itself are shown too.
    await dialog(reviewer).locator('ins', { hasText: 'deux' }).waitFor()
    const item = items.filter({ hasText: 'Un besoin prouvé' })
    expect(await item.locator('del').innerText()).toContain('vérifié')
    expect(await item.locator('ins').innerText()).toContain('prouvé')
    expect(await violations(reviewer, '.publish-dialog')).toEqual([])
    const size = reviewer.viewportSize()!
    await reviewer.setViewportSize(PHONE)
    expect(await violations(reviewer, '.publish-dialog')).toEqual([])
    expect(await reviewer.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await reviewer.setViewportSize(size)
  })

  it('publishes the page and one criterion together, and leaves the other', async () => {
    await dialog(reviewer).getByLabel('Une équipe présente').uncheck()
    const all = dialog(reviewer).getByRole('button', { name: /Publier tout/ })
    await all.click()
    const closed = dialog(reviewer).waitFor({ state: 'detached' })
    await closed.catch(async (cause) => {
      const said = await dialog(reviewer).getByRole('alert').innerText()
      throw new Error(`The dialog stays open, and says: « ${said} »`, { cause })
    })
    const text = await visitorReads()
    expect(text).toContain('Accueillir deux personnes')
    expect(text).toContain('Un besoin prouvé')
    expect(text).toContain('Une équipe disponible')
    expect(text).not.toContain('Une équipe présente')
    await reviewer.getByText('Relecture demandée par').waitFor({ state: 'detached' })
  })

  it('sees why nothing was published, in a list, and loses none of the typed text', async () => {
    const id = site.content.criteria[1]!
    const description = 'Avant le {{fermeture}}.'
    await site.staff.change('criteria', id, { description }, { asDraft: true })
    const saved = autosaved(reviewer)
    await reviewer.locator('#field-hero__title').fill('Accueillir trois personnes')
    await saved
    await reviewer.locator('#action-save').click()
    const all = dialog(reviewer).getByRole('button', { name: /Publier tout/ })
    await all.click()
    const alert = dialog(reviewer).getByRole('alert')
    await alert.getByText('Rien n’a été publié').waitFor()
    expect(await plain(alert.innerText())).toMatch(
      /« Une équipe présente » – Description : Inconnu/,
    )
    expect(await violations(reviewer, '.publish-dialog')).toEqual([])
    expect(await visitorReads()).toContain('Accueillir deux personnes')

    // Each error links to its field, in the form of its document.
    const opened = reviewer.context().waitForEvent('page')
    await alert.getByRole('link', { name: /Description/ }).click()
    const form = await opened
    await form.locator('#field-description [contenteditable=true]:focus').waitFor()
    await form.close()

    await dialog(reviewer).getByRole('button', { name: 'Annuler' }).click()
    const title = reviewer.locator('#field-hero__title')
    expect(await title.inputValue()).toBe('Accueillir trois personnes')

    // The page is published without a dialog when it is the only change.
    await site.staff.change('criteria', id, { description: 'Deux jours.' })
    await reviewer.locator('#action-save').click()
    await reviewer.getByText('c’est en ligne').first().waitFor()
    expect(await visitorReads()).toContain('Accueillir trois personnes')
    expect(await dialog(reviewer).count()).toBe(0)
  })

  it('can publish and move to the trash, for one document or several', async () => {
    await openForm(reviewer, `${site.url}/admin${criterion(1)}`)
    expect(await offered(reviewer)).toEqual([
      'save a draft',
      'publish',
      'move to the trash',
      'unpublish',
    ])
    await openForm(reviewer, `${site.url}/admin${criterion(0)}`)
    const saved = autosaved(reviewer)
    await reviewer.locator('#field-name').fill('Un besoin à revoir')
    await saved
    await reviewer.getByRole('button', { name: 'Abandonner mes changements' }).waitFor()
    await goTo(reviewer, '/collections/criteria')
    expect(await offeredForMany(reviewer)).toMatch(/Publier[^]*Mettre hors ligne/)
  })
})

it('an administrator sees the settings too', async () => {
  const page = await (await contextOf(ACCOUNT.email)).newPage()
  expect(await menuOf(page)).toMatch(/Redirections[^]*Comptes[^]*Site/)
  await goTo(page, '/collections/users')
  await page.locator('.table').getByText(emailOf('reviewer')).waitFor()
})
