/**
 * `npm run test:mongo`: the integration tests over MongoDB's protocol, on the server that MONGODB_TEST_URL names, else
 * on FerretDB 1.24.2 with its SQLite backend. That version cannot be had by `go install`: a release file that
 * `version.txt` stands for is not in the module, and the program made so panics at once. It is embedded instead (its
 * documented library), in `tests/support/mongo-wire`, where telemetry does not run. What it lacks is worked around in
 * `tests/support/mongodb-workarounds.ts` only. The last line is `N passed, N failed`.
 */
import { runJest } from './testing/jest'
import { startMongoWire } from './testing/mongo-wire'

const given = process.env.MONGODB_TEST_URL
const server = given ? null : await startMongoWire()
const url = given || server?.url
if (!url) {
  console.error('Set MONGODB_TEST_URL to a MongoDB server, or install Go (https://go.dev/dl/).')
  process.exit(1)
}

const status = await runJest(['integration'], process.argv.slice(2), {
  MONGODB_TEST_URL: url,
}).finally(() => server?.stop())
process.exit(status)
