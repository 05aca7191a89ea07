import type { Browser } from 'playwright-core'

import { launchChromium } from './chromium'
import { startServer, type RunningServer } from './server'
import { signUp, type Staff } from './staff'

/** The page of the seed that has a call. */
export const CALL_PATH = '/participer/administrations'

export type SeededSite = {
  server: RunningServer
  browser: Browser
  staff: Staff
  /** Of every page that comes with the site, with a leading slash, by address. */
  paths: string[]
  stop: () => Promise<void>
}

/** The site as it comes, with the pages of `content/`, and a browser. */
export async function openSeededSite(): Promise<SeededSite> {
  const [server, browser] = await Promise.all([
    startServer({ SEED_FILE: 'content' }),
    launchChromium(),
  ])
  const staff = await signUp(server.url)
  const answer = await staff.ask('GET', '/api/pages?depth=0&limit=0&sort=slug')
  const { docs } = (await answer.json()) as { docs: { slug: string }[] }
  return {
    server,
    browser,
    staff,
    paths: docs.map(({ slug }) => `/${slug}`),
    stop: async () => {
      await browser.close()
      await server.stop()
    },
  }
}
