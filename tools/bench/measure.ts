/** What a measure must be, in its own unit. */
type Budget = { atMost?: number; atLeast?: number }

/** One line of the table, of the `part` that was measured and, but where no database has a say, on which `database`. */
export type Measure = { what: string; value: number; unit?: string } & Budget
export type Told = Measure & { part: string; database: string }

const isWithin = ({ value, atLeast = -Infinity, atMost = Infinity }: Measure): boolean =>
  value >= atLeast && value <= atMost

/** The middle of `values` once sorted; of an even number, the mean of the two. NaN of none. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [upper = NaN, lower = NaN] = [sorted[half], sorted[half - 1]]
  return sorted.length % 2 ? upper : (lower + upper) / 2
}

/** Times that each thing is measured, in turn with the others it is compared with. */
export const ROUNDS = 3

/**
 * Measures each of `things` once a round, in turn: what slows the machine for a while slows them all. The first, short
 * round is not counted: code is compiled then, and pages rendered. Returns, for each, the measures of all rounds.
 */
export async function inTurn<Name extends PropertyKey, Value>(
  things: Record<Name, (isWarmUp: boolean) => Promise<Value>>,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(things) as Name[]
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Value[]
  >
  for (let round = 0; round <= ROUNDS; round++) {
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
export function rowOf({ part, database, ...measure }: Told) {
  const { what, value, unit = '', atLeast, atMost } = measure
  const figures = Number.isInteger(value) ? value : Number(value.toPrecision(value >= 100 ? 4 : 3))
  const budget = atMost === undefined ? atLeast && `≥ ${atLeast}` : `≤ ${atMost}`
  const isGood = isWithin(measure) ? 'ok' : 'MISSED'
  const told = { value: `${figures} ${unit}`.trimEnd(), budget: budget ?? '' }
  return { part, database, what, ...told, verdict: budget ? isGood : '' }
}
