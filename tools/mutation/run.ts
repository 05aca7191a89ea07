/**
 * `npm run test:mutation`: changes the rules of access, security, links, share links and calls one small thing at a time
 * (StrykerJS), and has the unit tests notice each. Fails where they notice less than 85 % of a folder, for a survivor
 * that `survivors.yaml` does not list, and for one that it lists in vain.
 *
 * Paths as arguments try no more than those; `--force` asks again what the files and tests, unchanged, have answered
 * before. What StrykerJS needs is installed beside this file: nobody else waits for it.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

import { parse, stringify } from 'yaml'

import config from './stryker.config.mjs'
import { compare, reportSchema, scoreOf, survivorsSchema } from './verdict'

const HERE = 'tools/mutation'
const FOLDERS = ['access/', 'call/', 'text/links.ts', 'platform/security/', 'editing/share-links/']
const LEAST = 85

const args = process.argv.slice(2)
const paths = args.filter((arg) => !arg.startsWith('-'))

run('npm', ['ci', '--prefix', HERE, '--no-audit', '--no-fund'])
run('node', [
  `${HERE}/node_modules/@stryker-mutator/core/bin/stryker.js`,
  'run',
  `${HERE}/stryker.config.mjs`,
  ...(paths.length ? ['--mutate', paths.map(globOf).join(',')] : []),
  ...args.filter((arg) => arg.startsWith('-')),
])

const { files } = reportSchema.parse(JSON.parse(readFileSync(config.incrementalFile, 'utf8')))
const isTried = ([file]: [string, unknown]) =>
  !paths.length || paths.some((path) => file.startsWith(path))
const report = { files: Object.fromEntries(Object.entries(files).filter(isTried)) }
const listed = survivorsSchema.parse(parse(readFileSync(`${HERE}/survivors.yaml`, 'utf8')))

let isGood = true
for (const folder of FOLDERS) {
  const { score, killed, tried } = scoreOf(report, folder)
  if (!tried) continue
  console.log(`${folder.padEnd(16)} ${score.toFixed(1).padStart(5)} %  ${killed} of ${tried}`)
  isGood &&= score >= LEAST
}
const { unlisted, killed } = compare(report, listed)
if (unlisted.length) {
  console.error(
    `\nSurvived: a test should notice these, or ${HERE}/survivors.yaml say why none has to.`,
  )
  console.error(stringify(unlisted, { lineWidth: 0 }))
}
if (killed.length) {
  console.error(`\nListed in ${HERE}/survivors.yaml, and did not survive:`)
  console.error(stringify(killed, { lineWidth: 0 }))
}
process.exit(isGood && !unlisted.length && !killed.length ? 0 : 1)

function globOf(path: string): string {
  return statSync(path).isDirectory() ? `${path.replace(/\/$/, '')}/**` : path
}

/** Ends this process too when `command` fails. */
function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
