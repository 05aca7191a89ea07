import type { Databases } from '@/scripts/testing/databases'
import { WAITS } from '@/tests/bench/budgets'
import { signUp } from '@/tests/support/staff'

import { type Measure, median } from '../measure'
import { fillDatabase, startSite } from '../site'

/** Documents of the site. FerretDB, which stands in for MongoDB here, takes many minutes to write ten thousand. */
const SIZES = { sqlite: 10_000, mongodb: 1_000 }
const PUBLICATIONS = 300
const ROUNDS = 5

/** Measures how long staff wait for a search: the first one after many publications of another process, and the next one. */
export async function search(databases: Databases): Promise<Measure[]> {
  const size = SIZES[databases.name]
  const site = await startSite(databases, { fill: String(size) })
  const waits: Record<'first' | 'next', number[]> = { first: [], next: [] }
  try {
    const staff = await signUp(site.url)
    /** Searches for `word`, and returns the milliseconds until the answer. Throws if it is not in `expected` texts. */
    const searched = async (word: string, expected: number): Promise<number> => {
      const start = performance.now()
      const answer = await staff.ask('GET', `/api/search?q=${word}`)
      // The index of the start is not ready.
      if (answer.status === 503) return searched(word, expected)
      const { results, more } = (await answer.json()) as { results: unknown[]; more: number }
      const wait = performance.now() - start
      const found = results.length + more
      if (found !== expected) throw new Error(`${word}: ${found} of ${expected} are found.`)
      return wait
    }
    // The first round compiles the code and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      const word = `parution${round}`
      await searched(word, 0)
      await fillDatabase(site.settings, 'publish', String(PUBLICATIONS), word)
      const [first, next] = [await searched(word, PUBLICATIONS), await searched(word, PUBLICATIONS)]
      if (round === 0) continue
      waits.first.push(first)
      waits.next.push(next)
    }
  } finally {
    await site.stop()
  }
  const unit = 'ms'
  return [
    {
      what: `${size} documents: first search after ${PUBLICATIONS} publications of another process`,
      value: median(waits.first),
      unit,
      atMost: WAITS.searchAfterPublications,
    },
    { what: `${size} documents: next search`, value: median(waits.next), unit },
  ]
}
