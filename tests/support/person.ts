import type { Browser, Locator, Page, Request } from 'playwright-core'

import { closePreviews, formReady, openForm } from './admin'
import { ACCOUNT } from './staff'

const STEP_TIMEOUT_MS = 30_000

/** A person who works in the admin with mouse and keyboard, as staff do. */
export class Person {
  private constructor(readonly page: Page) {}

  /** Opens the log-in screen of the site at `url`, in a new browser context. */
  static async at(browser: Browser, url: string): Promise<Person> {
    const viewport = { width: 1280, height: 1000 }
    const page = await browser.newPage({ locale: 'fr-FR', viewport })
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    await openForm(page, `${url}/admin/login`)
    return new Person(page)
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((last, key) => last.then(() => this.page.keyboard.press(key)), atOnce)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Drags `source` onto `target`, slowly enough for code that follows the pointer. */
  async drag(source: Locator, target: Locator): Promise<void> {
    const { mouse } = this.page
    await source.scrollIntoViewIfNeeded()
    const [from, to] = [await source.boundingBox(), await target.boundingBox()]
    if (!from || !to) throw new Error('Nothing to drag.')
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 2]
    await mouse.move(x, y)
    await mouse.down()
    await mouse.move(x + 8, y, { steps: 4 })
    await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 25 })
    await mouse.up()
  }

  async logIn(email: string): Promise<void> {
    await this.page.locator('#field-email').click()
    await this.type(email)
    await this.press('Tab')
    await this.type(ACCOUNT.password)
    await this.page.getByRole('button', { name: 'Se connecter' }).click()
    await this.page.locator('.dashboard').waitFor()
    await closePreviews(this.page.context(), new URL(this.page.url()).origin)
  }

  /** Returns to the dashboard, even after a failure. */
  async startFromHome(): Promise<void> {
    const dashboard = this.page.locator('.dashboard')
    if (!(await dashboard.isVisible()))
      await this.page.goto(new URL('/admin', this.page.url()).href)
    await dashboard.waitFor()
  }

  /** Returns to the dashboard, which reloads its cards. */
  async goHome(): Promise<void> {
    await this.page.locator('.step-nav__home').click()
    await this.page.locator('.dashboard').waitFor()
  }

  /** From the dashboard, opens the card of a collection, then the document in its list. */
  async open(collection: string, title: string): Promise<void> {
    const { page } = this
    await page.getByRole('link', { name: `Afficher les ${collection}` }).click()
    await page.locator('.table').getByRole('link', { name: title }).click()
    await this.ready()
  }

  /** From the dashboard, opens the only document with a review request. */
  async openReview(): Promise<void> {
    await this.page.getByRole('region', { name: 'À relire' }).getByRole('link').click()
    await this.ready()
  }

  /** Waits until the form is ready. */
  async ready(): Promise<void> {
    await this.page.locator('form[data-form-ready=true] #action-save-draft').waitFor()
    await formReady(this.page)
  }

  /** Makes a change, and waits until the admin has saved all of it as a draft. */
  async change(make: (person: Person) => Promise<void>): Promise<void> {
    const saved = this.page.waitForResponse(
      (response) => response.url().includes('autosave=true') && response.ok(),
    )
    await make(this)
    await saved
    await this.page.locator('#action-save-draft[aria-disabled=true]').waitFor()
  }

  async askForReview(note: string): Promise<void> {
    const review = this.page.getByRole('region', { name: 'Relecture' })
    await review.getByRole('button', { name: 'Demander une relecture' }).click()
    await this.type(note)
    await review.getByRole('button', { name: 'Envoyer la demande' }).click()
    await review.getByText('Relecture demandée par').waitFor()
  }

  /** Publishes the content of the form; throws when the server refuses. */
  async publish(): Promise<void> {
    const answered = this.page.waitForResponse((response) => isPublication(response.request()))
    await this.page.locator('#action-save').click()
    const answer = await answered
    if (!answer.ok()) throw new Error(`Not published: ${await answer.text()}`)
  }

  /** Restores as a draft, from the history, the publication before the current one. */
  async restore(): Promise<void> {
    const { page } = this
    await page.getByRole('link', { name: /^Versions/ }).click()
    const former = page.locator('.history__list > li', { hasText: '— publié' })
    await former.filter({ hasNotText: 'en ligne' }).first().getByRole('link').click()
    await page.getByRole('button', { name: 'Restaurer comme brouillon' }).first().click()
    await page.waitForURL(/\/collections\/[a-z-]+\/[\da-f-]+$/)
    await this.ready()
  }
}

const isPublication = (request: Request) =>
  request.method() === 'PATCH' && !request.url().includes('autosave')

const atOnce = Promise.resolve()
