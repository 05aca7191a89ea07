/**
 * `npm run bench -- [--only PART]… [--db sqlite|mongodb]…`: measures the production build, prints one table and writes it
 * as JSON. Exits with 1 if a budget of `tests/bench/budgets.ts` is missed or a part could not be measured. See
 * docs/performance.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { buildIfStale } from '@/scripts/server/build'
import { DATABASES, openDatabases, type Databases } from '@/scripts/testing/databases'
import { ensureNginx } from '@/scripts/testing/nginx'
import { ensureChromium } from '@/scripts/testing/packages'

import { type Measure, rowOf, type Told, verdict } from './measure'
import { documents } from './parts/documents'
import { lighthouse } from './parts/lighthouse'
import { load } from './parts/load'
import { memory, startUp } from './parts/memory'
import { search } from './parts/search'

type Part = {
  measure: (databases: Databases) => Promise<Measure[]>
  /** Checks what else it needs. */
  isReady?: () => boolean
  /** The database makes no difference. */
  isOnce?: true
}

const PARTS: Record<string, Part> = {
  lighthouse: { measure: lighthouse, isReady: ensureChromium, isOnce: true },
  load: { measure: load, isReady: ensureNginx },
  documents: { measure: documents },
  search: { measure: search },
  'start-up': { measure: startUp },
  memory: { measure: memory },
}
const RESULTS = 'bench-results/latest.json'

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: Object.keys(PARTS) },
    db: { type: 'string', multiple: true, default: [...DATABASES] },
  },
})
const chosen = Object.entries(PARTS).filter(([name]) => values.only.includes(name))
if (chosen.some(([, { isReady }]) => isReady && !isReady())) process.exit(1)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
buildIfStale()

const measures: Told[] = []
/** Parts that ended with an error, with their database. */
const failed: string[] = []
for (const database of values.db) {
  const databases = await openDatabases(database)
  for (const [part, { isOnce, measure }] of chosen) {
    if (isOnce && database !== values.db[0]) continue
    console.log(`${new Date().toTimeString().slice(0, 8)}  ${part}, ${database}…`)
    try {
      const told = { part, database: isOnce ? '' : database }
      for (const one of await measure(databases)) measures.push({ ...one, ...told })
    } catch (error) {
      // Continues with the other parts.
      console.error(error)
      failed.push(`${part}, ${database}`)
    }
  }
  await databases.close()
}
console.table(measures.map(rowOf))
const { length: cores, 0: cpu } = cpus()
const machine = { cores, cpu: cpu?.model, node: process.version, platform: process.platform }
mkdirSync(path.dirname(RESULTS), { recursive: true })
writeFileSync(RESULTS, JSON.stringify({ date: new Date(), machine, measures, failed }, null, 2))
const { line, isSuccess } = verdict(measures, failed)
console.log(`\n${line}; see also ${RESULTS}.`)
process.exit(isSuccess ? 0 : 1)
