/**
 * `npm run test:mutation`: makes one small change at a time to the rules of access, security, links, share links and calls
 * (StrykerJS), and prints those that no unit test notices. Fails under the score of `thresholds.break`.
 *
 * Paths as arguments limit the files to mutate. `--force` ignores earlier results for unchanged files and tests. StrykerJS
 * is installed in this folder, because nothing else needs it.
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

const HERE = 'tools/mutation'

const args = process.argv.slice(2)
const paths = args.filter((arg) => !arg.startsWith('-'))

const installed = run('npm', ['ci', '--prefix', HERE, '--no-audit', '--no-fund'])
process.exitCode =
  installed ||
  run('node', [
    `${HERE}/node_modules/@stryker-mutator/core/bin/stryker.js`,
    'run',
    `${HERE}/stryker.config.mjs`,
    ...(paths.length ? ['--mutate', paths.map(globOf).join(',')] : []),
    ...args.filter((arg) => arg.startsWith('-')),
  ])

function globOf(path: string): string {
  return statSync(path).isDirectory() ? `${path.replace(/\/$/, '')}/**` : path
}

/** Runs `command` and returns its exit status. */
function run(command: string, args: string[]): number {
  return spawnSync(command, args, { stdio: 'inherit' }).status ?? 1
}
