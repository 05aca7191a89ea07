import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import type { Databases } from '@/scripts/testing/databases'
import { type RunningServer, startServer } from '@/tests/support/server'

/** The three pages of the programme, from `content`. */
export const PAGES = [
  '/participer/administrations',
  '/participer/administrations/faq',
  '/participer/administrations/proposer',
]
export const PAGE = PAGES[0]!

/** `settings`: its environment variables, to start it again. */
export type BenchSite = RunningServer & { settings: Record<string, string> }

type Wanted = {
  /** What `tools/bench/fill.ts` adds to the three pages. */
  fill?: string
  variables?: Record<string, string>
}

/** Serves the production build on a new database with the three pages. The caller stops it. */
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
    // Imports the three pages first: the added pages refer to them, or copy them.
    await (await startServer(settings)).stop()
    await fillDatabase(settings, fill)
  }
  return { ...(await startServer(settings)), settings }
}

/** Runs `tools/bench/fill.ts` in a process of its own, on the database of `settings`. Throws with its output if it fails. */
export async function fillDatabase(
  settings: Record<string, string>,
  ...what: string[]
): Promise<void> {
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tools/bench/fill.ts', ...what], {
    env: { ...process.env, SITE_URL: 'http://localhost:3000', ...settings },
    maxBuffer: Infinity,
  })
}

/**
 * Addresses of copies of `PAGE`, more than the page cache holds (`site/page-cache.ts`): requested in turn, none is ever
 * cached. Only the cache differs: each copy has as few neighbours as the original page.
 */
export const COPIES = Array.from(
  { length: 600 },
  (_, index) => `/copies-${Math.floor(index / 3)}/copie-${index}`,
)
