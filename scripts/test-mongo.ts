/**
 * `npm run test:mongo`: runs over MongoDB's protocol the integration tests, and the HTTP, operations and hostile tests that
 * a database may affect. It uses the server of MONGODB_TEST_URL, else FerretDB 1.24.2 with its SQLite backend.
 * The program of that version, built by `go install`, panics at once, because release scripts write its `version.txt`,
 * which is not in the Go module. `tests/support/mongo-wire` embeds its library instead, which also runs no telemetry. These
 * tests need no workaround in the adapter's options. Go also builds an S3 service for the tests of `tests/s3`: they run
 * here, on SQLite, because no other test command requires Go. A browser test only runs if an argument names it, such as
 * `plugins/proconnect/tests/browser`. The last line is `N passed, N failed`.
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

/** Tests that no database affects: emails, limits at save, and those that use SQLite in any case. */
const UNCHANGED = [
  'letters',
  'bounds',
  'page-formats',
  'bundle\\.test',
  'content-command',
  'import-command',
  'real-pages',
].map((name) => `tests/integration/${name}`)

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
  ['integration', 'http', 'browser', 'operations', 's3', 'hostile'],
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
    // FerretDB has no transactions, and says so.
    ...(!given && { MONGODB_TRANSACTIONS: 'none' }),
    S3_TEST_URL: objects.url,
  },
)
await Promise.all([server?.stop(), objects.stop()])
process.exit(status)
