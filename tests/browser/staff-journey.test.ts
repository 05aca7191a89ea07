import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'

import { autosaved } from '@/tests/support/admin'
import { launchChromium } from '@/tests/support/chromium'
import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, installationCodeIn, signIn } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(120_000)

const STEP_TIMEOUT_MS = 20_000

let server: RunningServer
let browser: Browser
let page: Page
let content: Content

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ FIRST_ACCOUNT: '' }), launchChromium()])
  const viewport = { width: 1280, height: 1000 }
  page = await browser.newPage({ locale: 'fr-FR', viewport })
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const goTo = (path: string) => page.goto(server.url + path, { waitUntil: 'networkidle' })

/** What a visitor who comes now for the first time reads. */
const freshVisit = async () => words((await visit(server.url, PAGE_PATH)).html)

/** Presses « Publier » and gives what the very next visitor reads; prints how long it took from the server's answer. */
async function publish(what: string): Promise<string> {
  const answered = page.waitForResponse(
    (response) =>
      ['PATCH', 'POST'].includes(response.request().method()) &&
      /\/api\/(criteria|pages|calls)\//.test(response.url()) &&
      !response.url().includes('autosave'),
  )
  await page.locator('#action-save').click()
  const response = await answered
  expect(response.status()).toBe(200)
  const start = performance.now()
  const read = await freshVisit()
  console.log(`${what}: seen by a visitor in ${Math.round(performance.now() - start)} ms`)
  return read
}

/** Drags `source` onto `target` with the mouse, slowly enough for what follows the pointer. */
async function drag(source: Locator, target: Locator) {
  const [from, to] = [await source.boundingBox(), await target.boundingBox()]
  if (!from || !to) throw new Error('Nothing to drag.')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 8, from.y + from.height / 2, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 25 })
  await page.mouse.up()
}

describe('a member of staff', () => {
  it('creates the first account, and nobody can create another one so', async () => {
    await goTo('/admin')
    await page.waitForURL(/create-first-user/)
    await page.locator('#field-email').fill(ACCOUNT.email)
    await page.locator('#field-password').fill(ACCOUNT.password)
    await page.locator('#field-confirm-password').fill(ACCOUNT.password)
    await page.locator('#field-name').fill(ACCOUNT.name)
    const code = page.getByLabel('Code de première installation')
    await code.fill('0000-0000-0000-0000')
    await page.getByRole('button', { name: 'Créer' }).click()
    await page.getByText('Le champ suivant n’est pas valide').waitFor()
    // Nothing else is to be typed again.
    await code.fill(installationCodeIn(server.output())!)
    await page.locator('.field-error').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Créer' }).click()
    await page.getByRole('link', { name: 'Pages', exact: true }).first().waitFor()

    content = await publishContent(await signIn(server.url))
    await goTo('/admin/logout')
    await goTo('/admin/create-first-user')
    await page.waitForURL(/admin\/login/)
  })

  it('signs in', async () => {
    await goTo('/admin/login')
    await page.locator('#field-email').fill(ACCOUNT.email)
    await page.locator('#field-password').fill(ACCOUNT.password)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByRole('link', { name: 'Pages', exact: true }).first().waitFor()
  })

  it('changes the text of a criterion: a draft that nobody sees, until it is published', async () => {
    const before = await freshVisit()
    await goTo(`/admin/collections/criteria/${content.criteria[0]}`)
    const text = page.locator('.mdxeditor [contenteditable=true]').first()
    await text.click()
    await page.keyboard.press('Control+End')
    const saved = autosaved(page)
    await page.keyboard.type(' Trois entretiens au moins.', { delay: 10 })
    await saved
    expect(await freshVisit()).toBe(before)

    expect(await publish('criterion')).toContain(
      'leur gêne est décrite. Trois entretiens au moins.',
    )
  })

  it('drags a criterion to another place', async () => {
    await goTo(`/admin/collections/pages/${content.page}`)
    const criteria = page.locator('.numbered-relationship').filter({ hasText: 'Un code ouvert' })
    const item = (name: string) => criteria.locator('.multi-value').filter({ hasText: name })
    await item('Un besoin vérifié').scrollIntoViewIfNeeded()
    const saved = autosaved(page)
    await drag(item('Un besoin vérifié'), item('Une équipe disponible'))
    await saved
    expect(await freshVisit()).toMatch(/Critère 1 Un besoin vérifié/)

    const read = await publish('order')
    expect(read).toMatch(/Critère 1 Une équipe disponible.*Critère 2 Un besoin vérifié/)
  })

  it('closes the call', async () => {
    await goTo(`/admin/collections/calls/${content.call}`)
    await page.locator('#field-override .rs__control').click()
    await page.locator('.rs__option').filter({ hasText: 'Clos' }).click()
    await page.locator('#field-overrideReason').fill('Toutes les places sont prises')
    await autosaved(page)
    expect(await freshVisit()).toContain('Appel ouvert')

    const read = await publish('call')
    expect(read).toContain('Appel clos')
    expect(read).toContain('Vous arrivez trop tard')
    expect(read).not.toContain('Déposer un dossier')
  })

  it('chooses another password, with the present one, and types nothing else twice', async () => {
    const password = 'une-autre-phrase-de-passe'
    const current = page.getByLabel('Votre mot de passe actuel')
    const name = page.locator('#field-name')
    /** Presses « Sauvegarder » and gives what is sent, and the status of the answer. */
    const save = async () => {
      const answered = page.waitForResponse((response) => response.request().method() === 'PATCH')
      await page.locator('#action-save').click()
      const response = await answered
      return { status: response.status(), sent: response.request().postData() }
    }
    /** Types into `field` and waits until the form has been checked: one that is sent sooner is not. */
    const type = async (field: Locator, text: string) => {
      const checked = page.waitForResponse((response) => response.request().method() === 'POST')
      await field.fill(text)
      await checked
    }
    await goTo('/admin/account')
    await type(name, 'Camille Petit')
    expect(await current.count()).toBe(0)
    await page.locator('#change-password').click()
    await type(page.locator('#field-password'), password)
    await type(page.locator('#field-confirm-password'), password)
    await current.fill('un-mauvais-mot')
    expect((await save()).status).toBe(400)
    await page.getByText('Ce n’est pas votre mot de passe actuel').waitFor()
    await current.fill(ACCOUNT.password)
    expect((await save()).status).toBe(200)

    // Once saved, it is neither asked for nor sent again.
    await current.waitFor({ state: 'detached' })
    await name.fill('Camille Durand')
    const { status, sent } = await save()
    expect(status).toBe(200)
    expect(sent).toContain('Camille Durand')
    expect(sent).not.toMatch(/phrase-de-passe/)
    await signIn(server.url, { ...ACCOUNT, password })
  })
})
