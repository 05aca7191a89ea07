/**
 * `npm run test:without -- <plugin>…`: shows that the site works without a plugin. In a copy of the repository (tracked files,
 * as they are now) it removes the plugin's folder, its line in `site-config.ts`, its routes and the tests that import it, and
 * those of the plugins that need it. Then types, layers, unit tests and the seed pages over HTTP must pass, on an empty database
 * and on one that used the plugin. Style checks and component tests are left out: they check each file alone.
 * `--all` tries each plugin, one at a time; `--today` tries one, another one each day.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execFileSync } from 'node:child_process'

import { buildIfStale } from '@/scripts/server/build'
import { checkOut, run } from '@/scripts/testing/checkout'

import { dependentsOf, pluginNames, removePlugin } from './remove-plugin'

const QUICK = ['--selectProjects', 'unit', 'http', '--', 'tests/unit/', 'tests/http/seed']

const SEED = ['--selectProjects', 'http', '--', 'tests/http/seed']

const DAY_MS = 24 * 60 * 60 * 1000

const folder = mkdtempSync(path.join(tmpdir(), 'eig-without-'))
const used = path.join(folder, 'used.sqlite')
const commit = execFileSync('git', ['stash', 'create'], { encoding: 'utf8' }).trim() || 'HEAD'

const plugins = chosen(process.argv.slice(2))
buildIfStale()
run('.', 'npm', 'test', '--', ...SEED)
run('.', 'npx', 'tsx', 'tools/without/used-database.ts', used)
const results = plugins.map((plugin) => ({ plugin, ...attempt(plugin) }))
console.table(results)
rmSync(folder, { recursive: true, force: true })
process.exit(results.every(({ result }) => result === 'passed') ? 0 : 1)

/** The plugins that the arguments name. Exits if they name none, or one that does not exist. */
function chosen(args: string[]): string[] {
  const all = pluginNames()
  if (args.includes('--all')) return all
  if (args.includes('--today')) return [all[Math.floor(Date.now() / DAY_MS) % all.length]!]
  if (args.length && args.every((name) => all.includes(name))) return args
  console.error(`Name one of the plugins, --all or --today: ${all.join(', ')}`)
  process.exit(1)
}

function attempt(plugin: string): { result: string; seconds: number } {
  const startedAt = performance.now()
  const seconds = () => Math.round((performance.now() - startedAt) / 1000)
  try {
    tryWithout(plugin)
    return { result: 'passed', seconds: seconds() }
  } catch (error) {
    return { result: (error as Error).message, seconds: seconds() }
  }
}

function tryWithout(plugin: string): void {
  const copy = path.join(folder, plugin)
  const needing = dependentsOf(plugin)
  const others = needing.length ? `, and without what needs it (${needing.join(', ')})` : ''
  console.log(`\nWithout ${plugin}${others}, in ${copy}:`)
  checkOut(commit, copy)
  for (const one of [...needing, plugin]) removePlugin(copy, one)
  run(copy, 'npm', 'run', '--silent', 'generate')
  // One after the other: some unit tests measure how requests share the event loop.
  run(copy, 'npm', 'run', '--silent', 'typecheck')
  run(copy, 'npm', 'run', '--silent', 'rooms')
  run(copy, 'npm', 'test', '--', ...QUICK)
  const seed = path.join(copy, 'node_modules/.cache/eig-sites/seed.sqlite')
  copyFileSync(used, seed)
  run(copy, 'npm', 'test', '--', ...SEED)
  rmSync(copy, { recursive: true, force: true })
}
