import { existsSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { violations } from '@/tests/support/axe'
import { autosaved, enterAdmin, formReady, openForm, publishForm } from '@/tests/support/admin'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'
import { ACCOUNT } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000

let site: BrowsedSite
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  // The history uses Paris time in any time zone.
  const where = { locale: 'fr-FR', timezoneId: 'America/Cayenne' }
  page = await site.browser.newPage({ ...where, viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(page.context(), site.url)
})
afterAll(() => site?.stop())

const criterionPath = () => `/admin/collections/criteria/${site.content.criteria[0]!}`
const pagePath = () => `/admin/collections/pages/${site.content.page}`
const visitorReads = async () => words((await visit(site.url, PAGE_PATH)).html)
const read = async (selector: string) => {
  await page.locator(selector).first().waitFor()
  const texts = await page.locator(selector).allInnerTexts()
  return texts.map((text) => text.replace(/\s+/g, ' ').trim())
}

/** Adds `text` to the criterion on the screen and publishes it. */
async function addAndPublish(text: string) {
  await page.locator('.mdxeditor [contenteditable=true]').first().click()
  await page.keyboard.press('Control+End')
  const saved = autosaved(page)
  // Inserted in one step: a text that is typed slowly would cause an extra save of its first half.
  await page.keyboard.insertText(text)
  await saved
  await publishForm(page)
}

describe('the history of a criterion', () => {
  it('shows the date in Paris time, the author and the change, newest first', async () => {
    for (const text of [' Trois entretiens au moins.', ' Un compte rendu les résume.']) {
      await openForm(page, site.url + criterionPath())
      await addAndPublish(text)
    }
    await page.goto(`${site.url}${criterionPath()}/versions`)

    const entries = await read('.history__list > li')
    const moment = String.raw`\p{L}+ \d+(er)? \p{L}+ \d{4} à \d+ h( \d\d)?`
    const hour = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', timeZone: 'Europe/Paris' })
    expect(entries[0]).toMatch(new RegExp(`^${moment} — ${ACCOUNT.name} — publié — en ligne`, 'u'))
    expect(entries[0]).toContain(`à ${Number.parseInt(hour.format(new Date()))} h`)
    expect(entries[0]).toMatch(/Publication du brouillon$/)
    expect(entries[1]).toMatch(/ — enregistrement automatique Description$/)
    expect(entries.at(-1)).toMatch(/Première version$/)
  })

  it('marks added words with text as well as colour', async () => {
    await page.locator('.history__list > li a').first().click()
    await page.getByRole('heading', { name: /^Version du / }).waitFor()
    // A published version is compared with the previous published version.
    expect(await read('.change-list__text ins')).toEqual([
      expect.stringMatching(/^\[ajouté : .*Un compte rendu les résume/),
    ])
    await page.getByRole('link', { name: 'Comparer à la version précédente' }).click()
    await page.getByText('Aucun changement du contenu.').waitFor()
  })
})

it('the history of a page names the criterion that moved', async () => {
  const stored = await site.staff.ask('GET', `/api/pages/${site.content.page}?depth=0&draft=true`)
  const { sections } = (await stored.json()) as {
    sections: { blockType: string; criteria?: string[] }[]
  }
  const [first, second, third] = site.content.criteria
  const reordered = sections.map((section) =>
    section.blockType === 'criteria' ? { ...section, criteria: [third, first, second] } : section,
  )
  await site.staff.change('pages', site.content.page, { sections: reordered })
  await page.goto(`${site.url}${pagePath()}/versions`)
  expect((await read('.history__list > li'))[0]).toContain('Critères montrés : 1 déplacement')
  await page.locator('.history__list > li a').first().click()
  expect(await read('.change-list > li')).toEqual([
    'Sections › Section Critères « Nos critères » › Critères montrés Critère « Un code ouvert » passe de la place 3 à la place 1',
  ])
})

const itWithPreview = existsSync('plugins/live-preview') ? it : it.skip

itWithPreview(
  'a past version of a page is shown with its changes since the version before it',
  async () => {
    await site.staff.change('pages', site.content.page, {
      hero: { title: 'Accueillir deux équipes dans votre collectivité' },
    })
    await site.staff.change('pages', site.content.page, {
      hero: { title: 'Accueillir une équipe' },
    })
    await page.goto(`${site.url}${pagePath()}/versions`)
    await page.locator('.history__list > li a').nth(1).click()
    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'Voir la page telle qu’elle était' }).click()
    const past = await opened
    const title = past.locator('h1')
    await title.locator('ins').first().waitFor()
    expect(await title.locator('ins, del').allTextContents()).toEqual([
      'supprimé\u00a0: une',
      'ajouté\u00a0: deux',
      'supprimé\u00a0: équipe',
      'ajouté\u00a0: équipes',
    ])
    const bar = past.getByRole('region', { name: 'Version passée' })
    expect(await bar.innerText()).toContain('la page telle qu’elle était le')
    expect(await past.locator('meta[name=robots]').getAttribute('content')).toContain('noindex')
    expect(await violations(past)).toEqual([])

    // Visitors get the current page.
    const visited = await visit(site.url, new URL(past.url()).pathname + new URL(past.url()).search)
    expect(words(visited.html)).not.toContain('deux équipes')
    await past.close()
  },
)

it('moving a page to the trash hides it from the public at once, and restoring it makes it a draft', async () => {
  await openForm(page, site.url + pagePath())
  await page.locator('.doc-controls__popup .popup-button, .doc-controls__dots').last().click()
  await page.locator('#action-delete').click()
  await page.locator('#confirm-action').click()
  await page.waitForURL(/\/admin\/collections\/pages(\?|$)/)
  expect((await visit(site.url, PAGE_PATH)).status).toBe(404)

  await page.goto(`${site.url}/admin/collections/pages/trash/${site.content.page}`)
  await page.getByRole('button', { name: 'Restaurer', exact: true }).click()
  await page.locator('#confirm-action').waitFor()
  expect(await page.locator('.restore-button__checkbox').isVisible()).toBe(false)
  await page.locator('#confirm-action').click()
  await page.waitForURL(new RegExp(`${pagePath()}$`))
  expect((await visit(site.url, PAGE_PATH)).status).toBe(404)

  await openForm(page, site.url + pagePath())
  await publishForm(page)
  expect(await visitorReads()).toContain('Un code ouvert')
})

it('the settings of the site are restored only as a draft', async () => {
  const found = await site.staff.ask('GET', '/api/globals/site/versions?depth=0')
  const { docs } = (await found.json()) as { docs: { id: string }[] }
  for (const draft of [true, false]) {
    const path = `/api/globals/site/versions/${docs[0]!.id}?draft=${draft}`
    expect((await site.staff.ask('POST', path)).status).toBe(403)
  }
  await site.staff.setGlobal('site', { name: 'Nom changé' })
  await page.goto(`${site.url}/admin/globals/site/versions/${docs[0]!.id}`)
  await page.getByRole('button', { name: 'Restaurer comme brouillon' }).first().click()
  await page.getByText(/restaurée comme brouillon/).waitFor()
  expect((await visit(site.url, PAGE_PATH)).html).toContain('Nom changé')
  await page.waitForURL(/globals\/site$/)
  await formReady(page)
  expect(await page.locator('#field-name').inputValue()).toBe('Équipes d’essai')
})
