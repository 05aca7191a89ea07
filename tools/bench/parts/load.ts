import type { DatabaseName } from '@/scripts/testing/databases'
import { RATIOS } from '@/tests/bench/budgets'
import { startNginx } from '@/tests/support/nginx'
import { freePort } from '@/tests/support/server'

import { COPIES, copyPath } from '../copies'
import { load as hit, type Load } from '../load'
import { median, type Budget, type Measure } from '../measure'
import { serveFile } from '../nginx'
import { inTurn } from '../rounds'
import { EMPTY_HANDLER, type BenchSite } from '../site'

/** Long enough for code to be compiled. */
const WARM_UP_SECONDS = 2

/** Requests a second of the page in the cache and not in it, beside the floor of Next and of nginx. */
export async function load(
  { url }: BenchSite,
  database: DatabaseName,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Measure[]> {
  const page = copyPath(0)
  const html = await (await fetch(url + page)).text()
  const asking =
    (server: string, paths: string[], headers?: Record<string, string>) => (isWarmUp: boolean) =>
      hit(server, { paths, headers, seconds: isWarmUp ? WARM_UP_SECONDS : seconds })
  const copies = Array.from({ length: COPIES }, (_, index) => copyPath(index))
  const started: { stop: () => Promise<void> }[] = []
  try {
    const file = await serveFile(html)
    started.push(file)
    const shipped = await startNginx(await freePort(), [Number(new URL(url).port)])
    started.push(shipped)
    const done = await inTurn(rounds, {
      cached: asking(url, [page]),
      compressed: asking(url, [page], { 'Accept-Encoding': 'gzip, deflate, br' }),
      empty: asking(url, [EMPTY_HANDLER]),
      uncached: asking(url, copies),
      file: asking(file.url, ['/']),
      shipped: asking(shipped.url, [page]),
      shippedBrotli: asking(shipped.url, [page], { 'Accept-Encoding': 'br' }),
    })
    const told = (what: string, loads: Load[]): Measure[] => [
      line(`${what}, throughput`, median(loads.map(({ perSecond }) => perSecond)), 'req/s'),
      line(`${what}, p50`, median(loads.map(({ p50 }) => p50)), 'ms'),
      line(`${what}, p99`, median(loads.map(({ p99 }) => p99)), 'ms'),
    ]
    return [
      ...told('cached page', done.cached),
      ...told('cached page, with Brotli', done.compressed),
      ...told('uncached page', done.uncached),
      ...told('empty handler', done.empty),
      ...told('nginx, the page as a file', done.file),
      ...told('nginx as shipped', done.shipped),
      // It compresses its copy anew for each visitor: one copy, so that there is one for all when the site is down.
      ...told('nginx as shipped, with Brotli', done.shippedBrotli),
      line('cached ÷ uncached', ratio(done.cached, done.uncached), '', {
        atLeast: RATIOS.cachedToUncached,
      }),
      line('cached ÷ empty handler', ratio(done.cached, done.empty), '', {
        atLeast: RATIOS.cachedToEmptyHandler,
      }),
      line('nginx as shipped ÷ as a file', ratio(done.shipped, done.file), '', {
        atLeast: RATIOS.nginxToStaticFile,
      }),
    ]
  } finally {
    for (const one of started) await one.stop()
  }

  function line(what: string, value: number, unit: string, budget: Budget | null = null): Measure {
    return { part: 'load', what, database, value, unit, budget }
  }
}

/** The median of the quotients of each round. */
const ratio = (loads: Load[], others: Load[]): number =>
  median(loads.map(({ perSecond }, round) => perSecond / others[round]!.perSecond))
