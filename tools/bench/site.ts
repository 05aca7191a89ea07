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

/** `settings`: its variables, for whoever starts it again. */
export type BenchSite = RunningServer & { settings: Record<string, string> }

type Wanted = {
  /** What `tools/bench/fill.ts` adds to the three pages. */
  fill?: string
  variables?: Record<string, string>
}

/** Serves the production build on an empty database of its own, with the three pages. Whoever starts it stops it. */
export async function startSite(
  databases: Databases,
  { fill, variables }: Wanted = {},
): Promise<BenchSite> {
  const settings = {
    PAYLOAD_SECRET: 'banc-de-mesure-'.repeat(3),
    SEED_FILE: 'content',
    ...databases.fresh(),
    ...variables,
  }
  if (fill) {
    // The pages first: those added refer to them, or are copies of them.
    await (await startServer(settings)).stop()
    execFileSync(process.execPath, ['--import', 'tsx', 'tools/bench/fill.ts', fill], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, SITE_URL: 'http://localhost:3000', ...settings },
    })
  }
  return { ...(await startServer(settings)), settings }
}

/**
 * Addresses of copies of `PAGE`, more of them than the cache of pages holds (`site/page-cache.ts`): asked for in turn, none is
 * ever in it. Nothing but the cache differs: each has as few neighbours as the page has in its own place.
 */
export const COPIES = Array.from(
  { length: 600 },
  (_, index) => `/copies-${Math.floor(index / 3)}/copie-${index}`,
)
