import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { chromium, type Browser, type Page } from 'playwright-core'

const FOLDER = 'docs/images'

/** Wide enough for the admin's two columns, small enough for pictures that read well in a guide. */
const VIEWPORT = { width: 1280, height: 800 }

/** Animations and the editor's late parts have come to rest. */
const SETTLED_MS = 1_500

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    // Chromium refuses its sandbox to root, as in a container.
    // Native date fields follow the language of the system, not the page's.
    env: { ...process.env, LANGUAGE: 'fr' },
    args: [
      '--lang=fr',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  })

/** A page as a French visitor has it, in the light theme. */
export const openPage = (browser: Browser): Promise<Page> =>
  browser.newPage({
    viewport: VIEWPORT,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })

/** Writes what `page` shows, once it has come to rest, to `docs/images/NAME.png`. */
export async function picture(page: Page, name: string): Promise<void> {
  await wait(SETTLED_MS)
  await mkdir(FOLDER, { recursive: true })
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) })
  console.log(`${FOLDER}/${name}.png`)
}
