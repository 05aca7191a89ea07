import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

import type { Databases } from '@/scripts/testing/databases'
import { chromiumPath } from '@/scripts/testing/packages'
import { LIGHTHOUSE } from '@/tests/bench/budgets'

import { type Measure, median } from '../measure'
import { PAGES, startSite } from '../site'

type Device = keyof typeof LIGHTHOUSE

const RUNS = 5
const HERE = 'tools/bench'

/** What is read of a report: scores from 0 to 1, null for an audit that has none. */
type Report = {
  audits: Record<string, { score: number | null; numericValue?: number; displayValue?: string }>
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
}

/** What the three pages weigh, and Lighthouse's scores of them; what costs a score is written to the console. */
export async function lighthouse(databases: Databases): Promise<Measure[]> {
  // Beside this file: nobody else waits for it.
  const { status } = spawnSync('npm', ['ci', '--prefix', HERE], { stdio: 'inherit' })
  if (status !== 0) throw new Error('Lighthouse was not installed.')
  const site = await startSite(databases)
  const measures: Measure[] = []
  try {
    for (const path of PAGES) {
      for (const device of Object.keys(LIGHTHOUSE) as Device[]) {
        measures.push(...(await measuresOf(site.url, path, device)))
      }
    }
    return measures
  } finally {
    await site.stop()
  }
}

async function measuresOf(url: string, path: string, device: Device): Promise<Measure[]> {
  const reports: Report[] = []
  for (let run = 0; run < RUNS; run++) reports.push(await runUntilTraced(url + path, device))
  const line = (what: string, of: (report: Report) => number) => ({
    what: `${path}, ${device}, ${what}`,
    value: Math.round(median(reports.map(of))),
  })
  const scores = Object.entries(LIGHTHOUSE[device]).map(([category, atLeast]) => {
    const scored = line(category, ({ categories }) => (categories[category]?.score ?? 0) * 100)
    if (scored.value < atLeast) tellFailures(path, category, reports[0]!)
    return { ...scored, atLeast }
  })
  const bytes = line('weight', ({ audits }) => audits['total-byte-weight']?.numericValue ?? NaN)
  return [{ ...bytes, unit: 'B' }, ...scores]
}

/** Chromium now and then loses the beginning of its trace (NO_NAVSTART), and Lighthouse asks to be run again. */
const TRIES = 3

async function runUntilTraced(url: string, device: Device): Promise<Report> {
  for (let tried = 1; ; tried++) {
    try {
      return await reportOf(url, device)
    } catch (error) {
      if (tried === TRIES) throw error
      console.warn(`  ${url} is measured again: ${String(error)}`)
    }
  }
}

/** The audits of `category` that count and were not passed. */
function tellFailures(path: string, category: string, { audits, categories }: Report) {
  for (const { id, weight } of categories[category]?.auditRefs ?? []) {
    const audit = audits[id]
    if (!weight || !audit || audit.score === null || audit.score >= 0.9) continue
    console.log(`  ${path}: ${id} ${audit.score} ${audit.displayValue ?? ''}`)
  }
}

/** Lighthouse's report of the page at `url`. Throws when it could not measure it. */
async function reportOf(url: string, device: Device): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    `${HERE}/node_modules/.bin/lighthouse`,
    [
      url,
      '--output=json',
      '--quiet',
      '--no-enable-error-reporting',
      // As for the tests: root in containers cannot use Chromium's own sandbox.
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      ...(device === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { maxBuffer: 100e6, env: { ...process.env, CHROME_PATH: chromiumPath() } },
  )
  return JSON.parse(stdout) as Report
}
