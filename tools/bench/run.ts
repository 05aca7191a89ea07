/**
 * `npm run bench`: measures the production build, prints one table, writes it as JSON, and ends with 1 if a budget of
 * `tests/bench/budgets.ts` is missed or a part could not be measured. See docs/performance.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'

import { buildIfStale } from '@/scripts/server/build'
import { ensureChromium } from '@/scripts/testing/packages'
import { openDatabases, type Databases } from '@/scripts/testing/databases'
import { ensureNginx } from '@/scripts/testing/nginx'

import { type Measure, rowOf, verdict } from './measure'
import { parseOptions, USAGE } from './options'
import { bytes } from './parts/bytes'
import { documents } from './parts/documents'
import { lighthouseScores } from './parts/lighthouse'
import { load } from './parts/load'
import { memory, startUp } from './parts/memory'
import { PAGE, startSite, type BenchSite } from './site'

const options = optionsOrExit()
if (options.only.some((part) => ['bytes', 'lighthouse'].includes(part)) && !ensureChromium()) {
  process.exit(1)
}
if (options.only.includes('load') && !ensureNginx()) process.exit(1)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
buildIfStale()

const measures: Measure[] = []
/** Parts that ended with an error, and on which database. */
const failed: string[] = []
for (const name of options.db) {
  const databases = await openDatabases(name)
  try {
    await measureOn(databases, name === options.db[0])
  } finally {
    await databases.close()
  }
}
console.table(measures.map(rowOf))
writeResults(options.out)
const { line, isSuccess } = verdict(measures, failed)
console.log(`\n${line}; see also ${options.out}.`)
process.exit(isSuccess ? 0 : 1)

/** `isFirst`: what no database changes is measured once. */
async function measureOn(databases: Databases, isFirst: boolean): Promise<void> {
  const { name } = databases
  const { only, rounds, runs, requests, seconds } = options
  const has = (part: (typeof only)[number]) => only.includes(part)
  if (isFirst && (has('bytes') || has('lighthouse'))) {
    await onSite(databases, [], async (site) => {
      if (has('bytes')) await add('bytes', name, () => bytes(site))
      if (has('lighthouse')) await add('lighthouse', name, () => lighthouseScores(site, runs))
    })
  }
  if (has('load')) {
    await onSite(databases, ['copies', PAGE], (site) =>
      add('load', name, () => load(site, name, { rounds, seconds })),
    )
  }
  if (has('documents')) {
    await add('documents', name, () => documents(databases, options.documents, rounds))
  }
  if (has('memory')) {
    await add('start-up', name, () => startUp(databases, rounds))
    await add('memory', name, () => memory(databases, requests))
  }
}

async function onSite(
  databases: Databases,
  fill: string[],
  measure: (site: BenchSite) => Promise<void>,
): Promise<void> {
  const site = await startSite(databases, ...fill)
  try {
    await measure(site)
  } finally {
    await site.stop()
  }
}

async function add(part: string, database: string, measure: () => Promise<Measure[]>) {
  console.log(`${new Date().toTimeString().slice(0, 8)}  ${part}, ${database}…`)
  try {
    measures.push(...(await measure()))
  } catch (error) {
    // The others are measured all the same.
    console.error(error)
    failed.push(`${part}, ${database}`)
  }
}

function writeResults(file: string): void {
  const { length: cores, 0: cpu } = cpus()
  const machine = { cores, cpu: cpu?.model, node: process.version, platform: process.platform }
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(
    file,
    JSON.stringify({ date: new Date(), machine, options, measures, failed }, null, 2),
  )
}

function optionsOrExit(): ReturnType<typeof parseOptions> {
  try {
    return parseOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    process.exit(2)
  }
}
