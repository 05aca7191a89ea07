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
