import { LIGHTHOUSE } from '@/tests/bench/budgets'

import { installLighthouse, reportOf, type Report } from '../lighthouse'
import { median, type Measure } from '../measure'
import { PAGES, type BenchSite } from '../site'

type Device = keyof typeof LIGHTHOUSE

const DEVICES = Object.keys(LIGHTHOUSE) as Device[]

/** Lighthouse's scores of the three pages, the median of `runs`; what costs a score is written to the console. */
export async function lighthouseScores({ url }: BenchSite, runs: number): Promise<Measure[]> {
  installLighthouse()
  const measures: Measure[] = []
  for (const path of PAGES) {
    for (const device of DEVICES) {
      const results: Report[] = []
      for (let run = 0; run < runs; run++) results.push(await runUntilTraced(url + path, device))
      for (const [category, atLeast] of Object.entries(LIGHTHOUSE[device])) {
        const scores = results.map(({ categories }) => (categories[category]?.score ?? 0) * 100)
        const value = Math.round(median(scores))
        if (value < atLeast) tellFailures(path, category, results[0]!)
        measures.push({
          part: 'lighthouse',
          what: `${path}, ${device}, ${category}`,
          database: null,
          value,
          unit: '',
          budget: { atLeast },
        })
      }
    }
  }
  return measures
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
