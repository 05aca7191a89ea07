import type { Databases } from '@/scripts/testing/databases'
import { watchedProcess } from '@/scripts/testing/watched-process'
import { RATIOS } from '@/tests/bench/budgets'
import { startServer } from '@/tests/support/server'
import { load } from '@/tools/bench/load'
import { type Budget, type Measure, median } from '@/tools/bench/measure'
import { PAGE, PAGES, startSite, startSiteWith } from '@/tools/bench/site'

/**
 * The memory of a server after a tenth of `requests`, when all is compiled and cached, after half, and after all of them.
 * What V8 has not collected yet says nothing: only what is still in use after a collection may not grow.
 */
export async function memory(databases: Databases, requests: number): Promise<Measure[]> {
  const server = watchedProcess()
  const site = await startSiteWith(databases, server.settings)
  const measures: Measure[] = []
  try {
    let asked = 0
    let first: number | null = null
    for (const count of [requests / 10, requests / 2, requests].map(Math.ceil)) {
      await load(site.url, {
        paths: PAGES,
        connections: PAGES.length,
        requests: count - asked,
      })
      asked = count
      const { resident, live } = await server.measure(Number(new URL(site.url).port))
      first ??= live
      add(`resident after ${count} requests`, resident, 'MB')
      add(`in use after ${count} requests`, live, 'MB')
      if (count === requests) add('growth', live / first, '', { atMost: RATIOS.memoryGrowth })
    }
    return measures
  } finally {
    await site.stop()
    server.remove()
  }

  function add(what: string, value: number, unit: string, budget: Budget | null = null): void {
    measures.push({ part: 'memory', what, database: databases.name, value, unit, budget })
  }
}

/** From `npm start` to the first page answered, on a database that is up to date. */
export async function startUp(databases: Databases, times: number): Promise<Measure[]> {
  const { settings, stop } = await startSite(databases)
  await stop()
  const waits: number[] = []
  for (let time = 0; time < times; time++) {
    const start = performance.now()
    const server = await startServer(settings)
    await (await fetch(server.url + PAGE)).text()
    waits.push(performance.now() - start)
    await server.stop()
  }
  return [
    {
      part: 'start-up',
      what: 'from the command to the first page',
      database: databases.name,
      value: median(waits),
      unit: 'ms',
      budget: null,
    },
  ]
}
