/**
 * From the keyboard to the public: typed text is never lost, nor published unseen, even when colleagues edit the same
 * document or the network fails.
 */
import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { BrowserContext, Locator, Page } from 'playwright-core'

import { autosaved, enterAdmin, formReady, logIn, openForm } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { openBrowsed, type BrowsedSite } from '@/tests/support/browsed-site'
import { PAGE_PATH } from '@/tests/support/content'
import { ACCOUNT } from '@/tests/support/staff'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000
/** The duration of each slow save: long enough to press a button meanwhile. */
const SAVE_MS = 1500
const JEAN = { name: 'Jean Petit', email: 'jean@example.gouv.fr', password: ACCOUNT.password }

let site: BrowsedSite
/** The signed-in users, each in their own browser. */
let camille: Page
let jean: Page
let criterion: string
/**
 * The browser contexts by email address. They are reused: a new context would compile all scripts of the admin again.
 */
const browsers = new Map<string, BrowserContext>()

beforeAll(async () => {
  site = await openBrowsed('fixture')
  await site.staff.create('users', { ...JEAN, role: 'reviewer' })
})
afterAll(() => site?.stop())
beforeEach(async () => {
  await Promise.all([...browsers.values()].map(leaveEmpty))
  const text = { name: 'Intérêt général', description: 'Le défi sert le public.' }
  criterion = await site.staff.create('criteria', text)
  camille = await browserOf(ACCOUNT)
})

/** A new page in the browser of that account, which signs in unless it still has a session. */
async function browserOf({ email }: { email: string }): Promise<Page> {
  const where = { locale: 'fr-FR', timezoneId: 'America/Cayenne' }
  const viewport = { width: 1280, height: 1000 }
  const context = browsers.get(email) ?? (await site.browser.newContext({ ...where, viewport }))
  browsers.set(email, context)
  context.setDefaultTimeout(STEP_TIMEOUT_MS)
  const cookies = await context.cookies(site.url)
  if (!cookies.some(({ name }) => name === 'payload-token')) {
    await enterAdmin(context, site.url, email)
  }
  return context.newPage()
}

/** Closes the pages of a browser, clears their local storage and undoes what a test changed. */
async function leaveEmpty(context: BrowserContext) {
  await context.setOffline(false)
  for (const page of context.pages()) {
    await page.evaluate(() => localStorage.clear())
    await page.close()
  }
}

const open = (page: Page, path = `criteria/${criterion}`) =>
  openForm(page, `${site.url}/admin/collections/${path}`)

const nameField = (page: Page) => page.locator('#field-name')
const panel = (page: Page) => page.locator('.saving > *')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/**
 * Types a name and returns the status of the response to the form's own save. Types it again if the form was rendered
 * again meanwhile, as Payload does after it has read a document that was taken over.
 */
async function type(page: Page, name: string) {
  const answered = page.waitForResponse((response) => response.url().includes('autosave=true'))
  const isOver = answered.then(() => true)
  do {
    if ((await nameField(page).inputValue()) !== name) await nameField(page).fill(name)
  } while (!(await Promise.race([isOver, wait(1_000, false)])))
  return (await answered).status()
}

/** Waits until a touch on the middle or either end of `control` reaches it and no element above it. */
async function waitInSight(control: Locator): Promise<void> {
  const last = Date.now() + STEP_TIMEOUT_MS
  // Finds the control again each time: a form that is rendered again has new buttons.
  for (let over = await whatIsOver(control); over.length; over = await whatIsOver(control)) {
    if (Date.now() > last) throw new Error(`Over ${String(control)}: ${over.join(', ')}`)
    await wait(100)
  }
}

/** The elements that a touch would reach instead of `control`, as the start of their HTML. */
const whatIsOver = (control: Locator) =>
  control.evaluate((element) => {
    const { bottom, left, right, top } = element.getBoundingClientRect()
    const middle = (top + bottom) / 2
    return [left + 3, (left + right) / 2, right - 3].flatMap((x) => {
      const touched = document.elementFromPoint(x, middle)
      if (element.contains(touched)) return []
      return `${touched?.outerHTML.slice(0, 100)} at ${x}, ${middle}`
    })
  })

/** Presses a button of the panel by the keyboard alone. */
async function press(page: Page, name: string | RegExp) {
  await button(page, name).focus()
  await page.keyboard.press('Enter')
}

/**
 * Holds the next request of `page` to `address` that is not a GET. Resolves once the request has started, with a
 * function that releases it.
 */
const heldRequest = (page: Page, address: RegExp) =>
  new Promise<() => void>((resolve) => {
    let isHeld = false
    void page.route(address, async (route) => {
      if (isHeld || route.request().method() === 'GET') return route.fallback()
      isHeld = true
      await new Promise<void>(resolve)
      await route.continue()
    })
  })

/** Polls `read` until it gives `wanted`, and returns that, or the last value at the timeout. */
async function eventually<Read>(read: () => Promise<Read>, wanted: Read): Promise<Read> {
  const deadline = Date.now() + STEP_TIMEOUT_MS
  for (;;) {
    const found = await read()
    if (JSON.stringify(found) === JSON.stringify(wanted) || Date.now() > deadline) return found
    await wait(200)
  }
}
/** The JSON that signed-in staff get at `path`. */
const read = async (path: string) =>
  (await (await site.staff.ask('GET', `/api/${path}`)).json()) as Record<string, unknown>
async function expectAt(path: string, key: string, value: string) {
  const found = await eventually(async () => (await read(path))[key], value)
  expect(found).toBe(value)
}
const expectSaved = (name: string) =>
  expectAt(`criteria/${criterion}?draft=true&depth=0`, 'name', name)
const expectPublished = (path: string, key: string, value: string) =>
  expectAt(`${path}?depth=0`, key, value)

describe('« Publier », pressed once', () => {
  const slowSaves = () =>
    camille.route(/autosave=true/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, SAVE_MS))
      await route.continue()
    })

  it('publishes what is typed while a save is in progress, by the keyboard', async () => {
    await open(camille)
    await slowSaves()
    const begun = camille.waitForRequest(/autosave=true/)
    await nameField(camille).fill('Une équipe prête')
    await begun
    await camille.locator('#action-save').focus()
    await camille.keyboard.press('Enter')
    await expectPublished(`criteria/${criterion}`, 'name', 'Une équipe prête')
  })

  it('publishes a page before the save of what was just typed has begun, by the mouse', async () => {
    const address = `pages/${site.content.page}`
    await open(camille, address)
    await slowSaves()
    await camille.locator('#field-title').fill('Les collectivités')
    // A raw click in the middle of the button: Playwright waits for nothing.
    const box = (await camille.locator('#action-save').boundingBox())!
    await camille.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await expectPublished(address, 'title', 'Les collectivités')
    const online = camille.getByRole('link', { name: 'Voir en ligne' })
    expect(await online.getAttribute('href')).toBe(PAGE_PATH)
  })
})

it('a discarded text does not come back when the document is unpublished, then published', async () => {
  await open(camille)
  const saved = autosaved(camille)
  await nameField(camille).fill('Un texte abandonné')
  await saved

  const giveUp = { name: 'Abandonner mes changements' }
  await camille.getByRole('button', giveUp).click()
  await camille.getByRole('dialog').getByRole('button', giveUp).click()
  await camille.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#field-name')?.value === 'Intérêt général',
  )
  await camille.locator('.doc-controls__popup .popup-button').click()
  const unpublish = { name: 'Mettre hors ligne' }
  await camille.getByRole('button', unpublish).click()
  await camille.getByRole('dialog').getByRole('button', unpublish).click()
  await camille.getByText('Mise hors ligne faite : les visiteurs').waitFor()

  await camille.locator('#action-save').click()
  await expectPublished(`criteria/${criterion}`, 'name', 'Intérêt général')
})

describe('two people who open the same criterion', () => {
  beforeEach(async () => {
    jean = await browserOf(JEAN)
  })

  /** Camille has the criterion open when Jean saves another name and leaves; her own save is refused. */
  async function typeOverEachOther() {
    await open(camille)
    await open(jean)
    expect(await type(jean, 'Utilité publique')).toBe(200)
    // Jean has finished and releases the lock. A pending form-state request would lock the criterion again for five
    // minutes.
    await jean.waitForLoadState('networkidle')
    await jean.goto(`${site.url}/admin`)
    expect(await type(camille, 'Intérêt de tous')).toBe(409)
    await panel(camille).getByText('Jean Petit a enregistré une autre version').waitFor()
    await expectSaved('Utilité publique')
  }

  it('are informed of each other, and neither silently overwrites what the other saved', async () => {
    await typeOverEachOther()
    await press(camille, 'Voir ce qui a changé')
    expect(await panel(camille).locator('del').allInnerTexts()).toContainEqual(
      expect.stringContaining('Utilité'),
    )
    expect(await violations(camille, '.saving')).toEqual([])

    await press(camille, 'Garder mon texte (remplace)')
    await expectSaved('Intérêt de tous')
    await panel(camille).waitFor({ state: 'detached' })
    expect(await type(camille, 'Intérêt de toutes et tous')).toBe(200)
  })

  it('can take the other version, and continue from it', async () => {
    await typeOverEachOther()
    await press(camille, 'Prendre l’autre version')
    await panel(camille).waitFor({ state: 'detached' })
    expect(await nameField(camille).inputValue()).toBe('Utilité publique')
    expect(await type(camille, 'Utilité publique, vérifiée')).toBe(200)
  })

  it('see who is editing, and can take over', async () => {
    await open(camille)
    expect(await type(camille, 'Intérêt de tous')).toBe(200)
    await jean.goto(`${site.url}/admin/collections/criteria/${criterion}`)
    const dialog = jean.locator('.document-locked')
    await dialog.getByText('Camille Durand').waitFor()
    const words = await dialog.innerText()
    expect(words).toMatch(/Document verrouillé/)
    expect(words).toMatch(
      /Camille Durand l’a modifié pour la dernière fois le .+ à\u00a0\d+\sh.* Paris/,
    )
    expect(words).not.toMatch(/[AP]M\b/)
    expect(await violations(jean, '.document-locked')).toEqual([])

    // Payload reads the document again.
    const readAgain = jean.waitForResponse((answer) =>
      ['next-action', 'rsc'].some((name) => name in answer.request().headers()),
    )
    await press(jean, 'Prendre la main')
    await readAgain
    await dialog.waitFor({ state: 'hidden' })
    await formReady(jean)
    // Even if Camille types first, the lock belongs to Jean, who took it over, and Camille is told.
    await nameField(camille).fill('Intérêt de chacun')
    const takenOver = camille.locator('.document-take-over')
    await takenOver.getByText('Jean Petit l’a modifié').waitFor()
    expect(await takenOver.innerText()).toContain('gardé sur cet appareil')
    expect(await violations(camille, '.document-take-over')).toEqual([])
    await panel(camille).getByText('Jean Petit modifie ce document').waitFor()
    expect(await type(jean, 'Utilité publique')).toBe(200)
    expect(await jean.locator('.document-take-over').count()).toBe(0)
    await expectSaved('Utilité publique')

    // Once he has left, she can recover what she had typed.
    await jean.goto(`${site.url}/admin`)
    await open(camille)
    await press(camille, /^Retrouver le texte non enregistré du/)
    await expectSaved('Intérêt de chacun')
  })
})

describe('rows, while the site responds slowly', () => {
  type Page = { sections: { questions: { question: string }[] }[] }

  let address: string
  let number = 0
  let unfold: Locator
  const questions = () => camille.locator('input[name$=".question"]')
  const add = () => camille.locator('.array-field__add-row').click()
  const stored = async () => {
    const { sections } = (await read(`${address}?draft=true&depth=0`)) as unknown as Page
    return sections[0]!.questions.map(({ question }) => question)
  }
  const shown = async () => {
    const values = (await questions().all()).map((input) => input.inputValue())
    return Promise.all(values)
  }

  beforeEach(async () => {
    const rows = ['Qui\u00a0?', 'Où\u00a0?'].map((question) => ({ question, answer: 'Vous.' }))
    const sections = [{ blockType: 'questions', questions: rows }]
    const slug = `questions-${(number += 1)}`
    const page = { title: 'Questions', slug, hero: { title: 'Questions' }, sections }
    address = `pages/${await site.staff.create('pages', page)}`
    await open(camille, address)
    unfold = button(camille, 'Afficher tout')
    await unfold.first().click()
  })

  it('keep the text typed in a row that was just added when an earlier save ends', async () => {
    const begun = heldRequest(camille, /autosave=true/)
    await add()
    const end = await begun
    // Only the new row is open: the others are folded until a user opens them.
    await questions().fill('Quand\u00a0?')
    end()
    const all = ['Qui\u00a0?', 'Où\u00a0?', 'Quand\u00a0?']
    expect(await eventually(stored, all)).toEqual(all)
    expect(await shown()).toEqual(['Quand\u00a0?'])
  })

  it('stay as displayed when one was added and another removed meanwhile', async () => {
    await unfold.last().click()
    const begun = heldRequest(camille, /admin\/collections\/pages/)
    await add()
    const end = await begun
    await camille.locator('.array-field__row .array-actions__button').first().click()
    await camille.locator('.array-actions__remove').filter({ visible: true }).click()
    end()
    await eventually(() => questions().count(), 2)
    await questions().nth(1).fill('Quand\u00a0?')
    const all = ['Où\u00a0?', 'Quand\u00a0?']
    expect(await eventually(stored, all)).toEqual(all)
    expect(await shown()).toEqual(all)
  })
})

describe('one person who types', () => {
  it('saves, saves again and publishes without being refused', async () => {
    await open(camille)
    const statuses: number[] = []
    camille.on('response', (response) => {
      if (response.request().method() === 'PATCH') statuses.push(response.status())
    })
    for (const word of ['Un', ' besoin', ' vérifié']) {
      const saved = autosaved(camille)
      await nameField(camille).pressSequentially(word, { delay: 60 })
      await saved
    }
    await camille.locator('#action-save').click()
    await camille.getByText('c’est en ligne').first().waitFor()
    expect(statuses.length).toBeGreaterThan(1)
    expect(statuses.every((status) => status === 200)).toBe(true)
    expect(await panel(camille).count()).toBe(0)
  })

  it('gets the text saved that was typed just before the end of a save that had waited for another', async () => {
    await open(camille)
    const first = heldRequest(camille, /autosave=true/)
    await nameField(camille).fill('Un besoin')
    const endFirst = await first
    const second = heldRequest(camille, /autosave=true/)
    await nameField(camille).fill('Un besoin vérifié')
    // Waits until the form has queued this save behind the held one.
    await wait(1_000)
    endFirst()
    const endSecond = await second
    await nameField(camille).fill('Un besoin vérifié par tous')
    endSecond()
    await expectSaved('Un besoin vérifié par tous')
  })

  it('sees that nothing is unpublished after undoing a change, and sees the next change as unpublished', async () => {
    await open(camille)
    const status = camille.locator('.status__value')
    for (const [name, said] of [
      ['Un autre nom', 'Modifié'],
      ['Intérêt général', 'Publié'],
      ['Encore un autre nom', 'Modifié'],
    ] as const) {
      expect(await type(camille, name)).toBe(200)
      await status.getByText(said).waitFor()
      const nothing = said === 'Publié'
      const publish = nothing ? '[aria-disabled=true]' : ':not([aria-disabled=true])'
      await camille.locator(`#action-save${publish}`).waitFor()
    }
  })

  it('sees all buttons on a phone, whatever messages are shown at once', async () => {
    const path = `pages/${site.content.page}`
    await open(camille, path)
    // Without a session, so that the save of a closing tab is refused and the text is only kept on the device.
    await camille.context().clearCookies()
    await camille.locator('#field-title').fill('Jamais enregistré')
    await panel(camille).getByText('Votre session a expiré').waitFor()
    await camille.close()

    const phone = await browserOf(ACCOUNT)
    await phone.setViewportSize({ width: 390, height: 780 })
    await open(phone, path)
    await button(phone, 'L’oublier').waitFor()
    await phone.context().setOffline(true)
    await phone.locator('#field-title').fill('Tapé sur un téléphone')
    await panel(phone).getByText('Connexion perdue').waitFor()
    const names = ['Autres actions', 'Réessayer maintenant', 'Voir ce qui diffère', 'L’oublier']
    for (const width of [390, 320]) {
      await phone.setViewportSize({ width, height: 780 })
      await phone.evaluate(() => window.scrollTo(0, 900))
      for (const control of [
        phone.locator('#action-save'),
        phone.locator('#action-save-draft'),
        ...[...names, /^Retrouver le texte/].map((name) => button(phone, name)),
      ]) {
        await waitInSight(control)
      }
    }
    await phone.context().setOffline(false)
  })

  it('loses nothing when the network is cut', async () => {
    await open(camille)
    await camille.context().setOffline(true)
    await nameField(camille).fill('Tapé hors ligne')
    await panel(camille).getByText('Connexion perdue').waitFor()
    expect(await panel(camille).innerText()).toMatch(/gardé sur cet appareil.+Nouvel essai/s)
    expect(await violations(camille, '.saving')).toEqual([])
    await camille.context().setOffline(false)
    await expectSaved('Tapé hors ligne')
    await panel(camille).waitFor({ state: 'detached' })
  })

  it('recovers the text typed after the session expired, once signed in again', async () => {
    await open(camille)
    await camille.context().clearCookies()
    await nameField(camille).fill('Tapé sans session')
    await panel(camille).getByText('Votre session a expiré').waitFor()
    await panel(camille).getByRole('link', { name: 'Reconnectez-vous' }).click()
    await camille.locator('#field-email').waitFor()
    await formReady(camille)
    await logIn(camille)

    await button(camille, /^Retrouver le texte non enregistré du/).waitFor()
    expect(await nameField(camille).inputValue()).toBe('Intérêt général')
    await press(camille, 'Voir ce qui diffère')
    expect(await panel(camille).locator('ins').allInnerTexts()).toContainEqual(
      expect.stringContaining('Tapé'),
    )
    expect(await violations(camille, '.saving')).toEqual([])
    await press(camille, /^Retrouver le texte/)
    await expectSaved('Tapé sans session')
    await panel(camille).waitFor({ state: 'detached' })
    expect(await nameField(camille).inputValue()).toBe('Tapé sans session')
  })

  it('leaves nothing on the device after signing out', async () => {
    await open(camille)
    const kept = () =>
      camille.evaluate(() => Object.keys(localStorage).filter((key) => /texte/.test(key)))
    await camille.route(/autosave=true/, (route) => route.abort())
    await nameField(camille).fill('Tapé, jamais enregistré')
    await panel(camille).getByText('Connexion perdue').waitFor()
    expect(await kept()).toHaveLength(1)
    await camille.goto(`${site.url}/admin/logout`)
    await camille.locator('#field-email').waitFor()
    expect(await kept()).toEqual([])
  })
})
