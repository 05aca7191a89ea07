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

/** The part of a report that is read: scores from 0 to 1, null for an audit without a score. */
type Report = {
  audits: Record<string, { score: number | null; numericValue?: number; displayValue?: string }>
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
}

/** Measures the weight and the Lighthouse scores of the three pages. Writes the failed audits to the console. */
export async function lighthouse(databases: Databases): Promise<Measure[]> {
  // Installed in this folder, because nothing else needs it.
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

/** Chromium sometimes loses the beginning of its trace (NO_NAVSTART); Lighthouse then asks for another run. */
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

/** Prints the audits of `category` that count and failed. */
function tellFailures(path: string, category: string, { audits, categories }: Report) {
  for (const { id, weight } of categories[category]?.auditRefs ?? []) {
    const audit = audits[id]
    if (!weight || !audit || audit.score === null || audit.score >= 0.9) continue
    console.log(`  ${path}: ${id} ${audit.score} ${audit.displayValue ?? ''}`)
  }
}

/** Returns Lighthouse's report of the page at `url`. Throws if it could not measure it. */
async function reportOf(url: string, device: Device): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    `${HERE}/node_modules/.bin/lighthouse`,
    [
      url,
      '--output=json',
      '--quiet',
      '--no-enable-error-reporting',
      // As in the tests: root in containers cannot use Chromium's own sandbox.
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      ...(device === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { maxBuffer: 100e6, env: { ...process.env, CHROME_PATH: chromiumPath() } },
  )
  return JSON.parse(stdout) as Report
}
