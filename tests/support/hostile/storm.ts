import { isRaw, type Attempt, type RawAttempt } from './attempt'
import { ask, send, type Door } from './door'
import { faultsOf, faultsOfBytes } from './faults'

/** How many requests run at once. */
const AT_ONCE = 8
/** The time limit for one family: a slower site counts as blocked. */
const GIVEN_UP_AFTER_MS = 40_000
/** How many attempts are named with each fault. */
const NAMED = 6

/** A request: what it tried, at which door, with its start and end (ms since the epoch). */
export type Sent = { tries: string; from: number; to: number }

/** The result of a family of attempts. */
export type Told = {
  sent: Sent[]
  /** The faults, each with the attempts and their doors. */
  faults: string[]
}

/**
 * Sends all `attempts` to each door, several at once, and returns the result. `session`: the headers of a signed-in user,
 * or null for an anonymous visitor.
 */
export async function storm(
  doors: Door[],
  attempts: (Attempt | RawAttempt)[],
  session: Record<string, string> | null,
): Promise<Told> {
  const startedAt = Date.now()
  const sent: Sent[] = []
  const found = new Map<string, string[]>()
  const queue = attempts.flatMap((attempt) => doors.map((door) => ({ attempt, door })))
  const add = (fault: string, tries: string) =>
    found.set(fault, [...(found.get(fault) ?? []), tries])
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (Date.now() - startedAt > GIVEN_UP_AFTER_MS) {
        add('never sent: the site was too slow', next.attempt.tries)
        continue
      }
      const { attempt, door } = next
      const tries = `${attempt.tries} (${door.name})`
      const from = Date.now()
      for (const fault of await faultsIn(attempt, door, session)) add(fault, tries)
      sent.push({ tries, from, to: Date.now() })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { sent, faults: [...found].map(([fault, tries]) => line(fault, tries)) }
}

const line = (fault: string, tries: string[]) =>
  `${tries.length} × ${fault} ← ${tries.slice(0, NAMED).join('; ')}${tries.length > NAMED ? '; …' : ''}`

async function faultsIn(
  attempt: Attempt | RawAttempt,
  door: Door,
  session: Record<string, string> | null,
): Promise<string[]> {
  if (isRaw(attempt)) {
    return faultsOfBytes(await send(door, attempt), attempt, new URL(door.url).host)
  }
  const answer = await ask(door, attempt, session ?? {})
  return faultsOf(answer, attempt, session ? 'all' : 'public')
}
