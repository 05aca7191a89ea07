import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'

import { autosaved, enterAdmin, publishForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { PAGE_PATH } from '@/tests/support/content'
import { openStaffedSite, type StaffedSite } from '@/tests/support/staffed-site'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(180_000)

let site: StaffedSite

beforeAll(async () => {
  site = await openStaffedSite()
})
afterAll(() => site?.stop())

/** The call as REST gives its published version. */
async function publishedCall(): Promise<Record<string, unknown>> {
  const answer = await site.staff.ask('GET', `/api/calls/${site.content.call}?depth=0`)
  return (await answer.json()) as Record<string, unknown>
}

async function openAdmin(options: object = {}): Promise<Page> {
  const viewport = { width: 1280, height: 1000 }
  const context = await site.browser.newContext({ locale: 'fr-FR', viewport, ...options })
  const page = await context.newPage()
  await enterAdmin(page, site.server.url)
  return page
}

async function openCall(page: Page): Promise<void> {
  await page.goto(`${site.server.url}/admin/collections/calls/${site.content.call}`, {
    waitUntil: 'networkidle',
  })
  // On a slow machine the network may rest before the form is ready: until it is, a press is lost.
  await page.locator('#field-closesAt:enabled').waitFor()
}

const plain = (text: string) => text.replace(/\s+/g, ' ')
const visible = async (page: Page, selector: string) =>
  plain(await page.locator(selector).innerText())

describe.each(['America/New_York', 'Pacific/Auckland'])('a browser in %s', (timezoneId) => {
  let page: Page
  beforeAll(async () => {
    await site.staff.change('calls', site.content.call, {
      opensAt: '2026-01-05T08:00:00.000Z',
      closesAt: '2027-02-26T17:00:00.000Z',
      milestones: [],
    })
    page = await openAdmin({ timezoneId })
  })
  afterAll(() => page?.context().close())

  it('shows the Paris time that is stored, in the form and in the list', async () => {
    await openCall(page)
    expect(await page.locator('#field-closesAt').inputValue()).toBe('2027-02-26T18:00')
    await page.goto(`${site.server.url}/admin/collections/calls`, { waitUntil: 'networkidle' })
    expect(await visible(page, '.cell-closesAt')).toBe('26 février 2027 à 18 h')
  })

  it.each([
    ['2027-03-31T18:00', '2027-03-31T16:00:00.000Z', '31 mars 2027 à 18 h', 'mercredi 31 mars'],
    // Skipped by clocks in New York, but not in Paris.
    ['2027-03-14T02:30', '2027-03-14T01:30:00.000Z', '14 mars 2027 à 2 h 30', 'dimanche 14 mars'],
    [
      '2027-03-28T02:30',
      '2027-03-28T01:30:00.000Z',
      '28 mars 2027 à 3 h 30',
      'Cette nuit-là, 2 h 30 n’existe pas',
    ],
    [
      '2027-10-31T02:30',
      '2027-10-31T00:30:00.000Z',
      '31 octobre 2027 à 2 h 30',
      'la première est retenue',
    ],
  ])('stores %s as the Paris time it is', async (typed, iso, read, said) => {
    await openCall(page)
    const saved = autosaved(page)
    await page.locator('#field-closesAt').fill(typed)
    expect(await visible(page, '#field-closesAt-words')).toContain(said)
    await saved
    expect(await page.locator('#field-closesAt').inputValue()).toBe(typed)
    await publishForm(page)

    expect(await publishedCall()).toMatchObject({ closesAt: iso })
    expect(plain(words((await visit(site.server.url, PAGE_PATH)).html))).toContain(read)
    await openCall(page)
    expect(await visible(page, '#field-closesAt-words')).toContain(read)
  })

  it('neither stores nor loses a date half typed with the keys', async () => {
    await openCall(page)
    const input = page.locator('#field-closesAt')
    await input.focus()
    await page.keyboard.press('Delete')
    expect(await visible(page, '#field-closesAt-words')).toMatch(/incomplète.*31 octobre 2027/)
    const saved = autosaved(page)
    await page.locator('#field-promotion').fill(`Promotion de ${timezoneId}`)
    await saved
    await publishForm(page)
    expect(await publishedCall()).toMatchObject({ closesAt: '2027-10-31T00:30:00.000Z' })
    expect(await visible(page, '#field-closesAt-words')).toMatch(/incomplète.*31 octobre 2027/)

    const savedWhole = autosaved(page)
    // The form lets nobody in until it has taken the server's answer in.
    await page.locator('#field-closesAt:enabled').focus()
    await page.keyboard.type('01')
    // The first part is the month or the day, as the browser's language has it.
    expect(await input.inputValue()).toMatch(/^2027-(01-31|10-01)T02:30$/)
    await savedWhole
    expect(await visible(page, '#field-closesAt-words')).not.toContain('incomplète')
  })

  it('empties a date', async () => {
    await openCall(page)
    const saved = autosaved(page)
    await page.getByRole('button', { name: /Effacer : Clôture/ }).click()
    await saved
    await publishForm(page)
    expect((await publishedCall()).closesAt).toBeNull()
    expect(await page.locator('#field-closesAt').inputValue()).toBe('')
  })

  it('shows a day of a milestone and stores it as its first instant in Paris', async () => {
    const jury = { label: 'Jury', kind: 'day', startsOn: '2027-04-14T22:00:00.000Z' }
    await site.staff.change('calls', site.content.call, { milestones: [jury] })
    await openCall(page)
    const day = page.locator('#field-milestones__0__startsOn')
    // Payload remembers, a moment later, that the row was unfolded before.
    if (await day.isHidden()) {
      await page.locator('#field-milestones .collapsible__toggle').first().click()
    }
    expect(await day.inputValue()).toBe('2027-04-15')
    const saved = autosaved(page)
    await day.fill('2027-11-01')
    expect(await visible(page, '#field-milestones__0__startsOn-words')).toBe(
      'lundi 1er novembre 2027',
    )
    await saved
    await publishForm(page)
    expect(await publishedCall()).toMatchObject({
      milestones: [{ startsOn: '2027-10-31T23:00:00.000Z' }],
    })
  })
})

describe('what is refused at its field, in French', () => {
  let page: Page
  beforeAll(async () => {
    await site.staff.change('calls', site.content.call, {
      opensAt: '2026-01-05T08:00:00.000Z',
      closesAt: '2027-03-31T16:00:00.000Z',
    })
    page = await openAdmin()
  })
  afterAll(() => page?.context().close())

  it('is a closing before the opening', async () => {
    await openCall(page)
    const saved = autosaved(page)
    await page.locator('#field-closesAt').fill('2026-01-05T08:59')
    await saved
    await page.locator('#action-save').click()
    const message = 'La clôture doit venir après l’ouverture'
    await page.locator('#field-closesAt-error').getByText(message).waitFor()
    expect(await page.locator('#field-closesAt').getAttribute('aria-invalid')).toBe('true')
    expect(await publishedCall()).toMatchObject({ closesAt: '2027-03-31T16:00:00.000Z' })
    await site.staff.change('calls', site.content.call, { closesAt: '2027-03-31T16:00:00.000Z' })
  })

  it('is an override without a reason', async () => {
    await openCall(page)
    const saved = autosaved(page)
    await page.locator('#field-override .rs__control').click()
    await page.locator('.rs__option').filter({ hasText: 'Clos' }).click()
    await saved
    await page.locator('#action-save').click()
    await page.getByText('Dites pourquoi l’état de l’appel est forcé.').first().waitFor()
    expect((await publishedCall()).override).toBeFalsy()
    await site.staff.change('calls', site.content.call, { override: null })
  })
})

describe('what the admin says of a call', () => {
  const forced = {
    override: 'closed',
    overrideReason: 'Toutes les places sont prises',
    overrideUntil: '2027-02-01T08:00:00.000Z',
  }
  const reset = { override: null, overrideReason: null, overrideUntil: null }

  it('is its state in the list, and that a draft is one', async () => {
    const page = await openAdmin({ timezoneId: 'Pacific/Auckland' })
    const list = async () => {
      await page.goto(`${site.server.url}/admin/collections/calls`, { waitUntil: 'networkidle' })
      expect(
        await page.getByRole('link', { name: 'Appel aux collectivités', exact: true }).count(),
      ).toBe(1)
      return visible(page, '.cell-name')
    }
    await site.staff.change('calls', site.content.call, reset)
    expect(await list()).toBe('Appel aux collectivités — Appel ouvert jusqu’au 31 mars 2027 à 18 h')
    await site.staff.change('calls', site.content.call, forced)
    expect(await list()).toBe(
      'Appel aux collectivités — Appel clos. Ouvre le 1er février 2027 à 9 h (forcé)',
    )
    await site.staff.change('calls', site.content.call, reset, { asDraft: true })
    expect(await list()).toContain('brouillon. Une fois publié : Appel ouvert')
    await page.context().close()
  })

  it('is its state on the dashboard, with a warning while it is forced', async () => {
    await site.staff.change('calls', site.content.call, reset)
    const page = await openAdmin()
    const card = () => visible(page, '.calls-card')
    expect(await card()).toMatch(
      /Appel ouvert jusqu’au 31 mars 2027 à 18 h Prochain changement : derniers jours .* 24 mars/,
    )
    expect(await card()).not.toMatch(/Forcé|non publiées/)

    await site.staff.change('calls', site.content.call, forced)
    await site.staff.change(
      'calls',
      site.content.call,
      { name: 'Appel renommé' },
      { asDraft: true },
    )
    await page.reload({ waitUntil: 'networkidle' })
    expect(await card()).toContain(
      'Forcé : clos, par Camille Durand, jusqu’au 1er février 2027 à 9 h. Raison : Toutes les places sont prises',
    )
    expect(await card()).toContain('Modifications non publiées')
    await page.getByRole('link', { name: 'Collectivités', exact: true }).click()
    await page.waitForURL(`**${PAGE_PATH}`)
    await page.context().close()
  })
})

describe.each(['light', 'dark'] as const)('axe finds nothing wrong in the %s theme', (scheme) => {
  it.each([390, 1280])('%d px wide', async (width) => {
    const colorScheme = scheme
    const page = await openAdmin({ colorScheme, viewport: { width, height: 844 } })
    await page.locator(`html[data-theme=${scheme}]`).waitFor({ state: 'attached' })
    expect(await violations(page, '.calls-card')).toEqual([])
    await openCall(page)
    expect(await violations(page, '.paris-date-field')).toEqual([])
    await page.goto(`${site.server.url}/admin/collections/calls`, { waitUntil: 'networkidle' })
    expect(await violations(page, '.cell-name')).toEqual([])
    await page.context().close()
  })
})
