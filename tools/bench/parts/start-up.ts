import type { Databases } from '@/scripts/testing/databases'
import { startServer } from '@/tests/support/server'

import { median, type Measure } from '../measure'
import { PAGE, startSite } from '../site'

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
