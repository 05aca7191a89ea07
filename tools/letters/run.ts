/**
 * `npm run test:letters -- [--people 1000] [--kills 20] [--seed N] [--database sqlite|mongodb]`: a call opens, and `kill -9`
 * takes the instance that tells those who asked, of two on the production build. Exits with 1 where somebody is told by
 * two letters, or by none.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

import { buildIfStale } from '@/scripts/server/build'
import { openDatabases } from '@/scripts/testing/databases'
import { openingUnderFire } from '@/tests/support/crash/openings'
import { randomFrom } from '@/tests/support/crash/random'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    database: { type: 'string', default: 'sqlite' },
  },
})

buildIfStale()
const databases = await openDatabases(values.database)
console.log(`${values.database}, seed ${values.seed}`)
try {
  const told = await openingUnderFire({
    settings: databases.fresh(),
    people: Number(values.people),
    kills: Number(values.kills),
    random: randomFrom(Number(values.seed)),
    tell: (line) => console.log(line),
  })
  console.log('Each is told by one letter.', told)
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
await databases.close()
process.exit()
