/** `npm run guide:screenshots`: takes the pictures of the guide and of the README again, from the current build. */
import type { Page } from 'playwright-core'

import { ensurePackages } from '@/scripts/testing/packages'
import { launchChromium } from '@/tests/support/chromium'
import { startServer } from '@/tests/support/server'

import { enterDominique, openPage, SECRET } from './admin'
import * as pictures from './pictures'

// Without it, date fields are in American format.
ensurePackages('The guide', { 'chromium-l10n': '/usr/lib/chromium/locales/fr.pak' })
const site = await startServer({
  PAYLOAD_SECRET: SECRET,
  SEED_FILE: 'content',
  FIRST_ACCOUNT: 'code',
})
// Native date fields follow the language of the system, not that of the page.
process.env.LANGUAGE = 'fr'
const browser = await launchChromium('--lang=fr')
try {
  const page = await openPage(browser)
  const take = async (...all: ((page: Page, url: string) => Promise<void>)[]) => {
    for (const one of all) await one(page, site.url)
  }
  const { publicPage, accounts, editing, order, call, simulation } = pictures
  await take(publicPage, accounts, editing, order, call, simulation)
  await take(pictures.livePreview, pictures.shareLink)
  const dominique = await enterDominique(browser, site.url)
  for (const together of [pictures.review, pictures.lock, pictures.conflict]) {
    await together(page, site.url, dominique)
  }
  const { schedule, publishTogether, history, refusedDeletion, trash } = pictures
  await take(schedule, publishTogether, history, refusedDeletion, trash)
  const { activity, replacement, report, search } = pictures
  await take(report, search, replacement, activity)
  const { invitation, publicRecord, reviewDate, secondFactor } = pictures
  // The last one ends the session.
  await take(reviewDate, publicRecord, invitation, secondFactor)
} finally {
  await browser.close()
  await site.stop()
}
