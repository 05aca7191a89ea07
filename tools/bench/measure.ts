/** The limits of a measure, in its own unit. */
type Budget = { atMost?: number; atLeast?: number }

/** One line of the table: the measured `part` and its `database`, empty if the database makes no difference. */
export type Measure = { what: string; value: number; unit?: string } & Budget
export type Told = Measure & { part: string; database: string }

const isWithin = ({ value, atLeast = -Infinity, atMost = Infinity }: Measure): boolean =>
  value >= atLeast && value <= atMost

/** Returns the median of `values`, NaN if there are none. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [upper = NaN, lower = NaN] = [sorted[half], sorted[half - 1]]
  return sorted.length % 2 ? upper : (lower + upper) / 2
}

/** Number of times each thing is measured, alternating with the others it is compared with. */
export const ROUNDS = 3

/**
 * Measures each of `things` once per round, in turn, so that a slow moment of the machine affects them all. The first,
 * short round is not counted: it compiles code and renders pages. Returns the measures of all rounds for each.
 */
export async function measureAlternating<Name extends PropertyKey, Value>(
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
 * Returns the last line of the output of a run, and whether it is a success: all parts measured and all budgets met.
 * `failed`: names of the parts that ended with an error.
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

/** Returns a line of the table. Fractional numbers have three significant digits. */
export function rowOf({ part, database, ...measure }: Told) {
  const { what, value, unit = '', atLeast, atMost } = measure
  const figures = Number.isInteger(value) ? value : Number(value.toPrecision(value >= 100 ? 4 : 3))
  const budget = atMost === undefined ? atLeast && `≥ ${atLeast}` : `≤ ${atMost}`
  const isGood = isWithin(measure) ? 'ok' : 'MISSED'
  const told = { value: `${figures} ${unit}`.trimEnd(), budget: budget ?? '' }
  return { part, database, what, ...told, verdict: budget ? isGood : '' }
}
