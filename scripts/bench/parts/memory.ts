import { RATIOS } from '@/tests/bench/budgets'

import type { DatabaseName } from '../databases'
import { load } from '../load'
import type { Measure } from '../measure'
import { residentMemory } from '../resident-memory'
import { PAGES, type BenchSite } from '../site'

/** Resident memory after the first tenth of `requests`, when all is compiled and cached, and after all of them. */
export async function memory(
  { url }: BenchSite,
  database: DatabaseName,
  requests: number,
): Promise<Measure[]> {
  const port = Number(new URL(url).port)
  const tenth = Math.ceil(requests / 10)
  const ask = (count: number) =>
    load(url, { paths: PAGES, connections: PAGES.length, requests: count })
  await ask(tenth)
  const early = residentMemory(port)
  await ask(requests - tenth)
  const late = residentMemory(port)
  if (early === null || late === null) return []
  const line = (what: string, value: number, unit: string): Measure => ({
    part: 'memory',
    what,
    database,
    value,
    unit,
    budget: null,
  })
  return [
    line(`after ${tenth} requests`, early, 'MB'),
    line(`after ${requests} requests`, late, 'MB'),
    { ...line('growth', late / early, ''), budget: { atMost: RATIOS.memoryGrowth } },
  ]
}
