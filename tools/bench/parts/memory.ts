import type { Databases } from '@/scripts/testing/databases'
import { watchedProcess } from '@/scripts/testing/watched-process'
import { RATIOS } from '@/tests/bench/budgets'
import { startByCommand } from '@/tests/support/server'

import { load } from '../load'
import { type Measure, median, ROUNDS } from '../measure'
import { PAGE, PAGES, startSite } from '../site'

/** Numbers of requests after which memory is measured: when all is compiled and cached, halfway, at the end. */
const REQUESTS = [10_000, 50_000, 100_000]

/**
 * Measures the memory of a server under load. Uncollected garbage does not count: only the memory still in use after a
 * collection must not grow.
 */
export async function memory(databases: Databases): Promise<Measure[]> {
  const server = watchedProcess()
  const site = await startSite(databases, { variables: server.settings })
  const measures: Measure[] = []
  const inUse: number[] = []
  try {
    let asked = 0
    for (const count of REQUESTS) {
      await load(site.url, { paths: PAGES, requests: count - asked })
      asked = count
      const { resident, live } = await server.measure(site.pid)
      inUse.push(live)
      measures.push(
        { what: `resident after ${count} requests`, value: resident, unit: 'MB' },
        { what: `in use after ${count} requests`, value: live, unit: 'MB' },
      )
    }
    const growth = inUse.at(-1)! / inUse[0]!
    return [...measures, { what: 'growth', value: growth, atMost: RATIOS.memoryGrowth }]
  } finally {
    await site.stop()
    server.remove()
  }
}

/** Measures the time from `npm start` to the first page, on an up-to-date database. */
export async function startUp(databases: Databases): Promise<Measure[]> {
  const { settings, stop } = await startSite(databases)
  await stop()
  const waits: number[] = []
  for (let time = 0; time < ROUNDS; time++) {
    const start = performance.now()
    const server = await startByCommand(settings)
    await (await fetch(server.url + PAGE)).text()
    waits.push(performance.now() - start)
    await server.stop()
  }
  return [{ what: 'from the command to the first page', value: median(waits), unit: 'ms' }]
}
