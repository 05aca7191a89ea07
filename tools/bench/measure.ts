import type { DatabaseName } from '@/scripts/testing/databases'

/** What a measure must be, in its own unit. */
export type Budget = { atMost: number } | { atLeast: number }

/** One line of the table. */
export type Measure = {
  part: string
  what: string
  /** Null where no database has a say. */
  database: DatabaseName | null
  value: number
  unit: string
  /** Null: told for information. */
  budget: Budget | null
}

export function isWithin({ value, budget }: Measure): boolean {
  if (!budget) return true
  return 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast
}

/** The middle of `values` once sorted; of an even number, the mean of the two. NaN of none. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [upper = NaN, lower = NaN] = [sorted[half], sorted[half - 1]]
  return sorted.length % 2 ? upper : (lower + upper) / 2
}
