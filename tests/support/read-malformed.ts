/**
 * Reads malformed files in a separate process. Prints one line of JSON per file with its outcome, then one with the
 * memory used. `node --import tsx tests/support/read-malformed.ts SEED COUNT`
 */
import { readSource } from '@/content/source/read'
import { safeHref } from '@/text/links'
import { lossesOf } from '@/tools/corpus/losses'

import { malformed } from '../fixtures/source/malformed'
import { fc } from './random-cases'

/** `seconds`: processor time, which other programs on the machine do not change. */
export type Reading = {
  name: string
  seconds: number
  faults: string[]
  isPlaced: boolean
  isRead: boolean
  losses: unknown[]
}

// Not `resourceUsage().maxRSS`: on Linux, it starts with the value of the parent process.
let most = 0

const [seed = 1, count = 500] = process.argv.slice(2).map(Number)

for (const [index, make] of fc.sample(malformed, { seed, numRuns: count }).entries()) {
  const name = `${index}.md`
  const bytes = make()
  const start = process.cpuUsage()
  const result = readSource(bytes, name)
  const { user, system } = process.cpuUsage(start)
  const faults = result.ok ? [] : result.faults
  const call = result.ok ? result.plan.calls[0] : null
  const targets = [call?.applicationUrl, call?.rulesUrl].filter(Boolean) as string[]
  const unsafe = targets.filter((target) => safeHref(target) === null)
  const reading: Reading = {
    name,
    seconds: (user + system) / 1e6,
    faults: faults.slice(0, 3).map(({ message }) => message),
    isPlaced: faults.every(({ line, column }) => line > 0 && column > 0),
    isRead: result.ok,
    losses: result.ok ? [...lossesOf(bytes, result.plan).lost, ...unsafe] : [],
  }
  console.log(JSON.stringify(reading))
  most = Math.max(most, process.memoryUsage.rss())
}
console.log(JSON.stringify({ megabytes: most / 2 ** 20 }))
