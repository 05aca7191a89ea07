import { isRaw, type Attempt, type RawAttempt } from './attempt'
import { ask, send, type Door } from './door'
import { faultsOf, faultsOfBytes } from './faults'

/** How many requests are under way at once. */
const AT_ONCE = 8
/** Of one family: a site that takes longer has been stopped. */
const GIVEN_UP_AFTER_MS = 40_000
/** How many attempts are named beside what is wrong with all of them. */
const NAMED = 6

/** What came of a family of attempts. `from`, `to`: ms since the epoch. */
export type Told = {
  requests: number
  /** Each with what was tried, and at which door. */
  faults: string[]
  slowest: { tries: string; ms: number }
  from: number
  to: number
}

/**
 * Sends all of `attempts` to each door, some at once, and tells what came of it. `session`: the headers of whoever is
 * signed in; null: they are a stranger's.
 */
export async function storm(
  doors: Door[],
  attempts: (Attempt | RawAttempt)[],
  session: Record<string, string> | null,
): Promise<Told> {
  const told: Told = {
    requests: 0,
    faults: [],
    slowest: { tries: '', ms: 0 },
    from: Date.now(),
    to: 0,
  }
  const found = new Map<string, string[]>()
  const queue = attempts.flatMap((attempt) => doors.map((door) => ({ attempt, door })))
  const add = (fault: string, tries: string) =>
    found.set(fault, [...(found.get(fault) ?? []), tries])
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (Date.now() - told.from > GIVEN_UP_AFTER_MS) {
        add('never sent: the site was too slow', next.attempt.tries)
        continue
      }
      const { attempt, door } = next
      const tries = `${attempt.tries} (${door.name})`
      const { faults, ms } = await outcomeOf(attempt, door, session)
      told.requests += 1
      for (const fault of faults) add(fault, tries)
      if (ms > told.slowest.ms) told.slowest = { tries, ms: Math.round(ms) }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { ...told, faults: [...found].map(([fault, tries]) => line(fault, tries)), to: Date.now() }
}

const line = (fault: string, tries: string[]) =>
  `${tries.length} × ${fault} ← ${tries.slice(0, NAMED).join('; ')}${tries.length > NAMED ? '; …' : ''}`

async function outcomeOf(
  attempt: Attempt | RawAttempt,
  door: Door,
  session: Record<string, string> | null,
): Promise<{ faults: string[]; ms: number }> {
  if (isRaw(attempt)) {
    const outcome = await send(door, attempt)
    return { faults: faultsOfBytes(outcome, attempt, new URL(door.url).host), ms: outcome.ms }
  }
  const answer = await ask(door, attempt, session ?? {})
  return { faults: faultsOf(answer, attempt, session ? 'all' : 'public'), ms: answer.ms }
}
