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

function isWithin({ value, budget }: Measure): boolean {
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

/**
 * Measures each of `things` once a round, in turn: what slows the machine for a while slows them all. The first, short
 * round is not counted: code is compiled then, and pages rendered. Returns, for each, the measures of all rounds.
 */
export async function inTurn<Name extends string, Value>(
  rounds: number,
  things: Record<Name, (isWarmUp: boolean) => Promise<Value>>,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(things) as Name[]
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Value[]
  >
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const value = await things[name](round === 0)
      if (round > 0) measured[name].push(value)
    }
  }
  return measured
}

/**
 * What a run comes to, as the end of its output says it, and whether that is a success: every part was measured and
 * every budget met. `failed`: names of the parts that ended with an error.
 */
export function verdict(
  measures: Measure[],
  failed: string[],
): { line: string; isSuccess: boolean } {
  const missed = measures.filter((measure) => !isWithin(measure)).length
  const faults = [
    ...(missed ? [`${missed} ${missed === 1 ? 'budget' : 'budgets'} missed`] : []),
    ...(failed.length ? [`not measured: ${failed.join('; ')}`] : []),
  ]
  return { line: faults.join('; ') || 'All budgets met', isSuccess: faults.length === 0 }
}

/** A line of the table, in which three figures of a broken number count. */
export function rowOf(measure: Measure) {
  const { part, what, database, value, unit, budget } = measure
  const figures = Number.isInteger(value) ? value : Number(value.toPrecision(value >= 100 ? 4 : 3))
  const bound = budget && ('atMost' in budget ? `≤ ${budget.atMost}` : `≥ ${budget.atLeast}`)
  return {
    part,
    database: database ?? '',
    what,
    value: `${figures} ${unit}`.trimEnd(),
    budget: bound ?? '',
    verdict: budget ? (isWithin(measure) ? 'ok' : 'MISSED') : '',
  }
}
