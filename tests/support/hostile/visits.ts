import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** The pages to read, in turn, at each of `urls`. `words`: a text that the right page contains. */
export type Visits = {
  urls: string[]
  pages: { path: string; words: string }[]
  /** Ids of the processes that answer. Time in which they wait for a core is not the time of the site. */
  processes: number[]
}

/** `ms`: from the request to the last byte. `own`: the same without the time in which other programs had the cores. */
export type Visit = { page: string; at: number; ms: number; own: number; fault: string | null }

/** `stop` ends the visits and returns them; a second call returns the same visits. */
export type RunningVisits = { stop: () => Promise<Visit[]> }

/** Starts a visit every 100 ms, until it is stopped. */
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
