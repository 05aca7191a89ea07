import { execFileSync } from 'node:child_process'

import type { Databases } from '@/scripts/testing/databases'
import { type RunningServer, startServer } from '@/tests/support/server'

/** The three pages of the programme, which `content` holds. */
export const PAGES = [
  '/participer/administrations',
  '/participer/administrations/faq',
  '/participer/administrations/proposer',
]
export const PAGE = PAGES[0]!

/** Answers with as little as a route handler can: the framework's floor. */
export const EMPTY_HANDLER = '/healthz'

const SECRET = 'banc-de-mesure-'.repeat(3)

/** `settings`: its variables, for whoever starts it again. */
export type BenchSite = RunningServer & { settings: Record<string, string> }

/**
 * Serves the production build on an empty database of its own, with the three pages and what `fill` adds (see
 * `tools/bench/fill.ts`). Whoever starts it stops it.
 */
export async function startSite(
  databases: Databases,
  ...fill: (string | number)[]
): Promise<BenchSite> {
  const settings = settingsOf(databases)
  if (fill.length) {
    // The pages first: those added refer to them, or are copies of them.
    await (await startServer(settings)).stop()
    execFileSync(
      process.execPath,
      ['--import', 'tsx', 'tools/bench/fill.ts', ...fill.map(String)],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, SITE_URL: 'http://localhost:3000', ...settings },
      },
    )
  }
  return { ...(await startServer(settings)), settings }
}

/** The same without more, and with `variables` besides. */
export async function startSiteWith(
  databases: Databases,
  variables: Record<string, string>,
): Promise<BenchSite> {
  const settings = { ...settingsOf(databases), ...variables }
  return { ...(await startServer(settings)), settings }
}

const settingsOf = (databases: Databases) => ({
  PAYLOAD_SECRET: SECRET,
  SEED_FILE: 'content',
  ...databases.fresh(),
})

/**
 * More than the cache of pages holds (`site/page-cache.ts`): asked for in turn, none of them is ever in it. It is the
 * same page as the one measured in the cache, so that nothing but the cache differs.
 */
export const COPIES = 600

/** As few neighbours as the page has in its own place. */
const PER_RUBRIC = 3

export const rubricPath = (index: number) => `/copies-${Math.floor(index / PER_RUBRIC)}`
export const copyPath = (index: number) => `${rubricPath(index)}/copie-${index}`
