import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { autosaved, enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { PAGE_PATH } from '@/tests/support/content'
import { ACCOUNT } from '@/tests/support/staff'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000

let site: StaffedSite

beforeAll(async () => {
  site = await openStaffedSite()
  for (const role of ['editor', 'reviewer']) {
    const { password } = ACCOUNT
    await site.staff.create('users', {
      name: role,
      role,
      email: `${role}@example.gouv.fr`,
      password,
    })
  }
})
afterAll(() => site?.stop())

/** A browser in which `email` has signed in. */
async function enterAs(email: string): Promise<Page> {
  const context = await site.browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1280, height: 1000 },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(page, site.server.url, email)
  return page
}

const goTo = (page: Page, path: string) =>
  page.goto(site.server.url + path, { waitUntil: 'networkidle' })

/** The entries of the menu. */
async function menuOf(page: Page): Promise<string> {
  await goTo(page, '/admin')
  return (await page.locator('nav.nav__wrap').allTextContents()).join(' ')
}

/** Which of these a criterion's screen offers, its menu of three dots unfolded. */
async function offeredOn(page: Page, id: string): Promise<string[]> {
  await goTo(page, `/admin/collections/criteria/${id}`)
  await page.locator('.doc-controls__dots').click()
  await page.locator('#action-duplicate').waitFor()
  const selectors = {
    'save a draft': '#action-save-draft',
    publish: '#action-save',
    'move to the trash': '#action-delete',
    unpublish: '#action-unpublish',
  }
  const offered: string[] = []
  for (const [name, selector] of Object.entries(selectors)) {
    if (await page.locator(selector).count()) offered.push(name)
  }
  return offered
}

/** What the list of criteria offers for those that are ticked. */
async function offeredForMany(page: Page): Promise<string> {
  await goTo(page, '/admin/collections/criteria')
  await page.locator('.table tbody input[type=checkbox]').first().check()
  await page.locator('.list-selection').waitFor()
  return page.locator('.list-selection').innerText()
}

describe('an editor', () => {
  let page: Page

  beforeAll(async () => {
    page = await enterAs('editor@example.gouv.fr')
  })

  it('finds contents in the menu, and no settings', async () => {
    const menu = await menuOf(page)
    expect(menu).toContain('Critères')
    expect(menu).not.toMatch(/Comptes|Redirections|Site|Réglages/)
    for (const path of ['collections/users', 'collections/redirects', 'globals/site']) {
      await goTo(page, `/admin/${path}`)
      expect(await page.locator('#field-name, .table, .collection-list').count()).toBe(0)
    }
  })

  it('saves drafts, and is offered nothing that would reach visitors', async () => {
    expect(await offeredOn(page, site.content.criteria[0]!)).toEqual(['save a draft'])
    expect(await offeredForMany(page)).not.toMatch(
      /Publier|Annuler la publication|Supprimer|Éditer/,
    )
  })

  it('has what is typed saved as a draft, then by the button', async () => {
    await goTo(page, `/admin/collections/criteria/${site.content.criteria[0]}`)
    const saved = autosaved(page)
    await page.locator('#field-name').fill('Un besoin documenté')
    await saved
    await page.locator('#field-name').fill('Un besoin mesuré')
    const answered = page.waitForResponse((response) => {
      const request = response.request()
      return request.method() === 'PATCH' && /mesur/.test(request.postData() ?? '')
    })
    // Not a click, which would wait for ever where what is typed has saved itself first.
    await page.locator('#action-save-draft').dispatchEvent('click')
    expect((await answered).status()).toBe(200)
    const read = async (query: string) =>
      (await site.staff.ask('GET', `/api/criteria/${site.content.criteria[0]}${query}`)).text()
    expect(await read('?draft=true')).toContain('Un besoin mesuré')
    expect(await read('')).toContain('Un besoin vérifié')
  })

  it('writes a new criterion', async () => {
    await goTo(page, '/admin/collections/criteria/create')
    const saved = autosaved(page)
    await page.locator('#field-name').fill('Un nouveau critère')
    await saved
    const found = await site.staff.ask(
      'GET',
      '/api/criteria?draft=true&where[_status][equals]=draft',
    )
    expect(await found.text()).toContain('Un nouveau critère')
  })

  it('changes the name and password of their own account, not its role', async () => {
    await goTo(page, '/admin/account')
    expect(await page.locator('#field-name').inputValue()).toBe('editor')
    expect(await page.locator('#field-email').inputValue()).toBe('editor@example.gouv.fr')
    expect(await page.locator('#field-role .rs__control--is-disabled').count()).toBe(1)
  })

  it('is led from the public page to its editing, with the keyboard, in both themes', async () => {
    await goTo(page, PAGE_PATH)
    for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab')
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    expect(await focused()).toBe('Modifier cette page')
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 390, height: 844 })
    await goTo(page, PAGE_PATH)
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'Modifier cette page' }).click()
    await page.waitForURL(new RegExp(`/admin/collections/pages/${site.content.page}`))
  })
})

describe('a reviewer', () => {
  it('publishes and uses the trash, and finds no settings', async () => {
    const page = await enterAs('reviewer@example.gouv.fr')
    expect(await menuOf(page)).not.toMatch(/Comptes|Redirections|Réglages/)
    expect(await offeredOn(page, site.content.criteria[1]!)).toEqual([
      'save a draft',
      'publish',
      'move to the trash',
      'unpublish',
    ])
    expect(await offeredForMany(page)).toMatch(/Publier[^]*Annuler la publication/)
  })
})

describe('an administrator', () => {
  it('finds the settings too', async () => {
    const page = await enterAs(ACCOUNT.email)
    expect(await menuOf(page)).toMatch(/Redirections[^]*Comptes[^]*Site/)
    await goTo(page, '/admin/collections/users')
    expect(await page.locator('.table').innerText()).toContain('reviewer@example.gouv.fr')
  })
})
