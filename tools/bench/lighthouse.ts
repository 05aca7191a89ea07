import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

import { z } from 'zod'

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

export type Report = z.infer<typeof reportSchema>

/** Installs Lighthouse beside this file: nobody else waits for it. Throws when that fails. */
export function installLighthouse(): void {
  const { status } = spawnSync('npm', ['ci', '--prefix', HERE], { stdio: 'inherit' })
  if (status !== 0) throw new Error('Lighthouse was not installed.')
}

/** Lighthouse's report of the page at `url`. Throws when it could not measure it. */
export async function reportOf(url: string, device: 'mobile' | 'desktop'): Promise<Report> {
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
      env: { ...process.env, CHROME_PATH: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
    },
  )
  return reportSchema.parse(JSON.parse(stdout))
}
