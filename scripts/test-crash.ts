/**
 * `npm run test:crash -- [--times 100] [--seed N] [--database sqlite|mongodb]`: `kill -9` during publishing, on the
 * production build; on both databases unless one is named. MongoDB: the server of MONGODB_TEST_URL, else FerretDB. Exits
 * with 1 at the first mixture, loss or lock left, having said the seed, which gives the same moments again.
 */
import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { crashRounds } from '@/tests/support/crash/rounds'
import { randomFrom } from '@/tests/support/crash/random'
import { Victim } from '@/tests/support/crash/victim'
import { databaseOn } from '@/tests/support/mongodb'
import { freePort, temporaryFolder } from '@/tests/support/server'

import { buildIfStale } from './server/build'
import { startMongoWire } from './testing/mongo-wire'

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    database: { type: 'string', multiple: true, default: ['sqlite', 'mongodb'] },
  },
})

buildIfStale()
for (const database of values.database) await crash(database)
process.exit(0)

async function crash(database: string): Promise<void> {
  const given = process.env.MONGODB_TEST_URL
  const wire = database === 'mongodb' && !given ? await startMongoWire() : null
  const server = given || wire?.url
  if (database === 'mongodb' && !server) throw new Error('Set MONGODB_TEST_URL, or install Go.')
  const folder = temporaryFolder()
  const victim = new Victim({
    PORT: String(await freePort()),
    DATA_DIR: folder,
    PAYLOAD_SECRET: 'secret-de-test-'.repeat(3),
    ...(database === 'mongodb' && { DATABASE_URL: databaseOn(server!) }),
  })
  process.on('exit', () => void victim.kill())
  console.log(`${database}, seed ${values.seed}`)
  const began = Date.now()
  try {
    const tally = await crashRounds(victim, {
      times: Number(values.times),
      random: randomFrom(Number(values.seed)),
      tell: (line) => console.log(line),
    })
    const seconds = Math.round((Date.now() - began) / 1000)
    console.log(`${database}: no mixture, nothing lost, in ${seconds} s`, tally)
  } catch (error) {
    console.error(`${database}, seed ${values.seed}, ${folder}:`, error)
    process.exit(1)
  } finally {
    await victim.kill()
    await wire?.stop()
  }
  rmSync(folder, { recursive: true, force: true })
}
