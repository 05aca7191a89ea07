import { writeFileSync } from 'node:fs'
import path from 'node:path'

import type { DatabaseName } from '@/scripts/testing/databases'
import { runNginx } from '@/scripts/testing/nginx'
import { RATIOS } from '@/tests/bench/budgets'
import { startNginx } from '@/tests/support/nginx'
import { freePort, temporaryFolder } from '@/tests/support/server'
import { type BenchSite, COPIES, copyPath, EMPTY_HANDLER } from '@/tools/bench/site'
import { type Load, load as hit } from '@/tools/bench/load'
import { type Budget, inTurn, type Measure, median } from '@/tools/bench/measure'

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

/**
 * nginx that serves `html` at every address as a file, logged, by one process as the shipped one in the tests: what can
 * be done at best with these bytes.
 */
async function serveFile(html: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = temporaryFolder()
  const port = await freePort()
  writeFileSync(path.join(folder, 'page.html'), html)
  writeFileSync(path.join(folder, 'nginx.conf'), settings(folder, port))
  const url = `http://127.0.0.1:${port}`
  return { url, ...(await runNginx(folder, 'nginx.conf', url)) }
}

const settings = (folder: string, port: number) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 512; }
http {
  access_log ${folder}/access.log;
  default_type "text/html; charset=utf-8";
  sendfile on;
  tcp_nopush on;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    location / { try_files /page.html =404; }
  }
}
`
