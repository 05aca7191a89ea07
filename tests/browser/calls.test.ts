/** A call in the admin: its dates, always in Paris time in any browser. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContext, Page } from 'playwright-core'

import { autosaved, enterAdmin, openForm, publishForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000

let site: BrowsedSite
let admin: BrowserContext
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  const viewport = { width: 1280, height: 1000 }
  // A zone west of Paris; the tests of the field itself run in a zone east of it.
  const timezoneId = 'America/New_York'
  admin = await site.browser.newContext({ locale: 'fr-FR', timezoneId, viewport })
  admin.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(admin, site.url)
  page = await admin.newPage()
})
afterAll(() => site?.stop())

const list = () => `${site.url}/admin/collections/calls`
const openCall = () => openForm(page, `${list()}/${site.content.call}`)
const change = (data: object, options?: { asDraft: boolean }) =>
  site.staff.change('calls', site.content.call, { ...data }, options)

/** The server's response to the publication of the form on the screen. */
const publication = () =>
  page.waitForResponse(
    (response) =>
      response.request().method() === 'PATCH' && !response.url().includes('autosave=true'),
  )

/** The published version of the call, as the REST API returns it. */
async function publishedCall(): Promise<Record<string, unknown>> {
  const answer = await site.staff.ask('GET', `/api/calls/${site.content.call}?depth=0`)
  return (await answer.json()) as Record<string, unknown>
}

const plain = (text: string) => text.replace(/\s+/g, ' ')
const visible = async (selector: string) => plain(await page.locator(selector).innerText())

describe('a date', () => {
  it('is displayed and stored in Paris time', async () => {
    await change({ opensAt: '2026-01-05T08:00:00.000Z', closesAt: '2027-02-26T17:00:00.000Z' })
    await openCall()
    const field = page.locator('#field-closesAt')
    expect(await field.inputValue()).toBe('2027-02-26T18:00')
    const saved = autosaved(page)
    // This hour does not exist in New York (change to summer time), but exists in Paris.
    await field.fill('2027-03-14T02:30')
    expect(await visible('#field-closesAt-words')).toContain('dimanche 14 mars')
    await saved
    expect(await field.inputValue()).toBe('2027-03-14T02:30')
    await publishForm(page)
    expect(await publishedCall()).toMatchObject({ closesAt: '2027-03-14T01:30:00.000Z' })
    const { html } = await visit(site.url, PAGE_PATH)
    expect(plain(words(html))).toContain('14 mars 2027 à 2 h 30')
  })

  it('is neither stored nor lost while it is only partly typed', async () => {
    await change({ closesAt: '2027-10-31T00:30:00.000Z' })
    await openCall()
    const input = page.locator('#field-closesAt')
    await input.focus()
    await page.keyboard.press('Delete')
    expect(await visible('#field-closesAt-words')).toMatch(/incomplète.*31 octobre 2027/)
    const saved = autosaved(page)
    await page.locator('#field-promotion').fill('Promotion de New York')
    await saved
    await publishForm(page)
    expect(await publishedCall()).toMatchObject({ closesAt: '2027-10-31T00:30:00.000Z' })
    expect(await visible('#field-closesAt-words')).toMatch(/incomplète.*31 octobre 2027/)

    const savedWhole = autosaved(page)
    // The form is disabled until it has applied the server's response.
    await page.locator('#field-closesAt:enabled').focus()
    await page.keyboard.type('01')
    // The first part is the month or the day, depending on the language of the browser.
    expect(await input.inputValue()).toMatch(/^2027-(01-31|10-01)T02:30$/)
    await savedWhole
    expect(await visible('#field-closesAt-words')).not.toContain('incomplète')

    const emptied = autosaved(page)
    await page.getByRole('button', { name: /Effacer : Clôture/ }).click()
    await emptied
    await publishForm(page)
    expect((await publishedCall()).closesAt).toBeNull()
  })
})

it('the list and the dashboard show a call in the state that visitors see, with a warning while it is forced', async () => {
  const forced = {
    override: 'closed',
    overrideReason: 'Toutes les places sont prises',
    overrideUntil: '2027-02-01T08:00:00.000Z',
  }
  await change({ closesAt: '2027-03-31T16:00:00.000Z', ...forced })
  await page.goto(list())
  expect(await visible('.cell-name')).toBe(
    'Appel aux collectivités — Appel clos. Rouvre le lundi 1er février 2027 à 9 h (heure de Paris) (forcé)',
  )
  expect(await visible('.cell-closesAt')).toBe('31 mars 2027 à 18 h')
  await change({ name: 'Appel renommé' }, { asDraft: true })
  await page.goto(`${site.url}/admin`)
  expect(await visible('.calls-card')).toContain(
    'Forcé : clos, par Camille Durand, jusqu’au lundi 1er février 2027 à 9 h (heure de Paris). Raison : Toutes les places sont prises',
  )
  expect(await visible('.calls-card')).toContain('Modifications non publiées')
  await page.getByRole('link', { name: /^Modifier la page.*Collectivités/ }).click()
  await page.waitForURL(`**/admin/collections/pages/${site.content.page}`)
  await page.goto(`${site.url}/admin`)
  await page.getByRole('link', { name: /^Voir en ligne.*Collectivités$/ }).click()
  await page.waitForURL(`**${PAGE_PATH}`)

  const reset = { override: null, overrideReason: null, overrideUntil: null }
  await change({ name: 'Appel aux collectivités', ...reset }, { asDraft: true })
  await page.goto(list())
  expect(await visible('.cell-name')).toContain('brouillon. Une fois publié : Appel ouvert')
  await change({ name: 'Appel aux collectivités', ...reset })
})

it('an open call without an application link causes a warning on its screen, on the dashboard and before publication', async () => {
  const warning = 'Cet appel n’a pas d’adresse pour candidater'
  const timeline = page.locator('.call-timeline')
  await openCall()
  expect(await timeline.innerText()).not.toContain(warning)
  const saved = autosaved(page)
  await page.locator('#field-applicationUrl').fill('')
  await timeline.getByText(warning).waitFor()
  await saved
  await page.locator('#action-save').click()
  const dialog = page.getByRole('dialog', { name: 'À relire avant de publier' })
  await dialog.getByText(warning).waitFor()
  expect(await violations(page, '.publish-dialog')).toEqual([])
  const answered = publication()
  await dialog.getByRole('button', { name: 'Publier quand même' }).click()
  await answered
  expect((await publishedCall()).applicationUrl).toBeFalsy()
  await page.goto(`${site.url}/admin`)
  expect(await visible('.calls-card')).toContain(warning)
  await change({ applicationUrl: 'https://candidatures.example.fr/deposer' })
  await page.reload()
  expect(await visible('.calls-card')).not.toContain(warning)
})

describe('the timeline of the call', () => {
  beforeAll(async () => {
    // From 8 January 2035, 9:00, to 30 March 2035, 18:00, Paris time.
    await change({ opensAt: '2035-01-08T08:00:00.000Z', closesAt: '2035-03-30T16:00:00.000Z' })
    await openCall()
  })

  it('lists the steps of the call', async () => {
    const entries = page.locator('.call-timeline li')
    const read = (await entries.allInnerTexts()).map(plain)
    expect(read.map((text) => text.split(' ')[0])).toEqual([
      'Aujourd’hui',
      'Ouverture',
      'Derniers',
      'Clôture',
    ])
    expect(read[0]).toContain(
      '« Appel à venir. Ouvre le lundi 8 janvier 2035 à 9 h (heure de Paris) »',
    )
    expect(await entries.first().getAttribute('aria-current')).toBe('step')
  })

  it('shows an exception as soon as it is typed', async () => {
    await page.locator('#field-override .rs__control').click()
    await page.locator('.rs__option').filter({ hasText: 'Clos' }).click()
    const saved = autosaved(page)
    await page.locator('#field-overrideReason').fill('Toutes les places sont prises')
    await page
      .locator('.call-timeline__forced')
      .filter({ hasText: /^État forcé .*Raison\s: Toutes les places sont prises$/ })
      .waitFor()
    await saved
  })
})

describe('a page that has the call', () => {
  const CHILD = `${PAGE_PATH}/questions`
  const MOVED = '/participer/communes'
  const childReads = async (path = CHILD) => {
    const { html, status } = await visit(site.url, path)
    return { status, text: plain(words(html)) }
  }
  const headForm = () => openForm(page, `${site.url}/admin/collections/pages/${site.content.page}`)
  const dialog = () => page.locator('dialog.publish-dialog')
  const reads = async () => plain(await dialog().innerText())
  const below = (name: RegExp) => dialog().getByRole('checkbox', { name })

  beforeAll(async () => {
    const apply = { label: 'Déposer un dossier', url: 'https://candidatures.example.fr/deposer' }
    const hero = { title: 'Vos questions', introduction: 'Les réponses.', apply }
    await site.staff.create('pages', { title: 'Questions', slug: CHILD.slice(1), hero })
    await site.staff.setGlobal('navigation', {
      entries: [{ label: 'Collectivités', page: site.content.page }],
    })
    const dates = { opensAt: '2026-01-05T08:00:00.000Z', closesAt: '2034-03-31T16:00:00.000Z' }
    await change({ ...dates, override: 'open', overrideReason: 'Report décidé en comité' })
  })

  it('is closed with a new reason, which replaces the reason for opening it', async () => {
    expect((await childReads()).text).toContain('Déposer un dossier')
    await openCall()
    const reason = page.locator('#field-overrideReason')
    expect(await reason.inputValue()).toBe('Report décidé en comité')
    await page.locator('#field-override .rs__control').click()
    await page.locator('.rs__option').filter({ hasText: 'Clos' }).click()
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#field-overrideReason')?.value === '',
    )
    const saved = autosaved(page)
    await reason.fill('Toutes les places sont prises')
    await saved
    await publishForm(page)
    expect(await publishedCall()).toMatchObject({
      override: 'closed',
      overrideReason: 'Toutes les places sont prises',
    })
    const { text } = await childReads()
    expect(text).toContain('Appel clos')
    expect(text).not.toContain('Déposer un dossier')
  })

  it('lists the effects before it is unpublished, and then no page below it invites to apply', async () => {
    await headForm()
    await page.locator('.doc-controls__popup .popup-button').click()
    await page.getByRole('button', { name: 'Mettre hors ligne' }).click()
    await dialog().waitFor()
    const told = await reads()
    expect(told).toContain(`La page « Questions » (${CHILD}) est au-dessous`)
    expect(told).toContain('n’invitera plus à candidater')
    expect(told).toMatch(/C’est la page d’accueil : l’adresse du site mènera à « .+ »/)
    expect(told).toMatch(/Des liens y mènent depuis .*menu/i)
    expect(await below(/Mettre aussi hors ligne/).isChecked()).toBe(false)
    expect(await violations(page, '.publish-dialog')).toEqual([])
    await dialog().getByRole('button', { name: 'Mettre hors ligne' }).click()
    await page.getByText('Mise hors ligne faite : les visiteurs').waitFor()
    expect((await visit(site.url, PAGE_PATH)).status).toBe(404)
    const { status, text } = await childReads()
    expect(status).toBe(200)
    expect(text).not.toContain('Déposer un dossier')
    await publishForm(page)
    expect((await childReads()).text).toContain('Appel clos')
  })

  it('moves with the pages below it, which still say that the call is closed', async () => {
    await headForm()
    const saved = autosaved(page)
    await page.locator('#field-slug').fill(MOVED.slice(1))
    await saved
    await page.locator('#action-save').click()
    await dialog().waitFor()
    expect(await reads()).toContain(`La page « Questions » (${CHILD}) est au-dessous`)
    expect(await below(/Déplacer aussi/).isChecked()).toBe(true)
    const answered = publication()
    await dialog().getByRole('button', { name: 'Publier quand même' }).click()
    await answered
    const { status: moved, text } = await childReads(`${MOVED}/questions`)
    expect(moved).toBe(200)
    expect(text).toContain('Appel clos')
    expect(text).not.toContain('Déposer un dossier')
    const { headers, status } = await visit(site.url, CHILD)
    expect([status, headers.get('location')]).toEqual([308, `${MOVED}/questions`])
  })
})
