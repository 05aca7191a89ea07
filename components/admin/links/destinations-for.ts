import type { Destination } from '@/editing/content-checks/published-context'
import { wordsOf } from '@/editing/preview/frame'

/** What is read at a glance. */
const MOST = 8

/**
 * The destinations that have in their title, or else with their address, words that begin as each of those `typed`,
 * whatever the case and accents; none once `typed` is one of them.
 */
export function destinationsFor(typed: string, destinations: Destination[]): Destination[] {
  const wanted = wordsOf(typed)
  if (!wanted.length || destinations.some(({ address }) => address === typed)) return []
  const isIn = (text: string) => {
    const words = wordsOf(text)
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  }
  const byTitle = destinations.filter(({ title }) => isIn(title))
  const others = destinations.filter((one) => !byTitle.includes(one))
  const byAddress = others.filter(({ address, title }) => isIn(`${title} ${address}`))
  return [...byTitle, ...byAddress].slice(0, MOST)
}
