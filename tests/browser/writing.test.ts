/** The validation messages of a form, and the files and dates that its toolbar inserts. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'

import { HTML, image } from '@/tests/fixtures/files'
import { autosaved, enterAdmin, openForm, publishForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'
import { ACCOUNT } from '@/tests/support/staff'

jest.setTimeout(240_000)

const STEP_TIMEOUT_MS = 60_000
const DESKTOP = { width: 1280, height: 1000 }
const PHONE = { width: 390, height: 844 }
const WRONG_ADDRESS =
  /Utilisez seulement des minuscules .* par exemple « participer\/administrations »\./

let site: BrowsedSite
let page: Page
beforeAll(async () => {
  site = await openBrowsed('fixture')
  page = await newPage({ viewport: DESKTOP, colorScheme: 'dark' })
})
afterAll(() => site?.stop())

async function newPage(options: BrowserContextOptions): Promise<Page> {
  const context = await site.browser.newContext({ locale: 'fr-FR', ...options })
  context.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(context, site.url)
  return context.newPage()
}

const open = (path: string, on = page) => openForm(on, `${site.url}/admin/collections/${path}`)

/** Types `text` in the field and waits until it is saved as a draft. */
async function typeDraft(field: Locator, text: string): Promise<void> {
  const saved = autosaved(field.page())
  await field.fill(text)
  await saved
}

/** Whether the whole error is readable: within the width of the screen, not cut, not covered. */
const isWhole = (error: Locator) =>
  error.evaluate((element) => {
    element.scrollIntoView({ block: 'center' })
    const content = element.querySelector('.tooltip-content')!
    const { bottom, left, right, top } = element.getBoundingClientRect()
    const at = (y: number) => document.elementFromPoint((left + right) / 2, y)
    return (
      content.scrollWidth <= content.clientWidth &&
      left >= 0 &&
      right <= document.documentElement.clientWidth &&
      [top + 2, (top + bottom) / 2, bottom - 2].every((y) => element.contains(at(y)))
    )
  })

/** The text of the elements in `aria-describedby`, joined. */
const description = (control: Locator) =>
  control.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .replaceAll('\u00a0', ' '),
  )

const focused = (control: Locator) =>
  control.and(control.page().locator(':focus')).waitFor({ state: 'attached' })

describe('the error of a field', () => {
  /** Types an address that no page may have and publishes: the server refuses it. Returns the field. */
  async function publishWrongAddress(on: Page, address: string): Promise<Locator> {
    await open(`pages/${site.content.page}`, on)
    await on.locator('#field-slug[aria-required=true]').waitFor()
    await typeDraft(on.locator('#field-slug'), address)
    await on.locator('#action-save').click()
    const error = on.locator('.field-error').first()
    await error.waitFor()
    expect((await error.innerText()).replaceAll('\u00a0', ' ')).toMatch(WRONG_ADDRESS)
    expect(await isWhole(error)).toBe(true)
    expect(await violations(on, '.field-type:has(.field-error)')).toEqual([])
    await focused(on.locator('#field-slug'))
    return on.locator('#field-slug')
  }

  it('is entirely readable on a phone and moves the focus to the field, again at each refusal', async () => {
    const phone = await newPage({ viewport: PHONE, colorScheme: 'light' })
    const address = await publishWrongAddress(phone, 'Mon Adresse/é')
    await typeDraft(address, 'Mon Adresse/è')
    await phone.locator('#action-save').focus()
    await phone.keyboard.press('Enter')
    await focused(address)
    await phone.context().close()
  })

  it('is entirely readable on a large screen, and describes the field until it is corrected', async () => {
    const address = await publishWrongAddress(page, 'Mon Adresse/ê')
    await page.locator('#field-slug[aria-invalid=true]').waitFor()
    expect(await description(address)).toMatch(WRONG_ADDRESS)
    await address.fill('participer/mon-adresse')
    await page.locator('#field-slug:not([aria-invalid])').waitFor()
    expect(await address.getAttribute('aria-describedby')).toBeNull()
  })

  it('appears when a call closes before it opens, and when it is forced without a reason', async () => {
    await open(`calls/${site.content.call}`)
    const closing = page.locator('#field-closesAt')
    await page.locator('#field-override .rs__control').click()
    await page.locator('.rs__option').filter({ hasText: 'Clos' }).click()
    await typeDraft(closing, '2020-01-05T08:59')
    await page.locator('#action-save').click()
    await focused(closing)
    expect(await description(closing)).toContain('après l’ouverture')
    expect(await isWhole(page.locator('.field-error').first())).toBe(true)
    await page.getByText('Dites pourquoi l’état de l’appel est forcé.').first().waitFor()
  })

  it('moves the focus to its field when an invitation is not saved', async () => {
    await open('invitations/create')
    await page.locator('#field-email').fill(ACCOUNT.email)
    await page.locator('#action-save').click()
    await focused(page.locator('#field-email'))
  })

  it('leaves the focus on the pressed button when it names no field', async () => {
    await open(`criteria/${site.content.criteria[0]}`)
    await typeDraft(page.locator('#field-name'), 'Un besoin entendu')
    const publication = /\/api\/criteria\/[^?]+\?(?!.*autosave)/
    await page.route(publication, (route) =>
      route.fulfill({ status: 409, json: { errors: [{ message: 'Trop tard.' }] } }),
    )
    await page.locator('#action-save').click()
    await page.getByText('Trop tard.').waitFor()
    await focused(page.locator('#action-save'))
    await page.unroute(publication)
  })
})

describe('a content check', () => {
  it('reports a wrong address and blocks its publication, but only warns about a doubtful one', async () => {
    const closesAt = new Date(Date.now() + 86_400_000).toISOString()
    await site.staff.change('calls', site.content.call, { closesAt, override: null })
    await open(`calls/${site.content.call}`)
    const address = page.locator('#field-rulesUrl')
    const field = page.locator('.field-type', { has: address })
    const panel = field.locator('.content-checks')
    await address.fill('https://https://candidatures.example.fr/reglement.pdf')
    await panel.getByText('À corriger').waitFor()
    expect(await panel.getAttribute('aria-live')).toBe('polite')
    await publishForm(page)
    await field.locator('.field-error').getByText('écrivez').waitFor()

    const doubtful = 'https://candidature.example.fr/reglement.pdf'
    await address.fill(doubtful)
    await panel.getByText('Attention').waitFor()
    expect(await panel.innerText()).toContain('candidatures.example.fr')

    // The dialog repeats the warning before publication, with a link to the field.
    await page.locator('#action-save').click()
    const dialog = page.getByRole('dialog', { name: 'À relire avant de publier' })
    await dialog.getByText('candidatures.example.fr').waitFor()
    expect(await violations(page, '.publish-dialog')).toEqual([])
    await dialog.getByRole('button', { name: 'Adresse du règlement' }).click()
    await dialog.waitFor({ state: 'detached' })
    await focused(address)
    await publishForm(page)
    const stored = await site.staff.ask('GET', `/api/calls/${site.content.call}?draft=false`)
    expect(await stored.json()).toMatchObject({ _status: 'published', rulesUrl: doubtful })
  })

  it('is shown under a text', async () => {
    const text = { description: 'Un [lien](/absent).\n\n## Un titre\n\n#### Trop bas' }
    await site.staff.change('criteria', site.content.criteria[0]!, text, { asDraft: true })
    const phone = await newPage({ viewport: PHONE })
    await open(`criteria/${site.content.criteria[0]}`, phone)
    const panel = phone.locator('.markdown-field .content-checks')
    await panel.getByText('Attention').waitFor()
    const items = await panel.getByRole('listitem').allInnerTexts()
    expect(items.map((item) => item.replaceAll('\u00a0', ' '))).toEqual([
      expect.stringMatching(/^À corriger : .*« \/absent »/),
      expect.stringMatching(/^Attention : Ce titre saute un niveau[^]*Trop bas/),
    ])
    for (const colorScheme of ['light', 'dark'] as const) {
      await phone.emulateMedia({ colorScheme })
      expect(await violations(phone, '.content-checks')).toEqual([])
    }
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await phone.context().close()
  })
})

describe('a file', () => {
  const send = (name: string, buffer: Buffer) =>
    page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'image/png', buffer })

  it('is refused with a reason at its field; then another one is accepted', async () => {
    await open('images/create')
    await send('Équipe.png', Buffer.from(HTML))
    // Payload validates the typed text after 250 ms, and its response clears a refusal that came before it.
    const checked = page.waitForResponse((response) => response.url().endsWith('/images/create'))
    await page.locator('#field-alt').fill('Une équipe autour d’une table')
    await checked
    await page.locator('#action-save').click()
    await page.locator('.file-field').getByText('n’est pas une image JPEG').first().waitFor()

    // The server refuses it during the upload.
    await page.locator('.file-field__remove').click()
    await send('immense.png', Buffer.alloc(30 * 1024 * 1024, 1))
    await page.locator('#action-save').click()
    await page.locator('.file-field').getByText('une image ne peut pas dépasser').first().waitFor()

    await page.locator('.file-field__remove').click()
    await send('Équipe.png', await image('png', { width: 1000, height: 500 }))
    await page.locator('#action-save').click()
    await page.waitForURL(/\/images\/[0-9a-f-]{36}/)
    expect(await page.locator('#field-slug').inputValue()).toBe('equipe.png')
  })

  it('is visible in the list, and uploaded one at a time, because each image needs its own alternative text', async () => {
    await page.goto(`${site.url}/admin/collections/images`)
    const picture = page.locator('.thumbnail img, img.thumbnail').first()
    await picture.waitFor()
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.thumbnail img, img.thumbnail')?.complete,
    )
    expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(480)
    expect(await page.getByRole('button', { name: /Téléchargement en masse/ }).count()).toBe(0)
    // The list shows the name that staff gave it, not its name in the store.
    expect(await page.locator('.collection-list').innerText()).not.toMatch(
      /[0-9a-f]{8}-[0-9a-f]{4}-/,
    )
  })

  it('is inserted in a text from the toolbar, and its alternative text is changed there', async () => {
    await open(`criteria/${site.content.criteria[1]}`)
    const area = page.getByRole('textbox', { name: 'Description' })
    await area.click()
    await page.keyboard.press('Control+End')
    await page.getByRole('button', { name: 'Insérer une image' }).click()
    const saved = autosaved(page)
    await page.locator('.list-drawer').getByRole('button', { name: 'equipe.png' }).click()
    await saved
    const picture = area.locator('img[alt="Une équipe autour d’une table"]')
    await picture.waitFor()

    await picture.click()
    await page.getByRole('button', { name: 'Changer le texte de remplacement' }).click()
    const dialog = page.getByRole('dialog', { name: 'Image' })
    await dialog.waitFor()
    expect(await violations(page, '.image-dialog')).toEqual([])
    const rewritten = autosaved(page)
    await dialog.getByLabel('Texte de remplacement').fill('Deux agents en entretien')
    await page.keyboard.press('Enter')
    await rewritten
    await publishForm(page)

    await page.goto(site.url + PAGE_PATH)
    const shown = page.getByRole('img', { name: 'Deux agents en entretien' })
    await shown.scrollIntoViewIfNeeded()
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('img.fr-responsive-img')?.complete,
    )
    const { source, width } = await shown.evaluate((img: HTMLImageElement) => ({
      source: img.currentSrc,
      width: img.naturalWidth,
    }))
    expect(source).toMatch(/\/images\/equipe\.png\?v=[0-9a-f]{16}&w=960$/)
    expect(width).toBeGreaterThan(0)
  })

  it('is no longer reported as missing in a text once it is published from there', async () => {
    const id = site.content.criteria[2]!
    const description = 'Voici ![une affiche](/images/affiche.png).'
    await site.staff.change('criteria', id, { description }, { asDraft: true })
    await open(`criteria/${id}`)
    const reported = page.locator('.content-checks').getByText('/images/affiche.png')
    await reported.waitFor()
    await page.getByRole('button', { name: 'Insérer une image' }).click()
    await page.locator('.list-header__create-new-button').click()
    const drawer = page.locator('.doc-drawer')
    const buffer = await image('png', { width: 100, height: 50 })
    const file = { name: 'Affiche.png', mimeType: 'image/png', buffer }
    await drawer.locator('input[type=file]').setInputFiles(file)
    await drawer.locator('#field-alt').fill('Une affiche')
    const saved = autosaved(page)
    await drawer.locator('#action-save').click()
    await reported.waitFor({ state: 'detached' })
    // The form inserts the image and saves. Leaving earlier would keep a copy, which the next form offers.
    await saved
  })
})

it('a date is inserted at the caret from the toolbar, by keyboard alone; an unknown placeholder is refused', async () => {
  await site.staff.change('criteria', site.content.criteria[2]!, {
    description: 'Un agent au moins y passe deux jours.',
  })
  await open(`criteria/${site.content.criteria[2]}`)
  const area = page.getByRole('textbox', { name: 'Description' })
  await area.click()
  await page.keyboard.press('Control+Home')
  for (let letters = 'Un agent '.length; letters > 0; letters--) {
    await page.keyboard.press('ArrowRight')
  }
  // The editor handles a key a moment later and then takes the focus back: wait, as no user is that fast.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )
  await page.getByRole('combobox', { name: 'Insérer une date ou l’état de l’appel' }).focus()
  await page.keyboard.press('Enter')
  // The menu opens before it is ready: its first option gets the focus a moment later.
  await page.locator('[role=option]:focus', { hasText: 'Date d’ouverture' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.locator('[role=option]:focus', { hasText: 'Date de clôture' }).waitFor()
  await page.keyboard.press('Enter')
  await area.getByText('{{cloture}}').waitFor()
  await page.keyboard.type(' ou {{jour}} ')
  expect(await area.innerText()).toMatch(/^Un agent {{cloture}} ou {{jour}} au moins/)

  await page.locator('#action-save').click()
  const error = page.getByText('Vous pouvez écrire {{ouverture}}')
  await error.waitFor()
  expect(await error.innerText()).toContain('{{jour}}')

  // The error stays as long as it is true, after any number of saves.
  for (const name of ['Un agent pendant deux jours', 'Un agent deux jours', 'Un agent']) {
    await typeDraft(page.locator('#field-name'), name)
    await page.locator('#action-save:not([aria-disabled=true])').waitFor()
    await error.waitFor()
  }
})

it('a text shown on every page offers no date of a call, and is checked before publication', async () => {
  await openForm(page, `${site.url}/admin/globals/notice`)
  const area = page.getByRole('textbox', { name: 'Texte' })
  await page.getByRole('button', { name: 'Insérer une image' }).waitFor()
  expect(await page.getByRole('combobox', { name: /Insérer une date/ }).count()).toBe(0)
  await page.locator('#field-title').fill('Travaux')
  await area.click()
  const saved = autosaved(page)
  await page.keyboard.type('Reprise le TODO')
  await saved
  await page.locator('#action-save').click()
  const dialog = page.getByRole('dialog', { name: 'À relire avant de publier' })
  await dialog.getByRole('button', { name: 'Texte', exact: true }).click()
  await focused(area)
})

it('a list of documents loses one at a time, and fits a narrow screen', async () => {
  await open(`pages/${site.content.page}`)
  const list = page.locator('.numbered-relationship').filter({ hasText: 'Critères' }).first()
  const chosen = list.locator('.rs__multi-value')
  await chosen.first().waitFor()
  const count = await chosen.count()
  expect(await list.locator('.clear-indicator').isVisible()).toBe(false)
  const saved = autosaved(page)
  await chosen.first().locator('.rs__multi-value__remove').click()
  await saved
  expect(await chosen.count()).toBe(count - 1)

  await page.setViewportSize({ width: 320, height: 1000 })
  await page.getByText('Abandonner mes changements').waitFor()
  // Waits until the closing menu has finished its animation.
  await page.waitForFunction(() => document.documentElement.scrollWidth === 320)
  await page.setViewportSize(DESKTOP)
})
