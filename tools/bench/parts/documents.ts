import type { Databases } from '@/scripts/testing/databases'
import { RATIOS } from '@/tests/bench/budgets'
import { signUp, type Staff } from '@/tests/support/staff'

import { measureAlternating, type Measure, median } from '../measure'
import { PAGE, startSite, type BenchSite } from '../site'

/** Number of documents in the database of each site. */
const SIZES = [10, 1_000, 10_000]
/** Number of visits timed in each round, one after the other. */
const VISITS = 200
const PUBLICATIONS = 5

/** What is timed, in milliseconds. The last one must show what was published. */
const WAITS = {
  page: 'page, p50',
  publishing: 'publishing a criterion',
  visible: 'first visit after it',
}

type Sized = { site: BenchSite; staff: Staff; criterion: string }

/** Measures how long visitors, and staff who publish, wait on sites with different numbers of documents. */
export async function documents(databases: Databases): Promise<Measure[]> {
  const sites = new Map<number, Sized>()
  try {
    for (const size of SIZES) sites.set(size, await sized(databases, String(size)))
    const done = await measureAlternating(
      Object.fromEntries(
        Array.from(sites, ([size, one]) => [
          size,
          (isWarmUp: boolean) => visitAndPublish(one, isWarmUp ? VISITS / 4 : VISITS),
        ]),
      ),
    )
    return SIZES.flatMap((size): Measure[] => {
      const rounds = done[size]!
      const waits = Object.entries(WAITS).map(([key, what]) => ({
        what: `${size} documents: ${what}`,
        value: median(rounds.map((round) => round[key as keyof typeof WAITS])),
        unit: 'ms',
      }))
      const growth = {
        what: `${size} documents: page ÷ that among ${SIZES[0]}`,
        value: median(rounds.map(({ page }, round) => page / done[SIZES[0]!]![round]!.page)),
        atMost: RATIOS.latencyAtTenThousand,
      }
      return [...waits, growth]
    })
  } finally {
    for (const { site } of sites.values()) await site.stop()
  }
}

async function sized(databases: Databases, fill: string): Promise<Sized> {
  const site = await startSite(databases, { fill })
  const staff = await signUp(site.url)
  const answer = await staff.ask('GET', '/api/criteria?limit=1&depth=0&sort=createdAt')
  const { docs } = (await answer.json()) as { docs: { id: string }[] }
  return { site, staff, criterion: docs[0]!.id }
}

/** Returns the medians of a round. */
async function visitAndPublish({ site, staff, criterion }: Sized, visits: number) {
  const [page, publishing, visible]: number[][] = [[], [], []]
  const visit = () => fetch(site.url + PAGE).then((answer) => answer.text())
  for (let time = 0; time < PUBLICATIONS; time++) {
    const name = `Critère publié à l’instant ${Date.now()}`
    publishing!.push((await timed(() => staff.change('criteria', criterion, { name }))).ms)
    const { ms, value: html } = await timed(visit)
    visible!.push(ms)
    if (!html.includes(name)) throw new Error(`${site.url} does not show what was just published.`)
  }
  // One after the other, as a single visitor waits.
  for (let time = 0; time < visits; time++) page!.push((await timed(visit)).ms)
  return {
    page: median(page!),
    publishing: median(publishing!),
    visible: median(visible!),
  }
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ ms: number; value: Value }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}
