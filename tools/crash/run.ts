/**
 * `npm run test:crash -- [--times 100] [--seed N] [--database sqlite|mongodb]`: runs `kill -9` during publishing, on the
 * production build, on SQLite by default. MongoDB: the replica set of MONGODB_TEST_URL, because FerretDB has no
 * transactions. Exits with 1 at the first mixed state, loss or remaining lock, or if no kill came before, or none after,
 * the end of a publication. It prints the seed, which repeats the same moments.
 *
 * `npm run test:crash -- <kind>`, with the same options, runs the crash test of a plugin (`plugins/<plugin>/tests/crash.ts`):
 * `npm run test:letters` is the one of kind `letters`.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

import { buildIfStale } from '@/scripts/server/build'
import { openDatabases, type Databases } from '@/scripts/testing/databases'
import { randomFrom } from '@/tests/support/crash/random'
import { crashRounds, type PluginCrash, type Rounds } from '@/tests/support/crash/rounds'
import { Victim } from '@/tests/support/crash/victim'
import { ofPlugins } from '@/tests/support/plugins'
import { freePort } from '@/tests/support/server'

/** From this number of kills on, chance does not put them all before, or all after, the end of the publication. */
const BOTH_FROM = 20

const {
  values,
  positionals: [kind],
} = parseArgs({
  options: {
    times: { type: 'string' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    database: { type: 'string', default: 'sqlite' },
  },
  allowPositionals: true,
})
const plugin = (await ofPlugins<PluginCrash>('crash')).find((one) => one.kind === kind)
if (kind && !plugin) throw new Error(`No plugin has a crash test of kind “${kind}”.`)
const { run, times: usual } = plugin ?? { run: publishing, times: 100 }
const { seed, times = usual } = values
const tell = (line: string) => console.log(line)
const rounds = { times: Number(times), random: randomFrom(Number(seed)), tell }

buildIfStale()
const databases = await openDatabases(values.database)
const settings = databases.fresh()
tell(`${databases.name}, seed ${seed}`)
const began = Date.now()
try {
  const told = await run(settings, rounds)
  console.log(`All was as it must be, in ${Math.round((Date.now() - began) / 1000)} s`, told)
} catch (error) {
  // Keeps the data for inspection.
  console.error(`${databases.name}, seed ${seed}, ${settings.DATA_DIR}:`, error)
  process.exit(1)
}
await databases.close()
process.exit(0)

async function publishing(settings: ReturnType<Databases['fresh']>, rounds: Rounds) {
  const PAYLOAD_SECRET = 'secret-de-test-'.repeat(3)
  const victim = new Victim({ ...settings, PORT: String(await freePort()), PAYLOAD_SECRET })
  process.on('exit', () => void victim.kill())
  const tally = await crashRounds(victim, rounds)
  if (rounds.times >= BOTH_FROM && !(tally.before && tally.after)) {
    throw new Error(`The kills prove nothing: ${JSON.stringify(tally)}.`)
  }
  await victim.kill()
  return tally
}
