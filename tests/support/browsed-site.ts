import type { Browser } from 'playwright-core'

import { launchShell } from './chromium'
import type { Kept } from './kept-site'
import type { Ended, Settings } from './server'
import { startSite, type Site } from './site'

export type BrowsedSite = Site & { browser: Browser; url: string; stop: () => Promise<void> }

/**
 * A site that begins with what `kept` says, and a browser. When one of the two fails, the other is stopped and the error
 * thrown: a test that has no site has nothing to stop.
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

/** The log's lines of warnings and errors. */
const FAULT = /"level":[456]0/

/** Shows what the server took for a fault: of a test that waited in vain, the reason. */
function tellFaults({ output }: Ended): void {
  const faults = output.split('\n').filter((line) => FAULT.test(line))
  if (faults.length) console.warn(faults.join('\n'))
}
