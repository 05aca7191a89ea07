import type { Databases } from '@/scripts/testing/databases'
import { RATIOS } from '@/tests/bench/budgets'
import { signUp, type Staff } from '@/tests/support/staff'

import { waits } from '../load'
import { inTurn, type Measure, median } from '../measure'
import { PAGE, startSite, type BenchSite } from '../site'

/** Visits timed, one after the other, each round. */
const VISITS = 200
const PUBLICATIONS = 5

type Sized = { size: number; site: BenchSite; staff: Staff; criterion: string }

/** How long a visitor waits, and staff who publish, in sites that differ by how many documents they hold. */
export async function documents(
  databases: Databases,
  sizes: number[],
  rounds: number,
): Promise<Measure[]> {
  const sites: Sized[] = []
  try {
    for (const size of sizes) sites.push(await sized(databases, size))
    const things = Object.fromEntries(
      sites.map((one) => [String(one.size), (isWarmUp: boolean) => visitAndPublish(one, isWarmUp)]),
    )
    const done = await inTurn(rounds, things)
    const smallest = done[String(sizes[0])]!
    return sizes.flatMap((size) => {
      const rounds = done[String(size)]!
      const of = (key: keyof Timed) => median(rounds.map((round) => round[key]))
      const line = (what: string, value: number, unit = 'ms'): Measure => ({
        part: 'documents',
        what: `${size} documents: ${what}`,
        database: databases.name,
        value,
        unit,
        budget: null,
      })
      const growth = median(rounds.map((round, index) => round.cached / smallest[index]!.cached))
      return [
        line('page, p50', of('cached')),
        {
          ...line(`page ÷ that among ${sizes[0]}`, growth, ''),
          budget: { atMost: RATIOS.latencyAtTenThousand },
        },
        line('publishing a criterion', of('publishing')),
        line('first visit after it', of('visible')),
      ]
    })
  } finally {
    for (const { site } of sites) await site.stop()
  }
}

async function sized(databases: Databases, size: number): Promise<Sized> {
  const site = await startSite(databases, 'documents', size)
  const staff = await signUp(site.url)
  const answer = await staff.ask('GET', '/api/criteria?limit=1&depth=0&sort=createdAt')
  const { docs } = (await answer.json()) as { docs: { id: string }[] }
  return { size, site, staff, criterion: docs[0]!.id }
}

/** Medians, in milliseconds; `visible`: of the first visit after a publication, which must show it. */
type Timed = { cached: number; publishing: number; visible: number }

async function visitAndPublish(
  { site, staff, criterion }: Sized,
  isWarmUp: boolean,
): Promise<Timed> {
  const url = site.url + PAGE
  const publishing: number[] = []
  const visible: number[] = []
  for (let time = 0; time < PUBLICATIONS; time++) {
    const name = `Critère publié à l’instant ${Date.now()}`
    const start = performance.now()
    await staff.change('criteria', criterion, { name })
    const published = performance.now()
    const html = await (await fetch(url)).text()
    visible.push(performance.now() - published)
    publishing.push(published - start)
    if (!html.includes(name)) throw new Error(`${url} does not show what was just published.`)
  }
  return {
    cached: median(await waits(url, isWarmUp ? VISITS / 4 : VISITS)),
    publishing: median(publishing),
    visible: median(visible),
  }
}
