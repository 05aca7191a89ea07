/**
 * `npm run test:mongo`: over MongoDB's protocol, the integration tests and those HTTP tests and hostile requests that a
 * database may change.
 * On the server that MONGODB_TEST_URL names, else on FerretDB 1.24.2 with its SQLite backend. That version's program,
 * made by `go install`, panics at once: its `version.txt` is made by the release scripts and is not in the Go module.
 * Its library is embedded instead, in `tests/support/mongo-wire`; there, telemetry does not run. These tests need no
 * workaround in the adapter's options. Go also builds a service that speaks S3, for the tests of `tests/s3`: they are run
 * here for want of Go elsewhere, on SQLite. The last line is `N passed, N failed`.
 */
import { buildIfStale } from './server/build'
import { runJest } from './testing/jest'
import { startMongoWire, startS3Server } from './testing/go-server'

/** Tests of a running site that use the server of MONGODB_TEST_URL if it is set. */
const SITE_TESTS = [
  'http/boundaries',
  'operations/database-killed',
  'operations/two-instances',
].map((name) => `tests/${name}`)

/** Those that no database changes: the letters, and what goes from SQLite to SQLite. */
const UNCHANGED = ['letters', 'bundle\\.test', 'content-command'].map(
  (name) => `tests/integration/${name}`,
)

const given = process.env.MONGODB_TEST_URL
const server = given ? null : await startMongoWire()
const objects = await startS3Server()
const url = given || server?.url
if (!url || !objects) {
  console.error(
    'Install Go (https://go.dev/dl/): it builds the services that these tests speak to.',
  )
  process.exit(1)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

buildIfStale()
const args = process.argv.slice(2)
const status = await runJest(
  ['integration', 'http', 'operations', 's3', 'hostile'],
  args.length
    ? args
    : [
        'tests/integration/',
        'tests/s3/',
        'tests/hostile/',
        ...SITE_TESTS,
        '--testPathIgnorePatterns',
        ...UNCHANGED,
      ],
  {
    MONGODB_TEST_URL: url,
    // FerretDB has none, and says so.
    ...(!given && { MONGODB_TRANSACTIONS: 'none' }),
    S3_TEST_URL: objects.url,
  },
)
await Promise.all([server?.stop(), objects.stop()])
process.exit(status)
