import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { closePreviews, formReady, openForm } from '@/tests/support/admin'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'
import { Keyboard } from '@/tests/support/keyboard'
import { ACCOUNT } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(120_000)

const STEP_TIMEOUT_MS = 30_000

let site: BrowsedSite
let page: Page
let keyboard: Keyboard

beforeAll(async () => {
  site = await openBrowsed('fixture')
  page = await site.browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  keyboard = new Keyboard(page)
})
afterAll(() => site?.stop())

const button = (name: string | RegExp) => page.getByRole('button', { name })
const link = (name: string | RegExp) => page.getByRole('link', { name })
const region = (name: string) => page.getByRole('region', { name })
const visitorReads = async () => words((await visit(site.url, PAGE_PATH)).html)

/** Waits until the form can be used. */
const ready = async () => {
  await page.locator('#action-save').waitFor()
  await formReady(page)
}

const answered = (method: string, path: RegExp) =>
  page.waitForResponse(
    (response) => response.request().method() === method && path.test(response.url()),
  )

/** Runs `act` and waits until everything that it typed is saved as a draft. */
async function saved(act: () => Promise<void>): Promise<void> {
  const answer = answered('PATCH', /autosave=true/)
  await act()
  await answer
  await page.locator('#action-save-draft[aria-disabled=true]').waitFor()
}

/** Goes back to the publish button and presses it. */
async function publish(): Promise<void> {
  const answer = answered('PATCH', /\/api\/criteria\/[^?]+\?(?!.*autosave)/)
  await keyboard.enter(page.locator('#action-save'), 'Shift+Tab')
  expect((await answer).status()).toBe(200)
}

describe('with the keyboard alone, a member of staff', () => {
  it('signs in', async () => {
    await openForm(page, `${site.url}/admin/login`)
    await keyboard.goTo(page.locator('#field-email'))
    await keyboard.type(ACCOUNT.email)
    await keyboard.press('Tab')
    await keyboard.type(ACCOUNT.password)
    await keyboard.press('Enter')
    await page.locator('.dashboard').waitFor()
    await closePreviews(page.context(), site.url)
  })

  it('opens a criterion from the dashboard', async () => {
    await keyboard.enter(link('Afficher les Critères'))
    const search = page.locator('.search-filter__input')
    await keyboard.goTo(search)
    expect(await search.evaluate((field) => getComputedStyle(field).outlineStyle)).toBe('solid')
    await keyboard.enter(link('Un besoin vérifié'))
    await ready()
  })

  it('edits its text, and leaves the text', async () => {
    const text = page.getByRole('textbox', { name: 'Description' })
    await saved(async () => {
      await keyboard.goTo(text)
      await keyboard.press('Control+End')
      await keyboard.type(' Une enquête le montre.')
    })
    await keyboard.press('Tab')
    expect(await keyboard.isOn(text)).toBe(false)
  })

  it('asks for a review, cancels it, asks again', async () => {
    const review = region('Relecture')
    const asks = review.getByRole('button', { name: 'Demander une relecture' })
    await keyboard.enter(asks)
    await keyboard.enter(review.getByRole('button', { name: 'Annuler' }))
    await asks.waitFor()
    expect(await keyboard.isOn(asks)).toBe(true)

    await keyboard.press('Enter')
    await keyboard.type('La dernière phrase.')
    await keyboard.enter(review.getByRole('button', { name: 'Envoyer la demande' }))
    const changes = review.getByRole('button', { name: 'Changer la demande' })
    await changes.waitFor()
    expect(await keyboard.isOn(changes)).toBe(true)

    await keyboard.enter(review.getByRole('button', { name: 'Marquer comme relu' }), 'Shift+Tab')
    await asks.waitFor()
    expect(await keyboard.isOn(asks)).toBe(true)
  })

  it('publishes, and keeps the focus on the same button', async () => {
    await publish()
    expect(await visitorReads()).toContain('Une enquête le montre.')
    await page.locator('#action-save[aria-disabled=true]').waitFor()
    expect(await keyboard.isOn(page.locator('#action-save'))).toBe(true)
  })

  it('restores an earlier version from the history, and publishes it', async () => {
    await keyboard.enter(link(/^Versions/), 'Shift+Tab')
    await keyboard.enter(page.locator('.history__list > li').last().getByRole('link'))
    await keyboard.enter(button('Restaurer comme brouillon').first())
    await page.waitForURL(new RegExp(`/criteria/${site.content.criteria[0]}$`))
    await ready()
    await keyboard.goTo(page.getByRole('textbox', { name: 'Description' }))
    await publish()
    expect(await visitorReads()).not.toContain('Une enquête le montre.')
  })

  it('publishes a page with the contents that it shows, except the unchecked ones', async () => {
    for (const [index, name] of ['Un besoin prouvé', 'Une équipe présente'].entries()) {
      await site.staff.change(
        'criteria',
        site.content.criteria[index]!,
        { name },
        { asDraft: true },
      )
    }
    await keyboard.enter(page.locator('.step-nav__home'), 'Shift+Tab')
    await keyboard.enter(link('Afficher les Pages'))
    await keyboard.enter(page.locator('.table').getByRole('link', { name: 'Collectivités' }))
    await ready()
    const opens = button('Publier ce qu’elle montre (2)')
    await keyboard.enter(opens)
    const dialog = page.getByRole('dialog', { name: /Publier la page/ })
    await dialog.waitFor()
    await keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await keyboard.isOn(opens)).toBe(true)

    await keyboard.press('Enter')
    await keyboard.goTo(dialog.getByLabel('Une équipe présente'))
    await keyboard.press('Space')
    await keyboard.enter(dialog.getByRole('button', { name: /Publier tout/ }))
    await dialog.waitFor({ state: 'detached' })
    const text = await visitorReads()
    expect(text).toContain('Un besoin prouvé')
    expect(text).not.toContain('Une équipe présente')
    const left = button('Publier ce qu’elle montre (1)')
    await left.waitFor()
    expect(await keyboard.isOn(left)).toBe(true)
  })

  it('creates a share link, copies it and revokes it', async () => {
    const links = region('Partager un lien d’aperçu')
    await keyboard.goTo(links.getByLabel('Valable pendant'))
    await keyboard.press('ArrowUp')
    const creates = links.getByRole('button', { name: 'Créer un lien' })
    await keyboard.enter(creates)
    const address = links.getByRole('textbox', { name: /^Lien valable jusqu’au/ })
    await keyboard.goTo(address)
    const shared = await visit(site.url, new URL(await address.inputValue()).pathname)
    expect(shared.html).toContain('Une équipe présente')

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await keyboard.enter(links.getByRole('button', { name: 'Copier' }))
    await links.getByRole('status').filter({ hasText: 'Lien copié.' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await address.inputValue(),
    )
    await keyboard.enter(links.getByRole('button', { name: 'Révoquer' }))
    await links.getByRole('status').filter({ hasText: 'Lien révoqué.' }).waitFor()
    await address.waitFor({ state: 'detached' })
    expect(await keyboard.isOn(creates)).toBe(true)
  })

  it('signs out', async () => {
    // On a wide screen the menu is open.
    await keyboard.enter(link('Se déconnecter'), 'Shift+Tab')
    await page.waitForURL(/\/admin\/(logout|login)/)
    // The screen that says so appears before the session ends.
    await page.waitForFunction(async () => {
      const me = (await (await fetch('/api/users/me')).json()) as { user: unknown }
      return me.user === null
    })
  })
})
