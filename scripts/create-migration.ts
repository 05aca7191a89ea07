/**
 * `npm run migrate:create -- NAME`: the migration from the last model to this one, for both databases and under one
 * name. MongoDB's stays empty unless documents must be changed, but must exist: by it, older code knows that the
 * database is newer and refuses it.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const NAME = /^[a-z0-9]+(_[a-z0-9]+)*$/

const [name = ''] = process.argv.slice(2)
if (!NAME.test(name)) {
  console.error('Usage : npm run migrate:create -- nom_en_minuscules')
  process.exit(2)
}

// Payload compares the code with the last migration's snapshot: no database of anyone is read or changed.
const folder = mkdtempSync(path.join(tmpdir(), 'eig-migration-'))
const databases = [`file:${folder}/empty.sqlite`, 'mongodb://127.0.0.1/unused']
try {
  for (const url of databases) createFor(url)
  run('prettier', ['--write', '--log-level', 'warn', 'migrations/**/*.ts'])
} finally {
  rmSync(folder, { recursive: true })
}

function createFor(url: string): void {
  run('payload', ['migrate:create', name, '--force-accept-warning'], { DATABASE_URL: url })
}

function run(command: string, args: string[], settings: Record<string, string> = {}): void {
  const env = { ...process.env, ...settings }
  const { status } = spawnSync('npx', [command, ...args], { stdio: 'inherit', env })
  if (status !== 0) throw new Error(`${command} ended with status ${status}`)
}
