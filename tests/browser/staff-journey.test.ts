/**
 * From the first account of a site to the most frequent edits of its staff, by mouse and keyboard, until visitors read
 * them.
 */
import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { formReady, openForm } from '@/tests/support/admin'
import { launchShell } from '@/tests/support/chromium'
import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { addImage, EIGHT_EDITS, publishFaults } from '@/tests/support/eight-edits'
import { Person } from '@/tests/support/person'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, installationCodeIn, signIn } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(180_000)

type Role = 'editor' | 'reviewer' | 'administrator'

let server: RunningServer
let browser: Browser
const people = {} as Record<Role, Person>

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ FIRST_ACCOUNT: '' }), launchShell()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const emailOf = (role: Role) =>
  role === 'administrator' ? ACCOUNT.email : `${role}@example.gouv.fr`

it('the first account is created with the code in the log, once', async () => {
  people.administrator = await Person.at(browser, server.url)
  const { page } = people.administrator
  await openForm(page, `${server.url}/admin`)
  await page.waitForURL(/create-first-user/)
  await page.locator('#field-email').fill(ACCOUNT.email)
  await page.locator('#field-password').fill(ACCOUNT.password)
  await page.locator('#field-confirm-password').fill(ACCOUNT.password)
  await page.locator('#field-name').fill(ACCOUNT.name)
  // The first account is always an administrator, so no role is offered.
  expect(await page.locator('#field-role').isVisible()).toBe(false)
  const code = page.getByLabel('Code de première installation')
  await code.fill('0000-0000-0000-0000')
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.getByText('Le champ suivant n’est pas valide').waitFor()
  // No other field has to be typed again.
  await code.fill(installationCodeIn(server.output())!)
  await page.locator('.field-error').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.locator('.dashboard').waitFor()

  await page.goto(`${server.url}/admin/logout`)
  await page.waitForURL(/admin\/login/)
  await page.goto(`${server.url}/admin/create-first-user`)
  await page.waitForURL(/admin\/login/)
})

describe('the page of a call', () => {
  beforeAll(async () => {
    const staff = await signIn(server.url)
    await publishFaults(staff, await publishContent(staff))
    const { password } = ACCOUNT
    for (const role of ['editor', 'reviewer'] as const) {
      await staff.create('users', { name: role, role, email: emailOf(role), password })
      people[role] = await Person.at(browser, server.url)
    }
    await formReady(people.administrator.page)
    for (const role of ['editor', 'reviewer', 'administrator'] as const) {
      await people[role].logIn(emailOf(role))
    }
    await addImage(people.administrator)
  })

  /** The main part of the page, as a visitor gets it without a cached copy. */
  async function visitorReads(): Promise<string> {
    const { html } = await visit(server.url, PAGE_PATH)
    return /<main[^>]*>([^]*)<\/main>/.exec(html)![1]!
  }

  it.each(EIGHT_EDITS)(
    'is changed, from the dashboard to the visitor: $kind, by $by',
    async ({ where, make, gives, by, isUndone }) => {
      const person = people[by]
      const publisher = people[by === 'editor' ? 'reviewer' : by]
      await person.startFromHome()
      await publisher.startFromHome()
      const before = await visitorReads()
      expect(before).not.toMatch(gives)

      await person.open(...where)
      await person.change(make)
      expect(await visitorReads()).toBe(before)
      if (person !== publisher) {
        await person.askForReview('Merci de publier.')
        // Releases the lock.
        await person.goHome()
        await publisher.goHome()
        await publisher.openReview()
      }
      await publisher.publish()
      expect(await visitorReads()).toMatch(gives)
      if (!isUndone) return
      // An editor cannot restore a version: it would replace a colleague's draft.
      await publisher.restore()
      expect(await visitorReads()).toMatch(gives)
      await publisher.publish()
      expect(await visitorReads()).toBe(before)
    },
  )
})

it('a new password requires the current one, and no other field is typed twice', async () => {
  const { page } = people.administrator
  const password = 'une-autre-phrase-de-passe'
  const current = page.getByLabel('Votre mot de passe actuel')
  const name = page.locator('#field-name')
  /**
   * Presses « Sauvegarder » and returns the sent data and the status of the response. Presses again until a request is
   * sent: Payload ignores the button while it validates the fields and while a slow response is pending.
   */
  const save = async () => {
    const answered = page.waitForResponse((response) => response.request().method() === 'PATCH')
    const isOver = answered.then(() => true)
    const press = () => page.locator('#action-save').click({ timeout: 2_000 })
    do await press().catch(() => null)
    while (!(await Promise.race([isOver, wait(2_000, false)])))
    const response = await answered
    return { status: response.status(), sent: response.request().postData() }
  }
  await openForm(page, `${server.url}/admin/account`)
  await page.locator('.last-change', { hasText: 'Modifié il y a' }).waitFor()
  await name.fill('Camille Petit')
  expect(await current.count()).toBe(0)
  await page.locator('#change-password').click()
  await page.locator('#field-password').fill(password)
  await page.locator('#field-confirm-password').fill(password)
  await current.fill('un-mauvais-mot')
  expect((await save()).status).toBe(400)
  await page.getByText('Ce n’est pas votre mot de passe actuel').waitFor()
  await current.fill(ACCOUNT.password)
  expect((await save()).status).toBe(200)

  // Once saved, the current password is neither asked for nor sent again.
  await current.waitFor({ state: 'detached' })
  await name.fill('Camille Durand')
  const { status, sent } = await save()
  expect(status).toBe(200)
  expect(sent).toContain('Camille Durand')
  expect(sent).not.toMatch(/phrase-de-passe/)
  await signIn(server.url, { ...ACCOUNT, password })
})
