import { rmSync } from 'node:fs'

import { afterAll, expect, it, jest } from '@jest/globals'

import { randomFrom } from '@/tests/support/crash/random'
import { crashRounds } from '@/tests/support/crash/rounds'
import { Victim } from '@/tests/support/crash/victim'
import { freePort, temporaryFolder } from '@/tests/support/server'

// The long form: npm run test:crash.
const TIMES = 3
const SEED = 7

jest.setTimeout(400_000)

const folder = temporaryFolder()
let victim: Victim
afterAll(async () => {
  await victim.kill()
  rmSync(folder, { recursive: true, force: true })
})

it(`is killed ${TIMES} times while it publishes: no mixture, no loss, no lock left`, async () => {
  victim = new Victim({
    PORT: String(await freePort()),
    DATA_DIR: folder,
    PAYLOAD_SECRET: 'secret-de-test-'.repeat(3),
  })
  const lines: string[] = []
  const tell = (line: string) => lines.push(line)
  const tally = await crashRounds(victim, { times: TIMES, random: randomFrom(SEED), tell })
  expect(tally.before + tally.after).toBe(TIMES)
  console.info([...lines, JSON.stringify(tally)].join('\n'))
})
