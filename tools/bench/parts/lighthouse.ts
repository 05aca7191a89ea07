import { launch } from 'chrome-launcher'
import lighthouse, { desktopConfig, type Flags, type RunnerResult } from 'lighthouse'

import { LIGHTHOUSE } from '@/tests/bench/budgets'

import { median, type Measure } from '../measure'
import { PAGES, type BenchSite } from '../site'

type Device = keyof typeof LIGHTHOUSE
type Category = keyof (typeof LIGHTHOUSE)[Device]

const DEVICES = Object.keys(LIGHTHOUSE) as Device[]

/** Lighthouse's scores of the three pages, the median of `runs`; what costs a score is written to the console. */
export async function lighthouseScores({ url }: BenchSite, runs: number): Promise<Measure[]> {
  const measures: Measure[] = []
  for (const path of PAGES) {
    for (const device of DEVICES) {
      const results: RunnerResult['lhr'][] = []
      for (let run = 0; run < runs; run++) results.push(await runUntilTraced(url + path, device))
      for (const [category, atLeast] of Object.entries(LIGHTHOUSE[device])) {
        const scores = results.map(({ categories }) => (categories[category]?.score ?? 0) * 100)
        const value = Math.round(median(scores))
        if (value < atLeast) tellFailures(results[0]!, category as Category)
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

async function runUntilTraced(url: string, device: Device): Promise<RunnerResult['lhr']> {
  for (let tried = 1; ; tried++) {
    try {
      return await runOnce(url, device)
    } catch (error) {
      if (tried === TRIES) throw error
      console.warn(`  ${url} is measured again: ${String(error)}`)
    }
  }
}

async function runOnce(url: string, device: Device): Promise<RunnerResult['lhr']> {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    // As for the tests: root in containers cannot use Chromium's own sandbox.
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
    logLevel: 'silent',
  })
  try {
    const flags: Flags = { port: chrome.port, logLevel: 'error', output: 'json' }
    const result = await lighthouse(url, flags, device === 'desktop' ? desktopConfig : undefined)
    if (!result) throw new Error(`Lighthouse did not measure ${url}.`)
    if (result.lhr.runtimeError) throw new Error(result.lhr.runtimeError.message)
    return result.lhr
  } finally {
    chrome.kill()
  }
}

/** The audits of `category` that count and were not passed. */
function tellFailures(
  { audits, categories, finalDisplayedUrl }: RunnerResult['lhr'],
  category: Category,
) {
  for (const { id, weight } of categories[category]?.auditRefs ?? []) {
    const audit = audits[id]
    if (!weight || !audit || audit.score === null || audit.score >= 0.9) continue
    console.log(`  ${finalDisplayedUrl}: ${id} ${audit.score} ${audit.displayValue ?? ''}`)
  }
}
