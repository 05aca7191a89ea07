/**
 * `npm run test:mutation`: makes one small change at a time to the rules of access, security, links, share links and calls
 * (StrykerJS), and checks that the unit tests notice each. Fails under the score of `thresholds.break`, if a
 * survivor is not listed in `survivors.yaml`, or if a listed one does not survive.
 *
 * Paths as arguments limit the files to mutate. `--force` ignores earlier results for unchanged files and tests. StrykerJS
 * is installed in this folder, because nothing else needs it.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

import { parse, stringify } from 'yaml'
import { z } from 'zod'

import config from './stryker.config.mjs'

const HERE = 'tools/mutation'

/** The part of a report (mutation-testing-report-schema) that is needed here. Lines and columns count from 1. */
const place = z.object({ line: z.number(), column: z.number() })
const fileOfReport = z.object({
  source: z.string(),
  mutants: z.array(
    z.object({
      status: z.string(),
      replacement: z.string().default(''),
      location: z.object({ start: place, end: place }),
    }),
  ),
})
const reportSchema = z.object({ files: z.record(z.string(), fileOfReport) })

/**
 * Accepted survivors (`survivors.yaml`): in `file`, on `line` (its text), each as `original → mutant`. `harmless`: why the
 * change does no harm.
 */
const survivorsSchema = z.array(
  z.strictObject({
    file: z.string(),
    line: z.string(),
    mutants: z.array(z.string()).min(1),
    harmless: z.string().min(20),
  }),
)

type Survivor = { file: string; line: string; mutant: string }

const args = process.argv.slice(2)
const paths = args.filter((arg) => !arg.startsWith('-'))

const installed = run('npm', ['ci', '--prefix', HERE, '--no-audit', '--no-fund'])
if (installed !== 0) process.exit(installed)
// Also fails under `thresholds.break`; the survivors are printed before this command exits.
const status = run('node', [
  `${HERE}/node_modules/@stryker-mutator/core/bin/stryker.js`,
  'run',
  `${HERE}/stryker.config.mjs`,
  ...(paths.length ? ['--mutate', paths.map(globOf).join(',')] : []),
  ...args.filter((arg) => arg.startsWith('-')),
])

const { files } = reportSchema.parse(JSON.parse(readFileSync(config.incrementalFile, 'utf8')))
const isTried = (file: string) =>
  file in files && (!paths.length || paths.some((path) => file.startsWith(path)))
const found = Object.keys(files).filter(isTried).flatMap(survivorsIn)
const listed = survivorsSchema
  .parse(parse(readFileSync(`${HERE}/survivors.yaml`, 'utf8')))
  .filter(({ file }) => isTried(file))
  .flatMap(({ file, line, mutants }) => mutants.map((mutant) => ({ file, line, mutant })))

const unlisted = printSurvivors(
  'Survived: a test should notice these, or the list say why none has to.',
  found,
  listed,
)
const killed = printSurvivors('Listed, and did not survive:', listed, found)
process.exit(unlisted + killed ? 1 : status)

function survivorsIn(file: string): Survivor[] {
  const { source, mutants } = files[file]!
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ location: { start, end }, replacement }) => {
      const lines = source.split('\n').slice(start.line - 1, end.line)
      const line = (lines[0] ?? '').trim()
      const last = lines.length - 1
      lines[last] = (lines[last] ?? '').slice(0, end.column - 1)
      lines[0] = (lines[0] ?? '').slice(start.column - 1)
      return { file, line, mutant: `${brief(lines.join('\n'))} → ${brief(replacement)}` }
    })
}

/** Puts code on one line, shortened if long. */
function brief(code: string): string {
  const text = code.replace(/\s+/g, ' ').trim()
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** Prints those of `all` that are not `known`, in the format of the list. Returns how many there are. */
function printSurvivors(title: string, all: Survivor[], known: Survivor[]): number {
  const keys = new Set(known.map((one) => JSON.stringify(one)))
  const others = all.filter((one) => !keys.has(JSON.stringify(one)))
  if (others.length) console.error(`\n${title}\n${stringify(others, { lineWidth: 0 })}`)
  return others.length
}

function globOf(path: string): string {
  return statSync(path).isDirectory() ? `${path.replace(/\/$/, '')}/**` : path
}

/** Runs `command` and returns its exit status. */
function run(command: string, args: string[]): number {
  return spawnSync(command, args, { stdio: 'inherit' }).status ?? 1
}
