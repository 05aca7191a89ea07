import type { Page } from 'playwright-core'

/** What was received for one address. `bytes`: as Chromium counts them on the wire, headers included; 0 from its cache. */
export type Arrival = { url: string; type: string; bytes: number }

/**
 * Returns a list that collects everything that `page` receives from now on, except `data:` addresses, which send no
 * request.
 */
export async function watchTraffic(page: Page): Promise<Arrival[]> {
  const arrivals: Arrival[] = []
  const session = await page.context().newCDPSession(page)
  const asked = new Map<string, Omit<Arrival, 'bytes'>>()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    asked.set(requestId, { url: response.url, type })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = asked.get(requestId)
    if (request && !request.url.startsWith('data:')) {
      arrivals.push({ ...request, bytes: encodedDataLength })
    }
  })
  await session.send('Network.enable')
  return arrivals
}

/** Returns the bytes of `arrivals`, or only those of one `type` (`Document`, `Stylesheet`, `Script`, `Font`…). */
export const bytesOf = (arrivals: Arrival[], type?: string): number =>
  arrivals
    .filter((arrival) => type === undefined || arrival.type === type)
    .reduce((sum, { bytes }) => sum + bytes, 0)
