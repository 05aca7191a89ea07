import type { Browser } from 'playwright-core'

import { launchShell } from './chromium'
import type { Kept } from './kept-site'
import type { Ended, Settings } from './server'
import { startSite, type Site } from './site'

export type BrowsedSite = Site & { browser: Browser; url: string; stop: () => Promise<void> }

/**
 * Starts a site with the database `kept`, and a browser. When one of the two fails, the other is stopped and the error
 * thrown: the test then has nothing to stop.
 */
export async function openBrowsed(kept: Kept, settings: Settings = {}): Promise<BrowsedSite> {
  const [site, browser] = await Promise.allSettled([startSite(kept, settings), launchShell()])
  const stop = async () => {
    if (browser.status === 'fulfilled') await browser.value.close()
    if (site.status === 'fulfilled') tellFaults(await site.value.server.stop())
  }
  if (site.status === 'fulfilled' && browser.status === 'fulfilled') {
    return { ...site.value, browser: browser.value, url: site.value.server.url, stop }
  }
  await stop()
  throw site.status === 'rejected' ? site.reason : (browser as PromiseRejectedResult).reason
}

/** Log lines of warnings and errors. */
const FAULT = /"level":[456]0/

/** Prints the warnings and errors of the server, which may explain why a test waited in vain. */
function tellFaults({ output }: Ended): void {
  const faults = output.split('\n').filter((line) => FAULT.test(line))
  if (faults.length) console.warn(faults.join('\n'))
}
