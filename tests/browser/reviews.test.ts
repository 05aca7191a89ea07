import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'

import { autosaved, enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { PAGE_PATH } from '@/tests/support/content'
import { ACCOUNT } from '@/tests/support/staff'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 20_000
const DESKTOP = { width: 1280, height: 1000 }
const PHONE = { width: 390, height: 844 }

let site: StaffedSite
let editor: Page
let reviewer: Page

beforeAll(async () => {
  site = await openStaffedSite()
  editor = await enter('Dominique Petit', 'editor')
  reviewer = await enter('Alix Martin', 'reviewer')
})
afterAll(() => site?.stop())

const contextFor = (options: BrowserContextOptions) =>
  site.browser.newContext({ locale: 'fr-FR', viewport: DESKTOP, ...options })

/** Makes an account and signs in with it, in a browser of its own. */
async function enter(name: string, role: string): Promise<Page> {
  const email = `${role}@example.gouv.fr`
  const { password } = ACCOUNT
  await site.staff.ask('POST', '/api/users', { name, role, email, password })
  const page = await (await contextFor({})).newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(page, site.server.url, email)
  return page
}

const goTo = (page: Page, path: string) =>
  page.goto(`${site.server.url}/admin${path}`, { waitUntil: 'networkidle' })
const openPage = (page: Page) => goTo(page, `/collections/pages/${site.content.page}`)
const card = (page: Page, name: string) => page.getByRole('region', { name })
const dialog = (page: Page) => page.getByRole('dialog', { name: /Publier la page/ })
const read = async () => words((await visit(site.server.url, PAGE_PATH)).html)
const plain = async (text: Promise<string>) => (await text).replaceAll(/\s+/g, ' ')

/** Types `text` in place of what `field` holds, and waits until it is saved as a draft. */
async function type(page: Page, field: string, text: string) {
  const saved = autosaved(page)
  await page.locator(field).fill(text)
  await saved
}

describe('an editor', () => {
  it('changes the page and two criteria, which visitors do not read', async () => {
    const before = await read()
    for (const [index, name] of ['Un besoin prouvé', 'Une équipe présente'].entries()) {
      await goTo(editor, `/collections/criteria/${site.content.criteria[index]}`)
      await type(editor, '#field-name', name)
    }
    await openPage(editor)
    await type(editor, '#field-hero__title', 'Accueillir deux personnes')
    expect(await read()).toBe(before)
    expect(await editor.locator('#action-save').count()).toBe(0)
  })

  it('asks for a review, in words', async () => {
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

  it('sees what waits in the list, with its age and its author', async () => {
    await goTo(editor, '/collections/criteria')
    const row = editor.getByRole('row').filter({ hasText: 'Un besoin prouvé' })
    expect(await plain(row.innerText())).toMatch(/Modifié (à l’instant|il y a .*) par Dominique/)
    const other = editor.getByRole('row').filter({ hasText: 'Un code ouvert' })
    expect(await other.innerText()).toContain('Publié')
  })
})

describe('a reviewer', () => {
  it('finds the request and what waits on the dashboard', async () => {
    await goTo(reviewer, '')
    const waiting = card(reviewer, 'En attente de publication')
    expect(await plain(waiting.innerText())).toContain('3 contenus attendent')
    expect(await waiting.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Page.: Collectivités\s+Modifié .* par Dominique Petit$/),
      expect.stringMatching(/^Critère.: Une équipe présente/),
      expect.stringMatching(/^Critère.: Un besoin prouvé/),
    ])
    const reviews = card(reviewer, 'À relire')
    expect(await reviews.innerText()).toContain('Le titre surtout.')
    await reviews.getByRole('link', { name: /Collectivités/ }).click()
    await reviewer.locator('#field-hero__title').waitFor()
  })

  it('is shown what the page shows and waits, word for word, before it is published', async () => {
    await reviewer.waitForLoadState('networkidle')
    await reviewer.locator('#action-save').click()
    await dialog(reviewer).waitFor()
    const items = dialog(reviewer).locator('.publish-dialog__documents > li')
    expect(await items.count()).toBe(2)
    const item = items.filter({ hasText: 'Un besoin prouvé' })
    expect(await item.locator('del').innerText()).toContain('vérifié')
    expect(await item.locator('ins').innerText()).toContain('prouvé')
    expect(await violations(reviewer, '.publish-dialog')).toEqual([])
  })

  it('publishes the page and one criterion together, and leaves the other', async () => {
    await dialog(reviewer).getByLabel('Une équipe présente').uncheck()
    await dialog(reviewer)
      .getByRole('button', { name: /Publier tout/ })
      .click()
    await dialog(reviewer).waitFor({ state: 'detached' })
    const text = await read()
    expect(text).toContain('Accueillir deux personnes')
    expect(text).toContain('Un besoin prouvé')
    expect(text).toContain('Une équipe disponible')
    expect(text).not.toContain('Une équipe présente')
    await reviewer.getByText('Relecture demandée par').waitFor({ state: 'detached' })
  })

  it('is told why nothing was published, in the list, and loses nothing of what was typed', async () => {
    const description = 'Avant le {{fermeture}}.'
    const id = site.content.criteria[1]!
    await site.staff.change('criteria', id, { description }, { asDraft: true })
    await type(reviewer, '#field-hero__title', 'Accueillir trois personnes')
    await reviewer.locator('#action-save').click()
    await dialog(reviewer)
      .getByRole('button', { name: /Publier tout/ })
      .click()
    const alert = dialog(reviewer).getByRole('alert')
    await alert.getByText('Rien n’a été publié').waitFor()
    expect(await plain(alert.innerText())).toMatch(
      /« Une équipe présente » – Description : Inconnu/,
    )
    expect(await violations(reviewer, '.publish-dialog')).toEqual([])
    expect(await read()).toContain('Accueillir deux personnes')

    await dialog(reviewer).getByRole('button', { name: 'Annuler' }).click()
    expect(await reviewer.locator('#field-hero__title').inputValue()).toBe(
      'Accueillir trois personnes',
    )
  })

  it('publishes directly where nothing else waits', async () => {
    const id = site.content.criteria[1]!
    await site.staff.change('criteria', id, {
      name: 'Une équipe présente',
      description: 'Deux jours.',
    })
    await reviewer.locator('#action-save').click()
    await reviewer.getByText('Mis à jour avec succès').first().waitFor()
    expect(await read()).toContain('Accueillir trois personnes')
    expect(await dialog(reviewer).count()).toBe(0)
  })

  it('may publish what the page shows when the page itself has not changed', async () => {
    const data = { name: 'Un code libre' }
    await site.staff.change('criteria', site.content.criteria[2]!, data, { asDraft: true })
    await openPage(reviewer)
    await reviewer.getByRole('button', { name: 'Publier ce qu’elle montre (1)' }).click()
    await dialog(reviewer)
      .getByRole('button', { name: /Publier tout/ })
      .click()
    await dialog(reviewer).waitFor({ state: 'detached' })
    expect(await read()).toContain('Un code libre')
    await goTo(reviewer, '')
    expect(await plain(card(reviewer, 'En attente de publication').innerText())).toContain(
      'Rien n’attend : tout est publié.',
    )
  })
})

describe.each(['light', 'dark'] as const)('axe finds nothing wrong in the %s theme', (scheme) => {
  it.each([PHONE, DESKTOP])('at $width px', async (viewport) => {
    const data = { name: `Un code ${scheme} ${viewport.width}` }
    await site.staff.change('criteria', site.content.criteria[2]!, data, { asDraft: true })
    await site.staff.create('review-requests', {
      document: { relationTo: 'criteria', value: site.content.criteria[2] },
      note: 'À lire.',
    })
    const storageState = await reviewer.context().storageState()
    const context = await contextFor({ viewport, colorScheme: scheme, storageState })
    const page = await context.newPage()
    await goTo(page, '')
    await card(page, 'À relire').getByText('À lire.').waitFor()
    expect(await violations(page, '.waiting-card')).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)

    await goTo(page, `/collections/criteria/${site.content.criteria[2]}`)
    await card(page, 'Relecture').getByRole('button', { name: 'Marquer comme relu' }).waitFor()
    expect(await violations(page, '.review')).toEqual([])

    await openPage(page)
    await page.getByRole('button', { name: /Publier ce qu’elle montre/ }).click()
    await dialog(page).waitFor()
    expect(await violations(page, '.publish-dialog')).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    await context.close()
  })
})
