/**
 * Reads malformed files in a process of its own, and prints what became of each, a line of JSON a file, then of the
 * memory. `node --import tsx tests/support/read-malformed.ts SEED COUNT`
 */
import { readSource } from '@/content/source/read'
import { safeHref } from '@/text/links'
import { lossesOf } from '@/tools/corpus/losses'

import { malformed } from '../fixtures/source/malformed'
import { fc } from './random-cases'

/** `seconds` of processor time: other programs on the machine do not count. */
export type Reading = {
  name: string
  seconds: number
  faults: string[]
  isPlaced: boolean
  isRead: boolean
  losses: unknown[]
}

// Not `resourceUsage().maxRSS`: on Linux it begins with that of the process that started this one.
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
