/** `npm run guide:screenshots`: takes the pictures of the guide and of the README again, from the build at hand. */
import type { Page } from 'playwright-core'

import { launch, openPage } from './browser'
import { enterDominique } from './people'
import { call, simulation } from './pictures/calls'
import { accounts, editing, order, publicPage } from './pictures/first-steps'
import { livePreview, shareLink } from './pictures/preview'
import { publishTogether, schedule } from './pictures/publishing'
import { conflict, lock, review } from './pictures/sharing-work'
import { history, refusedDeletion, trash } from './pictures/undoing'
import { startDemoSite } from './site'

const site = await startDemoSite()
const browser = await launch()
try {
  const page = await openPage(browser)
  const take = async (...pictures: ((page: Page, url: string) => Promise<void>)[]) => {
    for (const one of pictures) await one(page, site.url)
  }
  await take(publicPage, accounts, editing, order, call, simulation, livePreview, shareLink)
  const dominique = await enterDominique(browser, page, site.url)
  for (const together of [review, lock, conflict]) await together(page, site.url, dominique)
  await take(schedule, publishTogether, history, refusedDeletion, trash)
} finally {
  await browser.close()
  await site.stop()
}
