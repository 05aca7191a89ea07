import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'

import { autosaved, enterAdmin } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { ACCOUNT } from '@/tests/support/staff'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'

jest.setTimeout(240_000)

const STEP_TIMEOUT_MS = 30_000
const WRONG_ADDRESS =
  /Utilisez seulement des minuscules .* par exemple « participer\/administrations »\./

let site: StaffedSite
let storageState: BrowserContextOptions['storageState']
let page: Page

beforeAll(async () => {
  site = await openStaffedSite()
  page = await site.browser.newPage({ locale: 'fr-FR' })
  await enterAdmin(page, site.server.url)
  storageState = await page.context().storageState()
  await page.close()
})
afterAll(() => site?.stop())
beforeEach(() => openContext({ viewport: { width: 1280, height: 900 } }))
afterEach(() => page.context().close())

async function openContext(options: BrowserContextOptions): Promise<void> {
  const context = await site.browser.newContext({ locale: 'fr-FR', storageState, ...options })
  page = await context.newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
}

const open = (path: string) =>
  page.goto(`${site.server.url}/admin/${path}`, { waitUntil: 'networkidle' })

/** Types `text` in the field and waits until it is saved as a draft. */
async function typeDraft(field: Locator, text: string): Promise<void> {
  const saved = autosaved(page)
  await field.fill(text)
  await saved
}

let wrongAddresses = 0

/** An address that no page may have, typed as a draft: another each time, or nothing would be saved. */
const typeWrongAddress = () =>
  typeDraft(page.locator('#field-slug'), `Mon Adresse/é${(wrongAddresses += 1)}`)

async function publishWrongAddress(): Promise<void> {
  await open(`collections/pages/${site.content.page}`)
  await typeWrongAddress()
  await page.locator('#action-save').click()
  await page.locator('.field-error').first().waitFor()
}

/** Whether all of it can be read: on the screen's width, none of it cut, nothing over it. */
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

/** The words that the element names as its description. */
const description = (control: Locator) =>
  control.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .replaceAll('\u00a0', ' '),
  )

const focused = (control: Locator) =>
  control.and(page.locator(':focus')).waitFor({ state: 'attached' })

describe('what is wrong with a field', () => {
  it.each([
    { width: 390, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)(
    'is read as a whole, $width px wide, $colorScheme',
    async ({ width, colorScheme }) => {
      await page.context().close()
      await openContext({ colorScheme, viewport: { width, height: 844 } })
      await publishWrongAddress()
      const error = page.locator('.field-error').first()
      expect((await error.innerText()).replaceAll('\u00a0', ' ')).toMatch(WRONG_ADDRESS)
      expect(await isWhole(error)).toBe(true)
      expect(await violations(page, '.field-type:has(.field-error)')).toEqual([])
    },
  )

  it('is tied to the field, until it is mended', async () => {
    await publishWrongAddress()
    const address = page.locator('#field-slug')
    await page.locator('#field-slug[aria-invalid=true]').waitFor()
    expect(await description(address)).toMatch(WRONG_ADDRESS)

    await address.fill('participer/mon-adresse')
    await page.locator('#field-slug:not([aria-invalid])').waitFor()
    expect(await address.getAttribute('aria-describedby')).toBeNull()
  })

  it('is not the only word: a field that must be filled says so', async () => {
    await open(`collections/pages/${site.content.page}`)
    await page.locator('#field-slug[aria-required=true]').waitFor()
  })
})

describe('after a refusal, the keyboard is', () => {
  it('on the field of a page that keeps it from being published', async () => {
    await publishWrongAddress()
    await focused(page.locator('#field-slug'))
  })

  it('there again when the same is refused again', async () => {
    await publishWrongAddress()
    await focused(page.locator('#field-slug'))
    await typeWrongAddress()
    await page.locator('#action-save').focus()
    await page.keyboard.press('Enter')
    await focused(page.locator('#field-slug'))
  })

  it('on the date of a call that closes before it opens', async () => {
    await open(`collections/calls/${site.content.call}`)
    await typeDraft(page.locator('#field-closesAt'), '2020-01-05T08:59')
    await page.locator('#action-save').click()
    await focused(page.locator('#field-closesAt'))
    expect(await description(page.locator('#field-closesAt'))).toContain('après l’ouverture')
    expect(await isWhole(page.locator('.field-error').first())).toBe(true)
  })

  it('on the field of an account that is not saved', async () => {
    await open('collections/users/create')
    await page.locator('#field-name').fill('Paul Henri')
    await page.locator('#field-email').fill(ACCOUNT.email)
    await page.locator('#field-password').fill(ACCOUNT.password)
    await page.locator('#field-confirm-password').fill(ACCOUNT.password)
    await page.locator('#action-save').click()
    await focused(page.locator('#field-email'))
  })

  it('on what was pressed when no field is named', async () => {
    await open(`collections/criteria/${site.content.criteria[0]}`)
    await typeDraft(page.locator('#field-name'), 'Un besoin entendu')
    await page.route(/\/api\/criteria\/[^?]+\?(?!.*autosave)/, (route) =>
      route.fulfill({ status: 409, json: { errors: [{ message: 'Trop tard.' }] } }),
    )
    await page.locator('#action-save').click()
    await page.getByText('Trop tard.').waitFor()
    await focused(page.locator('#action-save'))
  })
})

describe('a file', () => {
  it('is sent alone, for each image needs a text of its own', async () => {
    await open('collections/images')
    await page.locator('.list-header').waitFor()
    expect(await page.getByRole('button', { name: /Téléchargement en masse/ }).count()).toBe(0)
  })
})
