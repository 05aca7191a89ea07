import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContext, Page } from 'playwright-core'

import { enterAdmin, autosaved, publishForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { PAGE_PATH } from '@/tests/support/content'
import { ACCOUNT } from '@/tests/support/staff'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000

let site: StaffedSite
let admin: BrowserContext
let page: Page

beforeAll(async () => {
  site = await openStaffedSite()
  admin = await site.browser.newContext({
    locale: 'fr-FR',
    // The history speaks of Paris wherever it is read.
    timezoneId: 'America/Cayenne',
    viewport: { width: 1280, height: 1000 },
  })
  page = await admin.newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(page, site.server.url)
})
afterAll(() => site?.stop())

const criterionPath = () => `/admin/collections/criteria/${site.content.criteria[0]!}`
const goTo = (path: string) => page.goto(site.server.url + path, { waitUntil: 'networkidle' })
const visitorReads = async () => words((await visit(site.server.url, PAGE_PATH)).html)
const read = async (selector: string) =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())

/** Adds `text` to the criterion on the screen and publishes it. */
async function addAndPublish(text: string) {
  await page.locator('.mdxeditor [contenteditable=true]').first().click()
  await page.keyboard.press('Control+End')
  const saved = autosaved(page)
  await page.keyboard.type(text)
  await saved
  await publishForm(page)
}

describe('the history of a criterion', () => {
  it('tells when, who and what, newest first, in Paris time', async () => {
    await goTo(criterionPath())
    await addAndPublish(' Trois entretiens au moins.')
    await goTo(criterionPath())
    await addAndPublish(' Un compte rendu les résume.')
    await goTo(`${criterionPath()}/versions`)

    const entries = await read('.history__list > li')
    const moment = String.raw`\p{L}+ \d+(er)? \p{L}+ \d{4} à \d+ h( \d\d)?`
    const hour = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', timeZone: 'Europe/Paris' })
    expect(entries[0]).toMatch(new RegExp(`^${moment} — ${ACCOUNT.name} — publié — en ligne`, 'u'))
    expect(entries[0]).toContain(`à ${Number.parseInt(hour.format(new Date()))} h`)
    expect(entries[0]).toMatch(/Publication du brouillon$/)
    expect(entries[1]).toMatch(/ — enregistrement automatique Description$/)
    expect(entries.at(-1)).toMatch(/Première version$/)
  })

  it('shows the words that came, with marks for those who see no colour', async () => {
    await page.locator('.history__list > li a').first().click()
    await page.getByRole('heading', { name: /^Version du / }).waitFor()
    // Published: against what was published before.
    expect(await read('.change-list__text ins')).toEqual([
      expect.stringMatching(/^\[ajouté : .*Un compte rendu les résume/),
    ])
    await page.getByRole('link', { name: 'Comparer à la version précédente' }).click()
    await page.getByText('Aucun changement du contenu.').waitFor()
    const versions = await site.staff.ask(
      'GET',
      `/api/criteria/versions?where[parent][equals]=${site.content.criteria[0]!}&sort=-updatedAt&depth=0`,
    )
    const { docs } = (await versions.json()) as {
      docs: { id: string; version: { description: string; _status: string } }[]
    }
    // A draft: against what is published now.
    const oldestDraft = docs.findLast(({ version }) => version._status === 'draft')!
    await goTo(`${criterionPath()}/versions/${oldestDraft.id}?comparer=publiee`)
    expect((await read('.change-list__text del')).join(' ')).toMatch(
      /\[supprimé : .*Un compte rendu les résume/,
    )
    await goTo(`${criterionPath()}/versions/${docs.at(-1)!.id}`)
  })

  it('brings a version back as a draft, which visitors read once it is published', async () => {
    const before = await visitorReads()
    expect(before).toContain('Un compte rendu les résume.')
    await page.getByRole('button', { name: 'Restaurer comme brouillon' }).click()
    await page
      .getByText(/Version du .* restaurée comme brouillon\. Relisez, puis publiez\./)
      .waitFor()
    await page.waitForURL(new RegExp(`${criterionPath()}$`))
    expect(await visitorReads()).toBe(before)

    await goTo(criterionPath())
    expect(await page.locator('.mdxeditor').first().innerText()).not.toContain('Trois entretiens')
    await publishForm(page)
    const after = await visitorReads()
    expect(after).not.toContain('Trois entretiens au moins.')
  })
})

describe('the history of a page', () => {
  const pagePath = () => `/admin/collections/pages/${site.content.page}`

  it('names the criterion that took another place', async () => {
    const stored = await site.staff.ask('GET', `/api/pages/${site.content.page}?depth=0&draft=true`)
    const { sections } = (await stored.json()) as {
      sections: { blockType: string; criteria?: string[] }[]
    }
    const [first, second, third] = site.content.criteria
    const reordered = sections.map((section) =>
      section.blockType === 'criteria' ? { ...section, criteria: [third, first, second] } : section,
    )
    await site.staff.change('pages', site.content.page, { sections: reordered })
    await goTo(`${pagePath()}/versions`)
    expect((await read('.history__list > li'))[0]).toContain('Critères montrés : 1 déplacement')
    await page.locator('.history__list > li a').first().click()
    await page.locator('.change-list').waitFor()
    expect(await read('.change-list > li')).toEqual([
      'Sections › Section Critères « Nos critères » › Critères montrés Critère « Un code ouvert » passe de la place 3 à la place 1',
    ])
  })

  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    it.each([390, 1280])('has nothing that axe finds wrong, at %i px', async (width) => {
      const context = await site.browser.newContext({
        colorScheme,
        locale: 'fr-FR',
        storageState: await admin.storageState(),
        viewport: { width, height: 900 },
      })
      const tab = await context.newPage()
      tab.setDefaultTimeout(STEP_TIMEOUT_MS)
      for (const path of [`${pagePath()}/versions`, `${criterionPath()}/versions`]) {
        await tab.goto(site.server.url + path, { waitUntil: 'networkidle' })
        expect(await violations(tab, '.history')).toEqual([])
        expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        await tab.locator('.history__list > li a').first().click()
        await tab.locator('.history__restore').waitFor()
        expect(await violations(tab, '.history')).toEqual([])
        if (process.env.SHOTS) {
          const name = `${path.split('/')[3]}-${colorScheme}-${width}`
          await tab.screenshot({ path: `${process.env.SHOTS}/${name}-version.png`, fullPage: true })
          await tab.goBack({ waitUntil: 'networkidle' })
          await tab.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
        }
      }
      await context.close()
    })
  })
})

describe('the trash', () => {
  it('does not take what a page shows, and says which page', async () => {
    const deletedAt = new Date().toISOString()
    const where = `where[id][in][0]=${site.content.criteria[0]!}`
    for (const path of [`/api/criteria/${site.content.criteria[0]!}`, `/api/criteria?${where}`]) {
      const refused = await site.staff.ask('PATCH', path, { deletedAt })
      expect(refused.ok).toBe(false)
      expect(await refused.text()).toContain('Collectivités')
    }
  })

  it('takes a page from the public at once, and gives it back as a draft', async () => {
    await goTo(`/admin/collections/pages/${site.content.page}`)
    await page.locator('.doc-controls__popup .popup-button, .doc-controls__dots').last().click()
    await page.locator('#action-delete').click()
    await page.locator('#confirm-action').click()
    await page.waitForURL(/\/admin\/collections\/pages(\?|$)/)
    expect((await visit(site.server.url, PAGE_PATH)).status).toBe(404)

    await goTo(`/admin/collections/pages/trash/${site.content.page}`)
    await page.getByRole('button', { name: 'Restaurer', exact: true }).click()
    expect(await page.locator('.restore-button__checkbox').isVisible()).toBe(false)
    await page.locator('#confirm-action').click()
    await page.waitForURL(new RegExp(`/admin/collections/pages/${site.content.page}$`))
    expect((await visit(site.server.url, PAGE_PATH)).status).toBe(404)

    await goTo(`/admin/collections/pages/${site.content.page}`)
    await publishForm(page)
    expect(await visitorReads()).toContain('Un code ouvert')
  })
})

describe('the settings of the site', () => {
  it('come back as a draft only', async () => {
    const found = await site.staff.ask('GET', '/api/globals/site/versions?depth=0')
    const { docs } = (await found.json()) as { docs: { id: string }[] }
    const visitorSees = async () => (await visit(site.server.url, PAGE_PATH)).html
    expect(await visitorSees()).toContain('Équipes d’essai')
    for (const draft of [true, false]) {
      const path = `/api/globals/site/versions/${docs[0]!.id}?draft=${draft}`
      expect((await site.staff.ask('POST', path)).status).toBe(403)
    }
    await site.staff.setSite({ name: 'Nom changé' })
    await goTo(`/admin/globals/site/versions/${docs[0]!.id}`)
    await page.getByRole('button', { name: 'Restaurer comme brouillon' }).click()
    await page.getByText(/restaurée comme brouillon/).waitFor()
    expect(await visitorSees()).toContain('Nom changé')
    await page.waitForURL(/globals\/site$/)
    expect(await page.locator('#field-name').inputValue()).toBe('Équipes d’essai')
  })
})
