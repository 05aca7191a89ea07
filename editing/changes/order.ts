import type { ItemEvent } from './changes'

export type KeyedEvent = { key: string; event: ItemEvent }

/**
 * The events between two orders of keys, in reading order: first the removed items, then the added or moved ones.
 * Reports the fewest possible moves: an item pushed by an addition or a removal has not moved.
 */
export function orderChanges(before: string[], after: string[]): KeyedEvent[] {
  const kept = after.filter((key) => before.includes(key))
  const still = new Set(longestRising(kept, (key) => before.indexOf(key)))
  const removed = before
    .filter((key) => !after.includes(key))
    .map((key): KeyedEvent => ({ key, event: { kind: 'removed', place: before.indexOf(key) + 1 } }))
  const others = after.flatMap((key, index): KeyedEvent[] => {
    if (still.has(key)) return []
    const from = before.indexOf(key) + 1
    const to = index + 1
    return [{ key, event: from ? { kind: 'moved', from, to } : { kind: 'added', place: to } }]
  })
  return [...removed, ...others]
}

/** Makes keys distinct, so that an item listed twice counts as two. */
export function distinct(keys: string[]): string[] {
  const seen = new Map<string, number>()
  return keys.map((key) => {
    const times = seen.get(key) ?? 0
    seen.set(key, times + 1)
    return times ? `${key} ${times}` : key
  })
}

/**
 * The longest subsequence of `keys` with rising ranks. Quadratic is enough for short lists. Among equal ones it keeps
 * the last: when two items swap, the item that rose is reported as moved.
 */
function longestRising(keys: string[], rank: (key: string) => number): string[] {
  const runs: string[][] = []
  for (const [index, key] of keys.entries()) {
    const earlier = runs.slice(0, index).filter((run) => rank(run.at(-1)!) < rank(key))
    const longest = earlier.reduce(
      (best, run) => (run.length > best.length ? run : best),
      [] as string[],
    )
    runs.push([...longest, key])
  }
  return runs.reduce((best, run) => (run.length >= best.length ? run : best), [] as string[])
}
