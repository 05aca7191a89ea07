import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

import { z } from 'zod'

import { chromiumPath } from '@/scripts/testing/packages'
import { LIGHTHOUSE } from '@/tests/bench/budgets'
import { type Measure, median } from '@/tools/bench/measure'
import { type BenchSite, PAGES } from '@/tools/bench/site'

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

const HERE = 'tools/bench'

/** What is read of a report: scores from 0 to 1, null for an audit that has none. */
const reportSchema = z.object({
  audits: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), displayValue: z.string().optional() }),
  ),
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
})

type Report = z.infer<typeof reportSchema>

/** Installs Lighthouse beside this file: nobody else waits for it. Throws when that fails. */
function installLighthouse(): void {
  const { status } = spawnSync('npm', ['ci', '--prefix', HERE], { stdio: 'inherit' })
  if (status !== 0) throw new Error('Lighthouse was not installed.')
}

/** Lighthouse's report of the page at `url`. Throws when it could not measure it. */
async function reportOf(url: string, device: 'mobile' | 'desktop'): Promise<Report> {
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
    {
      maxBuffer: 100e6,
      env: { ...process.env, CHROME_PATH: chromiumPath() },
    },
  )
  return reportSchema.parse(JSON.parse(stdout))
}
