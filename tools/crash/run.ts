/**
 * `npm run test:crash -- [--times 100] [--seed N] [--database sqlite|mongodb]`: `kill -9` during publishing, on the
 * production build; on SQLite unless told otherwise. MongoDB: the replica set of MONGODB_TEST_URL, for FerretDB has no
 * transactions. Exits with 1 at the first mixture, loss or lock left, or when no kill fell before, or none after, the end
 * of a publication, having said the seed, which gives the same moments again.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

import { buildIfStale } from '@/scripts/server/build'
import { openDatabases } from '@/scripts/testing/databases'
import { randomFrom } from '@/tests/support/crash/random'
import { crashRounds } from '@/tests/support/crash/rounds'
import { Victim } from '@/tests/support/crash/victim'
import { freePort } from '@/tests/support/server'

/** From so many kills on, luck does not make them all fall before, or all after, the publication is done. */
const BOTH_FROM = 20

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    database: { type: 'string', multiple: true, default: ['sqlite'] },
  },
})

buildIfStale()
for (const database of values.database) await crash(database)
process.exit(0)

async function crash(database: string): Promise<void> {
  const databases = await openDatabases(database)
  const settings = databases.fresh()
  const victim = new Victim({
    ...settings,
    PORT: String(await freePort()),
    PAYLOAD_SECRET: 'secret-de-test-'.repeat(3),
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
    if (Number(values.times) >= BOTH_FROM && !(tally.before && tally.after)) {
      throw new Error(`The kills prove nothing: ${JSON.stringify(tally)}.`)
    }
    const seconds = Math.round((Date.now() - began) / 1000)
    console.log(`${database}: no mixture, nothing lost, in ${seconds} s`, tally)
  } catch (error) {
    // What it left stays, to be looked at.
    console.error(`${database}, seed ${values.seed}, ${settings.DATA_DIR}:`, error)
    process.exit(1)
  }
  await victim.kill()
  await databases.close()
}
