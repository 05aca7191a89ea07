import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What is read, in turn, at each of `urls`. `words`: what a page says if it is the right one. */
export type Visits = {
  urls: string[]
  pages: { path: string; words: string }[]
  /** Ids of the processes that answer: while they wait for a core, a visit is not theirs to hasten. */
  processes: number[]
}

/** `ms`: from asking to the last byte. `own`: of these, without the time in which other programs had the cores. */
export type Visit = { page: string; at: number; ms: number; own: number; fault: string | null }

/** `stop`: ends the visits and tells of each; again: of the same. */
export type RunningVisits = { stop: () => Promise<Visit[]> }

/** Begins to read, every 100 ms, until it is stopped. */
export async function startVisits(visits: Visits): Promise<RunningVisits> {
  const visitor = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/hostile/visitor-process.ts'],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  await once(visitor, 'spawn')
  visitor.send(visits)
  let told: Promise<Visit[]> | undefined
  const stop = async () => {
    const message = once(visitor, 'message') as Promise<[Visit[]]>
    visitor.send('stop')
    const [visits] = await message
    return visits
  }
  return { stop: () => (told ??= stop()) }
}
