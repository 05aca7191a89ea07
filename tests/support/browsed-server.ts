import type { Browser } from 'playwright-core'

import { launchChromium } from './chromium'
import { startServer, type RunningServer } from './server'

export type BrowsedServer = { server: RunningServer; browser: Browser; stop: () => Promise<void> }

/**
 * A server with `settings` and a browser, on which `fill` then works. When one of the three fails, what was started is
 * stopped and the error thrown: a test that has no site has nothing to stop.
 */
export async function openBrowsed<Filled extends object>(
  settings: Parameters<typeof startServer>[0],
  fill: (server: RunningServer) => Promise<Filled>,
): Promise<BrowsedServer & Filled> {
  const [server, browser] = await Promise.allSettled([startServer(settings), launchChromium()])
  const stop = async () => {
    if (browser.status === 'fulfilled') await browser.value.close()
    if (server.status === 'fulfilled') await server.value.stop()
  }
  try {
    if (server.status === 'rejected') throw server.reason
    if (browser.status === 'rejected') throw browser.reason
    return {
      server: server.value,
      browser: browser.value,
      stop,
      ...(await fill(server.value)),
    }
  } catch (error) {
    await stop()
    throw error
  }
}
