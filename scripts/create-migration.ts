/**
 * `npm run migrate:create -- NAME`: the migration from the last model to this one, for both databases and under one
 * name. MongoDB's stays empty unless documents must be changed, but must exist: by it, older code knows that the
 * database is newer and refuses it.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

const NAME = /^[a-z0-9]+(_[a-z0-9]+)*$/

/** Never opened: Payload compares the code with the last migration's snapshot. */
const DATABASES = ['file:data/none.sqlite', 'mongodb://127.0.0.1/none']

const [name = ''] = process.argv.slice(2)
if (!NAME.test(name)) {
  console.error('Usage : npm run migrate:create -- nom_en_minuscules')
  process.exit(2)
}
for (const url of DATABASES) createFor(url)
underOneTime()

function createFor(url: string): void {
  const { status } = spawnSync('npx', ['payload', 'migrate:create', name], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url },
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** Gives MongoDB's migration the time of SQLite's, some seconds before: they are one step, and stand side by side. */
function underOneTime(): void {
  const [sqlite, mongodb] = ['sqlite', 'mongodb'].map((database) =>
    readdirSync(`migrations/${database}`)
      .filter((file) => file.endsWith(`_${name}.ts`))
      .sort()
      .at(-1)
      ?.replace('.ts', ''),
  )
  if (!sqlite || !mongodb || sqlite === mongodb) return
  renameSync(`migrations/mongodb/${mongodb}.ts`, `migrations/mongodb/${sqlite}.ts`)
  const index = 'migrations/mongodb/index.ts'
  writeFileSync(index, readFileSync(index, 'utf8').replaceAll(mongodb, sqlite))
}
