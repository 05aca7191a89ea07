import { isWithin, type Measure } from './measure'

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
