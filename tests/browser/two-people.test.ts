import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'

import { enterAdmin, logIn } from '@/tests/support/admin'
import { violations } from '@/tests/support/axe'
import { launchChromium } from '@/tests/support/chromium'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, signUp, type Staff } from '@/tests/support/staff'

jest.setTimeout(180_000)

const STEP_TIMEOUT_MS = 30_000
const JEAN = {
  name: 'Jean Petit',
  email: 'jean@example.gouv.fr',
  password: ACCOUNT.password,
}

let server: RunningServer
let browser: Browser
let staff: Staff
let criterion: string
const opened: BrowserContext[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  staff = await signUp(server.url)
  await staff.create('users', { ...JEAN, role: 'reviewer', _status: undefined })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})
beforeEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()))
  criterion = await staff.create('criteria', {
    name: 'Intérêt général',
    description: 'Le défi sert le public.',
  })
})

/** A browser of its own, in which that account is signed in. */
async function browserOf(account: { email: string }): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'America/Cayenne' })
  opened.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await enterAdmin(page, server.url, account.email)
  return page
}

const open = async (page: Page) => {
  await page.goto(`${server.url}/admin/collections/criteria/${criterion}`, {
    waitUntil: 'networkidle',
  })
}

const nameField = (page: Page) => page.locator('#field-name')
const panel = (page: Page) => page.locator('.saving')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** Types a name and waits for what the server answers to the form's own save. */
async function type(page: Page, name: string) {
  const answered = page.waitForResponse((response) => response.url().includes('autosave=true'))
  await nameField(page).fill(name)
  return (await answered).status()
}

/** The name of the latest version, drafts included. */
async function latestName(): Promise<string> {
  const answer = await staff.ask('GET', `/api/criteria/${criterion}?draft=true&depth=0`)
  return ((await answer.json()) as { name: string }).name
}

async function until(name: string) {
  const deadline = Date.now() + STEP_TIMEOUT_MS
  while ((await latestName()) !== name && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  expect(await latestName()).toBe(name)
}

/** Presses a button of the panel by the keyboard alone. */
async function press(page: Page, name: string | RegExp) {
  await button(page, name).focus()
  await page.keyboard.press('Enter')
}

describe('two people who open the same criterion', () => {
  it('are told of each other, and nothing that one saved is replaced without a word', async () => {
    const [camille, jean] = [await browserOf(ACCOUNT), await browserOf(JEAN)]
    await open(camille)
    await open(jean)
    expect(await type(jean, 'Utilité publique')).toBe(200)
    // Jean has finished, and gives the lock back.
    await jean.goto(`${server.url}/admin`, { waitUntil: 'networkidle' })

    expect(await type(camille, 'Intérêt de tous')).toBe(409)
    await panel(camille).getByText('Jean Petit a enregistré une autre version').waitFor()
    expect(await latestName()).toBe('Utilité publique')

    await press(camille, 'Voir ce qui a changé')
    expect(await panel(camille).locator('del').allInnerTexts()).toContainEqual(
      expect.stringContaining('Utilité'),
    )
    expect(await violations(camille, '.saving')).toEqual([])

    await press(camille, 'Garder mon texte (remplace)')
    await until('Intérêt de tous')
    await panel(camille).waitFor({ state: 'detached' })
    expect(await type(camille, 'Intérêt de toutes et tous')).toBe(200)
  })

  it('may take the other version, and go on from it', async () => {
    const [camille, jean] = [await browserOf(ACCOUNT), await browserOf(JEAN)]
    await open(camille)
    await open(jean)
    expect(await type(jean, 'Utilité publique')).toBe(200)
    await jean.goto(`${server.url}/admin`, { waitUntil: 'networkidle' })
    expect(await type(camille, 'Intérêt de tous')).toBe(409)
    await press(camille, 'Prendre l’autre version')
    await panel(camille).waitFor({ state: 'detached' })
    expect(await nameField(camille).inputValue()).toBe('Utilité publique')
    expect(await type(camille, 'Utilité publique, vérifiée')).toBe(200)
  })

  it('see who edits, and may take over', async () => {
    const [camille, jean] = [await browserOf(ACCOUNT), await browserOf(JEAN)]
    await open(camille)
    expect(await type(camille, 'Intérêt de tous')).toBe(200)
    await open(jean)
    const dialog = jean.locator('.document-locked')
    await dialog.getByText('Camille Durand').waitFor()
    const words = await dialog.innerText()
    expect(words).toMatch(/Document verrouillé/)
    expect(words).toMatch(/Camille Durand l’a modifié pour la dernière fois le .+ \d+\sh.* Paris/)
    expect(words).not.toMatch(/[AP]M\b/)
    expect(await violations(jean, '.document-locked')).toEqual([])

    await press(jean, 'Prendre la main')
    await dialog.waitFor({ state: 'hidden' })
    // Payload reads the document again.
    await jean.waitForLoadState('networkidle')
    await jean.waitForTimeout(1500)
    expect(await type(jean, 'Utilité publique')).toBe(200)
    await nameField(camille).fill('Intérêt de chacun')
    // Payload's dialog, or the form's own line if the refusal of the save comes first.
    await camille
      .getByText(/Une autre personne (a pris la main|modifie ce document)/)
      .first()
      .waitFor()
    expect(await latestName()).toBe('Utilité publique')
  })

  it('are the same person in two tabs', async () => {
    const first = await browserOf(ACCOUNT)
    await open(first)
    const second = await first.context().newPage()
    await open(second)
    expect(await type(first, 'Un')).toBe(200)
    expect(await type(second, 'Deux')).toBe(409)
    await panel(second).getByText('Vous avez enregistré une autre version').waitFor()
  })
})

describe('one person who types', () => {
  it('saves, saves again and publishes without being refused', async () => {
    const page = await browserOf(ACCOUNT)
    await open(page)
    const statuses: number[] = []
    page.on('response', (response) => {
      if (response.request().method() === 'PATCH') statuses.push(response.status())
    })
    for (const word of ['Un', ' besoin', ' vérifié']) {
      await nameField(page).pressSequentially(word, { delay: 60 })
      await page.waitForTimeout(900)
    }
    await page.locator('#action-save').click()
    await page.getByText('mis à jour avec succès').first().waitFor()
    expect(statuses.length).toBeGreaterThan(1)
    expect(statuses.every((status) => status === 200)).toBe(true)
    expect(await panel(page).count()).toBe(0)
  })

  it('loses nothing when the network is cut', async () => {
    const page = await browserOf(ACCOUNT)
    await open(page)
    await page.context().setOffline(true)
    await nameField(page).fill('Tapé hors ligne')
    await panel(page).getByText('Connexion perdue').waitFor()
    expect(await panel(page).innerText()).toMatch(/gardé sur cet appareil.+Nouvel essai/s)
    expect(await violations(page, '.saving')).toEqual([])
    await page.context().setOffline(false)
    await until('Tapé hors ligne')
    await panel(page).waitFor({ state: 'detached' })
  })

  it('finds what was typed after the end of the session, once signed in again', async () => {
    const page = await browserOf(ACCOUNT)
    await open(page)
    await page.context().clearCookies()
    await nameField(page).fill('Tapé sans session')
    await panel(page).getByText('Votre session a expiré').waitFor()
    await panel(page).getByRole('link', { name: 'Reconnectez-vous' }).click()
    await page.locator('#field-email').waitFor()
    await logIn(page)

    await button(page, /^Retrouver le texte non enregistré du/).waitFor()
    expect(await nameField(page).inputValue()).toBe('Intérêt général')
    await press(page, 'Voir ce qui diffère')
    expect(await panel(page).locator('ins').allInnerTexts()).toContainEqual(
      expect.stringContaining('Tapé'),
    )
    expect(await violations(page, '.saving')).toEqual([])
    await press(page, /^Retrouver le texte/)
    await until('Tapé sans session')
    await panel(page).waitFor({ state: 'detached' })
    expect(await nameField(page).inputValue()).toBe('Tapé sans session')
  })

  it('leaves nothing on the device once signed out', async () => {
    const page = await browserOf(ACCOUNT)
    await open(page)
    const kept = () =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => /texte/.test(key)))
    await page.route(/autosave=true/, (route) => route.abort())
    await nameField(page).fill('Tapé, jamais enregistré')
    await panel(page).getByText('Connexion perdue').waitFor()
    expect(await kept()).toHaveLength(1)
    await page.goto(`${server.url}/admin/logout`, { waitUntil: 'networkidle' })
    await page.locator('#field-email').waitFor()
    expect(await kept()).toEqual([])
  })
})
