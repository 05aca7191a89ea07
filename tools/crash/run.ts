/**
 * `npm run test:crash -- [--times 100] [--seed N] [--database sqlite|mongodb]`: runs `kill -9` during publishing, on the
 * production build, on SQLite by default. MongoDB: the replica set of MONGODB_TEST_URL, because FerretDB has no
 * transactions. Exits with 1 at the first mixed state, loss or remaining lock, or if no kill came before, or none after,
 * the end of a publication. It prints the seed, which repeats the same moments.
 *
 * `npm run test:letters`, with the same options: a call opens, and `kill -9` twenty times stops the instance, of two, that
 * emails a thousand subscribers. Exits with 1 if someone gets two emails, or none.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

import { buildIfStale } from '@/scripts/server/build'
import { openDatabases, type Databases } from '@/scripts/testing/databases'
import { openingUnderFire } from '@/tests/support/crash/openings'
import { randomFrom } from '@/tests/support/crash/random'
import { crashRounds } from '@/tests/support/crash/rounds'
import { Victim } from '@/tests/support/crash/victim'
import { freePort } from '@/tests/support/server'

/** From this number of kills on, chance does not put them all before, or all after, the end of the publication. */
const BOTH_FROM = 20
const PEOPLE = 1000

const { values, positionals } = parseArgs({
  options: {
    times: { type: 'string' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    database: { type: 'string', default: 'sqlite' },
  },
  allowPositionals: true,
})
const isLetters = positionals.includes('letters')
const { seed, times = isLetters ? '20' : '100' } = values
const random = randomFrom(Number(seed))
const tell = (line: string) => console.log(line)

buildIfStale()
const databases = await openDatabases(values.database)
const settings = databases.fresh()
tell(`${databases.name}, seed ${seed}`)
const began = Date.now()
try {
  const told = await (isLetters ? letters(settings) : publishing(settings))
  console.log(`All was as it must be, in ${Math.round((Date.now() - began) / 1000)} s`, told)
} catch (error) {
  // Keeps the data for inspection.
  console.error(`${databases.name}, seed ${seed}, ${settings.DATA_DIR}:`, error)
  process.exit(1)
}
await databases.close()
process.exit(0)

function letters(settings: ReturnType<Databases['fresh']>) {
  return openingUnderFire({ settings, people: PEOPLE, kills: Number(times), random, tell })
}

async function publishing(settings: ReturnType<Databases['fresh']>) {
  const PAYLOAD_SECRET = 'secret-de-test-'.repeat(3)
  const victim = new Victim({ ...settings, PORT: String(await freePort()), PAYLOAD_SECRET })
  process.on('exit', () => void victim.kill())
  const tally = await crashRounds(victim, { times: Number(times), random, tell })
  if (Number(times) >= BOTH_FROM && !(tally.before && tally.after)) {
    throw new Error(`The kills prove nothing: ${JSON.stringify(tally)}.`)
  }
  await victim.kill()
  return tally
}
