import { rmSync } from 'node:fs'

import { afterAll, expect, it, jest } from '@jest/globals'

import { randomFrom } from '@/tests/support/crash/random'
import { crashRounds } from '@/tests/support/crash/rounds'
import { Victim } from '@/tests/support/crash/victim'
import { freePort, temporaryFolder } from '@/tests/support/server'

// `npm run test:crash` runs the long version.
const TIMES = 3
const SEED = 7

jest.setTimeout(400_000)

const folder = temporaryFolder()
let victim: Victim
afterAll(async () => {
  await victim.kill()
  rmSync(folder, { recursive: true, force: true })
})

it(`a site killed ${TIMES} times while it publishes has no mixed page, no lost document and no lock left`, async () => {
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
